// The quick search: Ctrl K (Cmd K) opens it at once, without asking the server, so that what is typed next goes into it.
// The page loads this script itself: a Ctrl K pressed before the circuit runs waits for it instead of going to the browser.
let toggle = null;
let isWanted = false;

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault(); // suppresses the browser's own search
    if (toggle) {
      toggle();
    } else {
      isWanted = !isWanted;
    }
  }
});

export function listen(dialog, box, receiver) {
  const open = () => {
    if (dialog.open || document.querySelector("dialog[open]")) {
      return; // another dialog is open
    }
    dialog.showModal();
    box.focus();
    receiver.invokeMethodAsync(
      "OpenedAsync",
      [...document.querySelectorAll("[data-does]:not(:disabled)")].map((each) => each.dataset.does),
    );
  };
  const close = () => dialog.close();
  const own = () => (dialog.open ? close() : open());
  // the arrows move the marked option, not the caret
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
  box.addEventListener("keydown", onArrow);
  dialog.addEventListener("click", onBackdrop);
  observer.observe(dialog, { subtree: true, attributeFilter: ["aria-selected"] });
  toggle = own;
  if (isWanted) {
    isWanted = false;
    open();
  }
  return {
    open,
    close,
    press: (control) => document.querySelector(`[data-does="${CSS.escape(control)}"]:not(:disabled)`)?.click(),
    chooseTheme: (theme) => window.recsAppearance.choose("theme", theme),
    stop: () => {
      if (toggle === own) {
        toggle = null;
      }
      observer.disconnect();
    },
  };
}
