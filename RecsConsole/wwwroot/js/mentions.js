// While the names of colleagues are open under a note, these keys are theirs: the browser must not break the line or leave the field.
const own = new Set(["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"]);

export function listen(field) {
  field.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (isPlain && own.has(event.key) && field.hasAttribute("aria-activedescendant")) {
      event.preventDefault();
    }
  });
}
