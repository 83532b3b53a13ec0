// Puts the cursor into a letter where something is missing: a [gap] is selected, so that typing fills it; else the empty place between two others.
export function place(field) {
  if (!field) {
    return; // the letter was closed before it was ready
  }

  const now = document.activeElement;
  if (now && now !== field && now !== document.body && now.matches("input, textarea, select")) {
    return; // they type somewhere else already
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
