// The panel beside a ticket: looks again while it is shown, tells what was seen, and comes back after signing in elsewhere.
import { watch } from "./seen.js";

const pause = 30000;
const form = () => document.querySelector("form[data-look]");
let watched;
let looking;

const send = (fields) => {
  const data = new FormData(form());
  Object.entries(fields).forEach(([name, value]) => data.set(name, value));
  return fetch(form().action, { method: "POST", body: data, keepalive: true });
};

const tell = { invokeMethodAsync: (_, marks) => send({ do: "seen", seen: marks.join(" ") }) };

const follow = () => {
  if (!form()) {
    watched = undefined;
    return;
  }
  const { seenPercent, seenMs } = form().dataset;
  watched = watch(document.querySelector("main"), tell, Number(seenPercent), Number(seenMs));
};

// what was seen is told with the form that goes: the next one is of another decision
const replace = (main) => {
  const rest = watched?.stop() ?? [];
  if (rest.length > 0) {
    tell.invokeMethodAsync("SeenAsync", rest).catch(() => {});
  }
  document.querySelector("main").replaceWith(main);
  follow();
};

// what somebody is about to answer stays under their hands
const isBusy = () => document.visibilityState !== "visible" || document.querySelector("main details[open]") || (document.hasFocus() && document.activeElement?.closest("main"));

const look = async () => {
  if (!form() || !document.querySelector("main[data-live]") || isBusy() || looking) {
    return;
  }
  looking = true;
  try {
    const answer = await send({ do: "look" });
    if (answer.status === 204 || answer.status >= 500) {
      return; // nothing moved, or the next look may find more
    }
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (main && !isBusy()) {
      replace(main);
    }
  } catch {
    // no line: the next look may find one
  } finally {
    looking = false;
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
