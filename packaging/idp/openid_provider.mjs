// How does npm's oidc-provider run by itself? With its own forms for sign-in and consent.
//
//   PORT=3900 node openid_provider.mjs

import http from 'node:http';
import { Provider } from 'oidc-provider';
import { policy, settings } from './settings.mjs';

const port = Number(process.env.PORT);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  ...settings(),
  interactions: { policy: policy() },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
});
http.createServer(provider.callback()).listen(port, '127.0.0.1');
