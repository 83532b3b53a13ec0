// Whether somebody is at the suggestions, with the pointer or the focus. A list that must wait for it is told when nobody is any more.
export function watch(root, receiver) {
  let waits = false;
  const isOn = () => root?.isConnected === true && (root.matches(":hover") || root.contains(document.activeElement));
  // a tick later: during the event the focus is on nothing yet
  const look = () =>
    setTimeout(() => {
      if (waits && !isOn()) {
        waits = false;
        receiver.invokeMethodAsync("LeftAsync").catch(() => {}); // the circuit ended meanwhile
      }
    });
  root?.addEventListener("pointerleave", look);
  root?.addEventListener("focusout", look);
  return {
    hold: () => (waits = isOn()),
    stop: () => {
      waits = false;
      root?.removeEventListener("pointerleave", look);
      root?.removeEventListener("focusout", look);
    },
  };
}
