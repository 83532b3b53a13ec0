// The panel beside a ticket: looks again while it is shown, tells what was seen, and comes back after signing in elsewhere.
import { watch } from "./seen.js";

const pause = 30000;
const form = () => document.querySelector("form[data-look]");
let watched;
let replaced;

const send = (fields) => {
  const data = new FormData(form());
  Object.entries(fields).forEach(([name, value]) => data.set(name, value));
  return fetch(form().action, { method: "POST", body: data, keepalive: true });
};

const tell = { invokeMethodAsync: (_, marks) => send({ do: "seen", seen: marks.join(" ") }) };

const follow = () => {
  watched?.stop();
  watched = form() && watch(document.querySelector("main"), tell);
};

// what somebody is about to answer stays under their hands
const isBusy = () => document.visibilityState !== "visible" || document.querySelector("main details[open]") || (document.hasFocus() && document.activeElement?.closest("main"));

const look = async () => {
  if (!form() || !document.querySelector("main[data-live]") || isBusy() || replaced) {
    return;
  }
  replaced = true;
  try {
    const answer = await send({ do: "look" });
    if (answer.status !== 204 && !isBusy()) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
      follow();
    }
  } catch {
    // no line: the next look may find one
  } finally {
    replaced = false;
  }
};

const back = () => {
  const { again } = document.querySelector("main").dataset;
  if (again && document.visibilityState === "visible") {
    location.replace(again);
  }
};

follow();
setInterval(look, pause);
document.addEventListener("visibilitychange", () => (back(), look()));
