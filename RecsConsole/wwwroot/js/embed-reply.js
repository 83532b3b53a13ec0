// Hands a quoted passage to the page around the panel, which may put it into the reply of its ticket. Only a page of an origin that may show
// the panel gets it, and it says so. Where none does, the passage goes to the clipboard.
const wait = 1000;

// The browser delivers to the origin named and to no other. Where it tells which page is around this one, only that page is tried.
const targets = (parents) => {
  const nearest = location.ancestorOrigins?.[0];
  return window.parent === window ? [] : parents.split(" ").filter((origin) => origin && (!nearest || origin === nearest));
};

const taken = (id, origins) =>
  new Promise((resolve) => {
    const hear = ({ source, origin, data }) => {
      if (source === window.parent && origins.includes(origin) && data?.type === "recsconsole.taken" && data.id === id) {
        finish(true);
      }
    };
    const timer = setTimeout(() => finish(false), wait);
    const finish = (isTaken) => {
      clearTimeout(timer);
      removeEventListener("message", hear);
      resolve(isTaken);
    };
    addEventListener("message", hear);
  });

// the older way works in frames to which the page around them gives no clipboard
const copy = async (place) => {
  try {
    await navigator.clipboard.writeText(place.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(place);
    return document.execCommand("copy");
  }
};

export async function handOver(box) {
  if (!box || box.dataset.handed) {
    return;
  }
  box.dataset.handed = "true";
  const { id, key, version, title, parents } = box.dataset;
  const place = box.querySelector("[data-text]");
  const button = box.querySelector("[data-copy]");
  const say = (what) => {
    box.querySelectorAll("[data-says]").forEach((words) => (words.hidden = words.dataset.says !== what));
    box.toggleAttribute("data-done", what !== "alone");
    button.hidden = what === "taken";
  };
  button.addEventListener("click", async () => say((await copy(place)) ? "copied" : "alone"));
  const origins = targets(parents);
  if (origins.length > 0) {
    const answer = taken(id, origins);
    const message = { type: "recsconsole.reply", id, text: place.textContent, document: key, version: Number(version), title };
    origins.forEach((origin) => window.parent.postMessage(message, origin));
    if (await answer) {
      say("taken");
      return;
    }
  }
  say((await copy(place)) ? "copied" : "alone");
}
