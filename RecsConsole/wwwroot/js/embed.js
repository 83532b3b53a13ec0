// The panel beside a ticket: refreshes while it is visible, reports which suggestions were seen, and reloads after a sign-in in another
// window.
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

// report what was seen together with the old form: the new one belongs to another decision
const replace = (main) => {
  const rest = watched?.stop() ?? [];
  if (rest.length > 0) {
    tell.invokeMethodAsync("SeenAsync", rest).catch(() => {});
  }
  document.querySelector("main").replaceWith(main);
  follow();
};

// do not replace the panel while the user works in it
const isBusy = () => document.visibilityState !== "visible" || document.querySelector("main details[open]") || (document.hasFocus() && document.activeElement?.closest("main"));

const look = async () => {
  if (!form() || !document.querySelector("main[data-live]") || isBusy() || looking) {
    return;
  }
  looking = true;
  try {
    const answer = await send({ do: "look" });
    if (answer.status === 204 || answer.status >= 500) {
      return; // nothing changed, or the server failed: the next look tries again
    }
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (main && !isBusy()) {
      replace(main);
    }
  } catch {
    // no connection: the next look tries again
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
