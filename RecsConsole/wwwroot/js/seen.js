// Reports which suggestions were really on screen: at least half of one, for a second, in a visible window. Each is reported once, in
// batches.
const share = 0.5;
const dwell = 1000;
const firstPause = 1000;
const pause = 3000;

export function watch(root, receiver) {
  if (!root) {
    return { stop: () => [] }; // taken off the page before it was painted
  }
  const told = new Set();
  const dwelling = new Map();
  let waiting = [];
  let timer = 0;
  let last = 0;

  const take = () => {
    clearTimeout(timer);
    timer = 0;
    last = Date.now();
    const batch = waiting;
    waiting = [];
    return batch;
  };
  const tell = () => {
    const batch = take();
    if (batch.length > 0) {
      receiver.invokeMethodAsync("SeenAsync", batch).catch(() => {}); // the circuit has ended
    }
  };
  const seen = (element) => {
    const key = element.dataset.seen;
    if (!key || told.has(key) || !element.isConnected) {
      return;
    }
    told.add(key);
    waiting.push(key);
    timer ||= setTimeout(tell, Math.max(firstPause, pause - (Date.now() - last)));
  };
  const leave = (element) => {
    clearTimeout(dwelling.get(element));
    dwelling.delete(element);
  };
  const enter = (element) => {
    if (document.visibilityState !== "visible" || dwelling.has(element)) {
      return;
    }
    const wait = setTimeout(() => {
      dwelling.delete(element);
      seen(element);
    }, dwell);
    dwelling.set(element, wait);
  };
  const sight = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting && entry.intersectionRatio >= share) {
          enter(entry.target);
        } else {
          leave(entry.target);
        }
      }
    },
    { threshold: [0, share] },
  );
  // observing an element again reports its present state
  const look = () => {
    for (const element of root.querySelectorAll("[data-seen]")) {
      leave(element);
      sight.unobserve(element);
      sight.observe(element);
    }
  };
  const changes = new MutationObserver(look);
  const onVisibility = () => {
    if (document.visibilityState === "visible") {
      look();
    } else {
      [...dwelling.keys()].forEach(leave);
      tell();
    }
  };

  look();
  changes.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-seen"] });
  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("pagehide", tell);
  return {
    stop: () => {
      sight.disconnect();
      changes.disconnect();
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("pagehide", tell);
      [...dwelling.keys()].forEach(leave);
      return take(); // what is not yet reported, for the caller
    },
  };
}
