// Places the caret in a message where text is missing: selects the first [gap], so that typing replaces it; without a gap, goes to the
// empty paragraph between two others, or else to the end.
export function place(field) {
  if (!field) {
    return; // the message was closed before it was ready
  }

  const now = document.activeElement;
  if (now && now !== field && now !== document.body && now.matches("input, textarea, select")) {
    return; // the user is already typing in another field
  }

  if (now === field && field.selectionStart !== field.selectionEnd) {
    return; // the user has selected what they are about to replace
  }

  field.focus();
  const gap = /\[[^[\]\d][^[\]]*\]/.exec(field.value);
  if (gap) {
    field.setSelectionRange(gap.index, gap.index + gap[0].length);
    return;
  }

  const empty = field.value.indexOf("\n\n\n");
  const at = empty < 0 ? field.value.length : empty + 2;
  field.setSelectionRange(at, at);
}
