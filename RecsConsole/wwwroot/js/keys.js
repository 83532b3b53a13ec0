// Keyboard shortcuts of the page. One listener per circuit; .NET decides which keys are active.
const writing = "input:not([type='checkbox']), textarea, select, [contenteditable='true'], [role='textbox'], [role='combobox'], [role='listbox'], [role='menu']";
const pressing = "a[href], button, summary, input[type='checkbox'], [role='button'], [role='menuitem'], [role='tab']";
// Enter on a row's link opens the current row: when somebody types fast, the focus may not have reached it yet
// Enter on what is chosen already is the key of the page, which saves the choice
const rowLink = "a[data-row], [data-enter='page']";
const floating = "dialog[open], [aria-modal='true'], :popover-open";
const repeating = ["j", "k"];

// Escape leaves the text below a case, so that the letters are keys again: to the tab that opened it. The text stays.
function leave(target) {
  const field = target.closest("[data-docked] :is(input, textarea, select)");
  if (!field || field.getAttribute("aria-expanded") === "true" || document.querySelector(floating)) {
    return false;
  }
  const tab = field.closest("[data-docked]").querySelector("[aria-pressed='true']");
  tab?.focus();
  return Boolean(tab);
}

export function listen(receiver) {
  let known = [];
  const onKeyDown = (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape" && leave(target)) {
      event.preventDefault();
      return;
    }
    const isLetter = /^[a-z]$/i.test(event.key);
    const letter = event.shiftKey ? `Shift ${event.key.toUpperCase()}` : event.key.toLowerCase(); // caps lock makes no difference
    const key = isLetter ? letter : event.key;
    const isWriting = target.closest(writing) && !(key === "Escape" && target.closest("[data-escape]")); // Escape in its search field closes a drawer
    const isTaken = isWriting || document.querySelector(floating) || (key === "Enter" && target.closest(pressing) && !target.closest(rowLink));
    if (isTaken || !known.includes(key) || (event.repeat && !repeating.includes(key))) {
      return;
    }
    event.preventDefault();
    const field = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (field) {
      field.focus(); // in the browser, without the server: the next characters must not be lost on the way
      return;
    }
    receiver.invokeMethodAsync("PressAsync", key);
  };
  document.addEventListener("keydown", onKeyDown);
  return {
    use: (keys) => {
      known = keys;
      document.documentElement.dataset.listening = "on"; // browser tests wait for it: earlier key presses are lost
    },
    stop: () => {
      document.removeEventListener("keydown", onKeyDown);
      delete document.documentElement.dataset.listening;
    },
  };
}
