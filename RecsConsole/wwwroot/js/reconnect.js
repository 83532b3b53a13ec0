// The two buttons of the connection notice. The framework sets the classes of #components-reconnect-modal itself.
addEventListener("click", async (event) => {
  const action = event.target.closest?.("[data-connection]")?.dataset.connection;
  if (action === "reload") {
    location.reload();
  } else if (action === "retry") {
    // false: the server answers, but this page's circuit is gone
    if ((await Blazor.reconnect().catch(() => true)) === false) {
      location.reload();
    }
  }
});

// A server that was restarted answers, but no longer knows this page: it is loaded again, unless something was typed that nobody keeps
// (drafts.js sets data-keeps).
{
  const connection = document.getElementById("components-reconnect-modal");
  let hasTyped = false;
  addEventListener("input", () => (hasTyped = true), true);
  if (connection) {
    new MutationObserver(() => {
      const isGone = connection.classList.contains("components-reconnect-rejected");
      if (isGone && (!hasTyped || connection.hasAttribute("data-keeps"))) {
        setTimeout(() => {
          // nobody asked for this request, so it does not prolong the session (ProlongSession)
          document.cookie = `recs-reload=1; path=/; max-age=10; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;
          location.reload();
        }, 1000); // long enough to read why
      }
    }).observe(connection, { attributes: true, attributeFilter: ["class"] });
  }
}
