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
