// Tells the server that somebody is at the page. The server prolongs a session by requests, and a page that is open makes none while its
// reader types, clicks or scrolls. What happens without a person, such as a page that refreshes itself, is not told.
const pause = 60_000; // in ms: the server writes it down once a minute
const retry = 5_000;
let next = Date.now() + pause; // the request of the page itself has just counted

const tell = async () => {
  if (Date.now() < next) {
    return;
  }
  next = Date.now() + pause;
  try {
    await fetch("/account/active", { method: "POST" });
  } catch {
    next = Date.now() + retry; // no connection: the next key tries again
  }
};

for (const kind of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
  document.addEventListener(kind, (event) => event.isTrusted && tell(), { capture: true, passive: true });
}
