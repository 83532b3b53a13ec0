// The page of the app: asks for a panel of the ticket, and puts a passage that the panel hands over into the reply that is open.

// a passage is plain text, but the editor takes HTML
const html = (text) => {
  const place = document.createElement("div");
  place.textContent = text;
  return place.innerHTML.replaceAll("\n", "<br>");
};

const start = async () => {
  const client = await app.initialized();
  const { ticket } = await client.data.get("ticket");
  const { loggedInUser } = await client.data.get("loggedInUser");
  // a browser asks each page around the panel, so the console is told all of them, the nearest first
  const around = location.ancestorOrigins ? [...location.ancestorOrigins] : [new URL(document.referrer).origin];
  const { response } = await client.request.invoke("openPanel", {
    ticket: ticket.id,
    person: loggedInUser.contact.email,
    parent: [location.origin, ...around].join(" "),
  });
  const frame = document.getElementById("panel");
  addEventListener("message", async ({ origin, source, data }) => {
    if (origin === new URL(frame.src).origin && source === frame.contentWindow && data?.type === "recsconsole.reply") {
      await client.interface.trigger("setValue", { id: "editor", text: html(data.text), replace: false, position: "end" });
      source.postMessage({ type: "recsconsole.taken", id: data.id }, origin);
    }
  });
  if (response.address) {
    frame.src = response.address;
  }
  frame.hidden = !response.address;
  document.getElementById("none").hidden = Boolean(response.address);
};

start().catch(() => (document.getElementById("none").hidden = false));
