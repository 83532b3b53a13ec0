// The panel beside a ticket: refreshes while it is visible, says whether it is connected, reports which suggestions were seen, hands a
// quoted passage to the page around it, and reloads after a sign-in in another window.
import { handOver } from "./embed-reply.js";
import { watch } from "./seen.js";

const pause = 30000;
const retry = 5000;
const form = () => document.querySelector("form[data-look]");
let watched;
let looking;
let connection = "live";
let again; // the only timer of a next try: look has many callers, and a server that restarts must not hear from each of them

const show = (state) => {
  connection = state;
  const sign = document.querySelector("[data-sign]");
  if (sign) {
    sign.hidden = false;
    sign.querySelectorAll("[data-state]").forEach((words) => (words.hidden = words.dataset.state !== state));
  }
};

const send = (fields) => {
  const data = new FormData(form());
  Object.entries(fields).forEach(([name, value]) => data.set(name, value));
  return fetch(form().action, { method: "POST", body: data, keepalive: true });
};

const tell = { invokeMethodAsync: (_, marks) => send({ do: "seen", seen: marks.join(" ") }) };

const follow = () => {
  show(connection); // a new panel has a new sign
  handOver(document.querySelector("main [data-passage]"));
  if (!form()) {
    watched = undefined;
    return;
  }
  const { seenPercent, seenMs } = form().dataset;
  watched = watch(document.querySelector("main"), tell, Number(seenPercent), Number(seenMs));
};

// report what was seen together with the old form: the new one belongs to another decision
const replace = (main) => {
  const rest = watched?.stop() ?? [];
  if (rest.length > 0) {
    tell.invokeMethodAsync("SeenAsync", rest).catch(() => {});
  }
  document.querySelector("main").replaceWith(main);
  follow();
};

// do not replace the panel while the user works in it, or before a passage has found its place
const isBusy = () =>
  document.querySelector("main details[open], main [data-passage]:not([data-done])") || (document.hasFocus() && document.activeElement?.closest("main"));

// the panel or notice of an answer; null when nothing changed, the server failed, or something in between answered
const fresh = async (answer) =>
  answer.status >= 500 ? null : new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");

// A panel that must not be replaced asks for nothing new: it only reports that it saw nothing else, which shows that the console answers.
// A panel that was refused is over, even while the user works in it: nothing in it can be sent any more.
const look = async () => {
  if (!form() || !document.querySelector("main[data-live]") || document.visibilityState !== "visible" || looking) {
    return;
  }
  looking = true;
  if (connection !== "live") {
    show("trying");
  }
  try {
    const answer = await send(isBusy() ? { do: "seen", seen: "" } : { do: "look" });
    const main = await fresh(answer);
    show(answer.ok || main ? "live" : "away");
    if (main && (!answer.ok || !isBusy())) {
      replace(main);
    }
  } catch {
    show("away"); // no connection
  } finally {
    looking = false;
    clearTimeout(again);
    if (connection === "away" && document.querySelector("main[data-live]")) {
      again = setTimeout(look, retry);
    }
  }
};

// Sent without leaving the page: a browser allows copying only for a few seconds after the click. Focus moves to the answer, since the
// button that had it is replaced.
const quote = async (event) => {
  if (!event.target.matches("form[data-reply]")) {
    return;
  }
  event.preventDefault();
  const button = event.target.querySelector("button");
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  try {
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) });
    const main = await fresh(answer);
    if (!main) {
      throw new Error(`The console answered ${answer.status}.`);
    }
    replace(main);
    (document.querySelector("main [data-passage]") ?? document.querySelector("main .said"))?.focus();
  } catch {
    button.disabled = false;
    show("away");
    look();
  }
};

const back = () => {
  const { again: path } = document.querySelector("main").dataset;
  if (path && document.visibilityState === "visible") {
    location.replace(path);
  }
};

follow();
setInterval(look, pause);
document.addEventListener("visibilitychange", () => (back(), look()));
document.addEventListener("submit", quote);
addEventListener("offline", () => show("away"));
addEventListener("online", look);
