"""What does a sound profile look like, as short as it can be?"""

SOUND = """\
schema = 1

[app]
id = "test.acme.Keyturn"
name = "Keyturn"

[license_service]
base_url = "https://api.acme.test"
auth = "api_key"
api_key = "the-api-key"
shared_key = "the-shared-key"

[[products]]
code = "CAD-PRO"
name = "CAD Pro"

[sign_in]
response_type = "code"
"""

OAUTH = SOUND.replace('auth = "api_key"', 'auth = "oauth"').replace(
    'api_key = "the-api-key"\nshared_key = "the-shared-key"',
    'client_id = "the-client"\nclient_secret = "the-client-secret"',
)
