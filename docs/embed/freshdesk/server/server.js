// Runs at Freshworks, not in the browser. Asks the console for a panel of the ticket; the key never reaches the browser. Freshworks does not
// tell this function who called it, so the person is whom the page names: read the README before using it.
exports = {
  openPanel: async function (args) {
    try {
      const answer = await $request.invokeTemplate("openPanel", {
        body: JSON.stringify({
          connection: args.iparams.connection,
          ticket: String(args.ticket),
          person: String(args.person),
          parent: String(args.parent),
        }),
      });
      renderData(null, { address: JSON.parse(answer.response).address });
    } catch (error) {
      console.error("RecsConsole answered", error.status, "for ticket", args.ticket);
      renderData(null, { address: null });
    }
  },
};
