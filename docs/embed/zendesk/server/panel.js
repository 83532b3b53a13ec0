// The page of the app: asks its server for a panel of the ticket, and puts a passage that the panel hands over into the reply.
const client = ZAFClient.init();
const { viewer } = document.body.dataset;

const show = (element, content) => document.body.append(Object.assign(document.createElement(element), content));

const start = async () => {
  const { "ticket.id": ticket } = await client.get("ticket.id");
  const answer = await fetch("/zendesk/panel", { method: "POST", body: JSON.stringify({ viewer, ticket }) });
  const { address } = answer.ok ? await answer.json() : {};
  if (!address) {
    show("p", { textContent: "No suggestions here: the ticket is not read yet, or the console did not open it for you." });
    return;
  }
  const frame = Object.assign(document.createElement("iframe"), { title: "RecsConsole", src: address, referrerPolicy: "origin", allow: "clipboard-write" });
  frame.style = "width: 100%; height: 620px; border: 0";
  addEventListener("message", async ({ origin, source, data }) => {
    if (origin === new URL(frame.src).origin && source === frame.contentWindow && data?.type === "recsconsole.reply") {
      await client.invoke("ticket.comment.appendText", data.text);
      source.postMessage({ type: "recsconsole.taken", id: data.id }, origin);
    }
  });
  document.body.append(frame);
  client.invoke("resize", { width: "100%", height: "640px" });
};

start();
