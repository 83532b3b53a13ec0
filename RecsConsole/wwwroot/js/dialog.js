// Native dialogs: focus stays inside, Escape closes, and focus goes back to where it came from.
export function open(dialog) {
  if (!dialog.open) {
    dialog.showModal();
  }
}

export function close(dialog) {
  if (dialog.open) {
    dialog.close();
  }
}
