// Opening another page. Shows at once that a click was accepted, and from 150 ms on a progress line until the page is rendered. Then
// scrolls to the top or, on going back, to the earlier position: the page scrolls inside the frame, so the browser does not restore it.
const patience = 150;
const longest = 10_000; // ms; then the progress line ends in any case
const root = document.documentElement;
const links = "a[href]:not([download], [target])";
const acting = "button, input, select, textarea, label, summary, [role='button'], [contenteditable='true']";
const places = new Map(); // the scroll position of each history entry
const page = () => document.getElementById("page");
const entry = () => history.state?._index ?? 0; // the framework numbers the history entries
const isComing = () => page()?.querySelector("[data-outline]");

let shown = location.pathname;
let taken = null;
let timers = [];
let goal = null; // where to scroll to, once the page is high enough
let back = null; // the reader's scroll position in a history entry that opens again

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
      wait(null); // opened by a key or by the server: no clicked element to mark
    }
  }
  back = null;
  settle();
  document.querySelector(".rail a.on")?.scrollIntoView({ block: "nearest" }); // in a low window the rail scrolls
};

document.addEventListener(
  "click",
  (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    const link = event.target.closest?.(links);
    const row = link || event.target.closest?.(acting) ? null : event.target.closest?.("tr");
    // a clickable row opens the page that its link names
    open(link ?? (row && getComputedStyle(row).cursor === "pointer" ? row.querySelector("a[data-row]") : null));
  },
  true,
);
// Where every row opens something, a click anywhere in it follows the link of the row; selecting text in it does not.
document.addEventListener("click", (event) => {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const row = isPlain && !event.target.closest?.(`a, ${acting}`) ? event.target.closest?.("[data-rows='open'] tbody tr") : null;
  if (row && getSelection()?.isCollapsed !== false) {
    row.querySelector("a[data-row]")?.click();
  }
});
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
    // during navigation the address already names the new page while the old one still scrolls
    if (event.target === page() && goal === null && shown === location.pathname) {
      places.set(entry(), event.target.scrollTop);
    }
  },
  { capture: true, passive: true },
);
// a user who scrolls is not pulled back
["wheel", "touchmove", "pointerdown", "keydown"].forEach((kind) => addEventListener(kind, () => (goal = null), { capture: true, passive: true }));
new MutationObserver((changes) => {
  if (changes.some((change) => change.attributeName === "data-page")) {
    arrive();
  } else if (goal !== null || timers.length > 0) {
    settle();
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-page"] });
