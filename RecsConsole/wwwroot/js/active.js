// Tells the server that somebody is at the page, and warns before the session ends. The server prolongs a session by requests, and a page
// that is open makes none while its reader types, clicks, scrolls or moves on with a screen reader. What happens without a person, such as a
// page that refreshes itself, is not told.
const pause = 60_000; // in ms: the server writes it down once a minute
const retry = 5_000;
const warning = 180; // in s before the end
const again = 15; // in s: another page may have prolonged the session since the warning
const notice = document.getElementById("session-end"); // the panel beside a ticket has none
// The request of the page itself has just counted, unless the page was loaded again by itself or another site led here (ProlongSession).
const isCounted =
  !document.cookie.includes("recs-reload=") && (document.referrer === "" || new URL(document.referrer).origin === location.origin);
let next = isCounted ? Date.now() + pause : 0;
let waiting;

const follow = (left, isProlonged) => {
  const isSoon = left <= warning;
  notice.firstElementChild.hidden = !isSoon;
  if (isProlonged) {
    notice.querySelector("button").hidden = isSoon; // the longest time of a session is over soon: nothing prolongs it
  }
  clearTimeout(waiting);
  waiting = setTimeout(look, (isSoon ? again : left - warning) * 1000);
};

const ask = async (method) => {
  const answer = await fetch("/account/active", { method, cache: "no-store" });
  const left = answer.ok && !answer.redirected ? Number(await answer.text()) : NaN;
  if (notice && left > 0) {
    follow(left, method === "POST");
  }
};

// moves nothing
const look = async () => {
  notice.setAttribute("role", "status"); // before it says something: what appears together with its region is not read out
  try {
    await ask("GET");
  } catch {
    waiting = setTimeout(look, pause); // no connection
  }
};

const tell = async () => {
  if (Date.now() < next) {
    return;
  }
  next = Date.now() + pause;
  try {
    await ask("POST");
  } catch {
    next = Date.now() + retry; // no connection: the next key tries again
  }
};

for (const kind of ["pointerdown", "keydown", "input", "click", "wheel", "touchmove"]) {
  document.addEventListener(kind, (event) => event.isTrusted && tell(), { capture: true, passive: true });
}
// Screen readers move without keys. Scripts cause both events too, so only in the window that is in front.
for (const kind of ["focusin", "selectionchange"]) {
  document.addEventListener(kind, (event) => event.isTrusted && document.hasFocus() && tell(), { capture: true, passive: true });
}
if (notice) {
  waiting = setTimeout(look, pause);
}
