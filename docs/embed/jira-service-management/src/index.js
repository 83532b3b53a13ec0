// Runs at Atlassian, not in the browser. Asks the console for a panel of the issue, for whoever looks at it. Issue and person come from
// Atlassian, not from the page; the key never reaches the browser.
// forge variables set RECSCONSOLE https://console.example
// forge variables set --encrypt RECSCONSOLE_KEY rk_...
// forge variables set RECSCONSOLE_CONNECTION 00000000-0000-0000-0000-000000000000
import api, { fetch, route } from "@forge/api";
import Resolver from "@forge/resolver";

const resolver = new Resolver();

resolver.define("panel", async ({ payload, context }) => {
  const { RECSCONSOLE, RECSCONSOLE_KEY, RECSCONSOLE_CONNECTION } = process.env;
  const me = await api.asUser().requestJira(route`/rest/api/3/myself`);
  const { emailAddress } = me.ok ? await me.json() : {};
  if (!emailAddress) {
    return {}; // the console knows people by their address
  }
  const answer = await fetch(`${RECSCONSOLE}/api/v1/embed-tokens`, {
    method: "POST",
    headers: { Authorization: `Bearer ${RECSCONSOLE_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      connection: RECSCONSOLE_CONNECTION,
      ticket: context.extension.issue.key,
      person: emailAddress,
      parent: payload.parent, // the console gives no panel for pages that its administrators do not allow
    }),
  });
  return answer.status === 201 ? { address: (await answer.json()).address } : {};
});

export const handler = resolver.getDefinitions();
