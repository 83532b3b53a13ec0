// The end of a case's history: whether it is in sight, and the way to it. Where the list scrolls by itself it is laid out from its end (0).
export function follow(scroller, end, receiver) {
  let isSeen = true;
  const sight = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1).isIntersecting;
    if (isSeen && scroller?.parentElement?.querySelector("[data-unseen]")) {
      receiver.invokeMethodAsync("SawEnd").catch(() => {}); // the circuit ended meanwhile
    }
  });
  if (end) {
    sight.observe(end); // null: taken off the page before it was painted
  }
  return {
    isAtEnd: () => isSeen,
    // only within the list: the page stays where the reader left it
    toEnd: () => {
      if (scroller?.isConnected) {
        scroller.scrollTop = 0;
      }
    },
    show: () => {
      end.scrollIntoView({ block: "end" });
      scroller.focus({ preventScroll: true }); // the button is gone
    },
    stop: () => sight.disconnect(),
  };
}
