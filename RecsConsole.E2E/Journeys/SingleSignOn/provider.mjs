// A real OpenID Connect provider for the journey: node provider.mjs PORT CONSOLE PACKAGES
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [port, console_, packages] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(join(packages, 'node_modules', 'oidc-provider', 'lib', 'index.js')).href);
const issuer = `http://127.0.0.1:${port}`;
const groups = { agent1: ['agents'], guest1: ['guests'], agent: ['agents'] };
// who has an account of the same address in the ticket system
const addresses = { agent: 'agent@test.example' };

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'recs',
      client_secret: 'recs-secret',
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`${console_}/signin-oidc/corp`],
      post_logout_redirect_uris: [`${console_}/signout-callback-oidc/corp`],
      backchannel_logout_uri: `${console_}/oidc/backchannel`,
      backchannel_logout_session_required: true,
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  scopes: ['openid', 'profile', 'email', 'groups'],
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
  // as the specification has it: all but the subject is asked for at the user info
  conformIdTokenClaims: true,
  pkce: { required: () => true },
  cookies: { keys: ['of a test'] },
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  // it would not post to an address of this machine otherwise
  fetch: (url, { dispatcher, ...rest }) => globalThis.fetch(url, rest),
  findAccount: (context, id) =>
    groups[id] && {
      accountId: id,
      claims: () => ({ sub: id, name: id, email: addresses[id] ?? `${id}@corp.example`, email_verified: true, groups: groups[id] }),
    },
});
provider.on('backchannel.error', (context, error) => console.error('back channel', error.message));
provider.on('server_error', (context, error) => console.error('server', error));
provider.listen(+port, '127.0.0.1', () => console.log('ready'));
