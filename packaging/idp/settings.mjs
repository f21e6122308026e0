// How is the foreign OpenID Connect provider set up, whether it asks the person or another provider?
//
// RETURN_URIS are where the browser may go after sign-off, exactly.
// Client "native" is a public client of a desktop program: any loopback port, a scheme of its own,
// the exact addresses of FIXED_REDIRECT_URIS. Client "web" is for https://localhost, which this
// provider grants to no native client, and to web clients without tokens in the fragment only.

import { interactionPolicy } from 'oidc-provider';

export const responseTypes = ['code', 'id_token', 'id_token token', 'code id_token'];

const words = (name) => (process.env[name] ?? '').split(' ').filter(Boolean);

export function policy() {
  const asked = interactionPolicy.base();
  // Without it a native client is asked for consent at each request, also silently.
  asked.get('consent').checks.remove('native_client_prompt');
  return asked;
}

export function settings() {
  return {
    clients: clients(),
    responseTypes,
    pkce: { required: (ctx) => ctx.oidc.params.response_type.includes('code') },
    scopes: ['openid', 'offline_access', 'email'],
    claims: { email: ['email'] },
    conformIdTokenClaims: false, // claims of scopes also beside an access token
    findAccount: async (ctx, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: id.includes('@') ? id : `${id}@example.test` }),
    }),
    ttl: { AccessToken: 600, IdToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
    cookies: { keys: ['of one run, on loopback'] },
  };
}

function clients() {
  const web = words('WEB_REDIRECT_URIS');
  const shared = { token_endpoint_auth_method: 'none', post_logout_redirect_uris: words('RETURN_URIS') };
  return [
    {
      ...shared,
      client_id: 'native',
      application_type: 'native',
      response_types: responseTypes,
      redirect_uris: [
        'http://127.0.0.1/callback',
        'http://localhost/callback',
        'http://[::1]/callback',
        'io.keyturn.idp://callback',
        ...words('FIXED_REDIRECT_URIS'),
      ],
      grant_types: ['authorization_code', 'implicit', 'refresh_token'],
    },
    ...(web.length
      ? [{
        ...shared,
        client_id: 'web',
        application_type: 'web',
        response_types: ['code'],
        redirect_uris: web,
        grant_types: ['authorization_code'],
      }]
      : []),
  ];
}
