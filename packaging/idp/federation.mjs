// How does an OpenID Connect provider send the browser on to the company's own, by SAML or by OpenID
// Connect? oidc-provider in front, nanoidp behind it; the login hint says which way.
//
//   PORT=3910 BEHIND=http://127.0.0.1:8765 node federation.mjs

import crypto from 'node:crypto';
import http from 'node:http';
import { Provider, errors } from 'oidc-provider';
import * as samlify from 'samlify';
import { policy, settings } from './settings.mjs';

const port = Number(process.env.PORT);
const own = `http://127.0.0.1:${port}`;
const behind = process.env.BEHIND;
const redirectUri = `${own}/oidc/cb`;
const underWay = new Map(); // interaction -> what was sent on with it, then who came back

const provider = new Provider(own, {
  ...settings(),
  interactions: { policy: policy(), url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  // The company's administrator has agreed for everybody: nobody is asked for consent.
  loadExistingGrant: async (ctx) => {
    const { client, session, params } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(params.scope);
    await grant.save();
    return grant;
  },
});

samlify.setSchemaValidator({ validate: async () => 'ok' });
const asked = await fetch(`${behind}/saml/metadata`);
const company = samlify.IdentityProvider({ metadata: await asked.text() });
const service = samlify.ServiceProvider({
  entityID: `${own}/saml`,
  assertionConsumerService: [
    { Binding: samlify.Constants.namespace.binding.post, Location: `${own}/saml/acs` },
  ],
  wantAssertionsSigned: true,
});

const routes = [
  [/^\/interaction\/([\w-]+)$/, sendOn],
  [/^\/interaction\/([\w-]+)\/done$/, finish],
  [/^\/oidc\/cb$/, fromOpenIdConnect],
  [/^\/saml\/acs$/, fromSaml],
];

http.createServer(async (req, res) => {
  const address = new URL(req.url, own);
  for (const [path, answer] of routes) {
    const found = path.exec(address.pathname);
    if (found) {
      return answer(req, res, address, found[1]).catch((error) => {
        console.error(error);
        res.writeHead(502, { 'content-type': 'text/plain' }).end('The way back failed.\n');
      });
    }
  }
  return provider.callback()(req, res);
}).listen(port, '127.0.0.1');

/** Home-realm discovery: the hint says where the person is at home; without one, two links. */
async function sendOn(req, res, address, uid) {
  const { params } = await provider.interactionDetails(req, res);
  const way = address.searchParams.get('way') ?? params.login_hint;
  if (way === 'saml') return redirect(res, samlAddress(uid));
  if (way === 'oidc') return redirect(res, openIdConnectAddress(uid));
  res.writeHead(200, { 'content-type': 'text/html' });
  return res.end('<!doctype html><title>Where do you work?</title><h1>Where do you work?</h1>'
    + '<a id="saml" href="?way=saml">By SAML</a> <a id="oidc" href="?way=oidc">By OpenID Connect</a>');
}

function samlAddress(uid) {
  underWay.set(uid, {});
  const { context } = service.createLoginRequest(company, 'redirect');
  return `${context}&RelayState=${encodeURIComponent(uid)}`;
}

function openIdConnectAddress(uid) {
  const verifier = crypto.randomBytes(32).toString('base64url');
  underWay.set(uid, { verifier });
  const challenge = crypto.createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    client_id: 'broker', response_type: 'code', redirect_uri: redirectUri, scope: 'openid email',
    state: uid, code_challenge: challenge, code_challenge_method: 'S256',
  });
  return `${behind}/authorize?${query}`;
}

async function fromSaml(req, res) {
  const body = Object.fromEntries(new URLSearchParams(await read(req)));
  const { extract } = await service.parseLoginResponse(company, 'post', { body });
  return back(res, body.RelayState, `saml:${extract.nameID}`);
}

async function fromOpenIdConnect(req, res, address) {
  const uid = address.searchParams.get('state');
  const answer = await fetch(`${behind}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', code: address.searchParams.get('code'), client_id: 'broker',
      redirect_uri: redirectUri, code_verifier: underWay.get(uid)?.verifier ?? '',
    }),
  });
  const { id_token: token } = await answer.json();
  // Straight from the token endpoint, on loopback: its signature is no subject of these tests.
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  return back(res, uid, `oidc:${claims.sub}`);
}

/** The interaction's cookie is sent below its own path only. */
function back(res, uid, accountId) {
  if (!underWay.has(uid)) throw new errors.InvalidRequest('nobody was sent on for this answer');
  underWay.set(uid, { accountId });
  return redirect(res, `/interaction/${uid}/done`);
}

async function finish(req, res, address, uid) {
  const { accountId } = underWay.get(uid) ?? {};
  underWay.delete(uid);
  if (!accountId) throw new errors.InvalidRequest('nobody came back for this interaction');
  req.url = `/interaction/${uid}`;
  return provider.interactionFinished(
    req, res, { login: { accountId } }, { mergeWithLastSubmission: false },
  );
}

async function read(req) {
  const parts = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString();
}

function redirect(res, location) {
  res.writeHead(303, { location }).end();
}
