// The quick search: Ctrl K (Cmd K) opens it at once, without asking the server, so that what is typed next goes into it.
export function listen(dialog, box, receiver) {
  const open = () => {
    if (dialog.open || document.querySelector("dialog[open], .rz-dialog")) {
      return; // another dialog has the floor
    }
    dialog.showModal();
    box.focus();
    receiver.invokeMethodAsync("OpenedAsync");
  };
  const close = () => dialog.close();
  const onKeyDown = (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault(); // the browser's own search
      if (dialog.open) {
        close();
      } else {
        open();
      }
    }
  };
  // the caret stays where it is while the arrows move the marked line; the line is kept in sight
  const onArrow = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
    }
  };
  const observer = new MutationObserver(() =>
    dialog.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: "nearest" }),
  );
  const onBackdrop = (event) => {
    if (event.target === dialog) {
      close();
    }
  };
  document.addEventListener("keydown", onKeyDown);
  box.addEventListener("keydown", onArrow);
  dialog.addEventListener("click", onBackdrop);
  observer.observe(dialog, { subtree: true, attributeFilter: ["aria-selected"] });
  return {
    open,
    close,
    stop: () => {
      document.removeEventListener("keydown", onKeyDown);
      observer.disconnect();
    },
  };
}
