// Opening another page. What was clicked says at once that it was taken, and a thin line runs from 150 ms on until the page is there. The page
// then starts at its top, or, for whoever goes back, where they were: the page scrolls inside the frame, so the browser does not do it.
const patience = 150;
const longest = 10_000; // whatever became of it, the line ends
const root = document.documentElement;
const links = "a[href]:not([download], [target])";
const acting = "button, input, select, textarea, label, summary, [role='button'], [contenteditable='true']";
const places = new Map(); // how far each entry of the history was scrolled
const page = () => document.getElementById("page");
const entry = () => history.state?._index ?? 0; // the framework counts the entries
const isComing = () => page()?.querySelector("[data-outline]");

let shown = location.pathname;
let taken = null;
let timers = [];
let goal = null; // where to scroll to, once the page is high enough
let back = null; // where the reader was, when an entry of the history opens again

const wait = (element) => {
  end();
  taken = element;
  taken?.setAttribute("data-taken", "");
  timers = [setTimeout(() => root.setAttribute("data-opening", ""), patience), setTimeout(end, longest)];
};
const end = () => {
  timers.forEach(clearTimeout);
  timers = [];
  taken?.removeAttribute("data-taken");
  taken = null;
  root.removeAttribute("data-opening");
};
const open = (link) => {
  if (link && link.origin === location.origin && link.href.split("#")[0] !== location.href.split("#")[0]) {
    wait(link.closest("tr, li") ?? link);
  }
};
const settle = () => {
  const frame = page();
  if (goal !== null && frame) {
    frame.scrollTop = goal;
    goal = isComing() || frame.scrollTop < goal - 1 ? goal : null;
  }
  if (timers.length > 0 && !isComing()) {
    end();
  }
};
const arrive = () => {
  if (shown !== location.pathname) {
    shown = location.pathname;
    goal = back ?? 0;
    if (isComing() && timers.length === 0) {
      wait(null); // opened by a key or by the server: nothing here was clicked
    }
  }
  back = null;
  settle();
  document.querySelector(".rail a.on")?.scrollIntoView({ block: "nearest" }); // in a low window the links scroll
};

document.addEventListener(
  "click",
  (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    const link = event.target.closest?.(links);
    const row = link || event.target.closest?.(acting) ? null : event.target.closest?.("tr");
    // a row that can be clicked opens what its link names
    open(link ?? (row && getComputedStyle(row).cursor === "pointer" ? row.querySelector("a[data-row]") : null));
  },
  true,
);
document.addEventListener(
  "keydown",
  (event) => {
    const isFree = event.target === document.body || event.target.closest?.("a[data-row], #page[tabindex]") === event.target;
    if (event.key === "Enter" && isFree && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector("dialog[open]")) {
      open(event.target.closest("a[data-row]") ?? page()?.querySelector("tr.cur a[data-row]"));
    }
  },
  true,
);
addEventListener("popstate", () => {
  back = location.pathname === shown ? null : (places.get(entry()) ?? 0);
});
document.addEventListener(
  "scroll",
  (event) => {
    // between two pages what is scrolled is no longer the page that the address names
    if (event.target === page() && goal === null && shown === location.pathname) {
      places.set(entry(), event.target.scrollTop);
    }
  },
  { capture: true, passive: true },
);
// whoever scrolls on is not pulled back
["wheel", "touchmove", "pointerdown", "keydown"].forEach((kind) => addEventListener(kind, () => (goal = null), { capture: true, passive: true }));
new MutationObserver((changes) => {
  if (changes.some((change) => change.attributeName === "data-page")) {
    arrive();
  } else if (goal !== null || timers.length > 0) {
    settle();
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-page"] });
