// Native dialogs: focus stays inside, Escape closes, and focus goes back to where it came from.
export function open(dialog) {
  if (dialog.open) {
    return;
  }

  dialog.showModal();
  if (document.activeElement === dialog.querySelector("header button")) {
    // without a control that asks for the focus: Enter goes on, and does not close what was just opened; nothing dangerous is one key away
    const first = dialog.querySelector(".body input, .body select, .body textarea");
    (first ?? dialog.querySelector("footer button:not(.danger):not([disabled])"))?.focus();
  }
}

export function close(dialog) {
  if (dialog.open) {
    dialog.close();
  }
}
