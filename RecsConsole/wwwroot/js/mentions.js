// While the list of colleagues is open under a note, these keys belong to it: the browser must not insert a line break or leave the field.
const own = new Set(["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"]);

export function listen(field) {
  field.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (isPlain && own.has(event.key) && field.hasAttribute("aria-activedescendant")) {
      event.preventDefault();
    }
  });
}
