// A press counts for the control on which it began. A message that goes when its field is left, or a list that is read again, can move the
// control away between mouse down and mouse up: the browser then sends the click to what surrounds both places, and nothing happens.
const controls = "button, a[href], summary, label, input[type='checkbox'], input[type='radio']";
const farthest = 4; // pixels: who moves the pointer away from a control means to let it be

let pressed = null;

// not one that was hidden meanwhile, or that lies under a dialog
const isThere = (control) =>
  control.isConnected &&
  control.checkVisibility() &&
  [...document.querySelectorAll("dialog:modal")].every((dialog) => dialog.contains(control));

const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

addEventListener(
  "mousedown",
  (event) => {
    const control = isPlain(event) ? event.target.closest?.(controls) : null;
    pressed = control ? { control, x: event.clientX, y: event.clientY } : null;
  },
  true,
);

addEventListener(
  "click",
  (event) => {
    const { control, x, y } = pressed ?? {};
    pressed = null;
    const isMissed = control && isThere(control) && event.target !== control && event.target.contains?.(control);
    if (isMissed && isPlain(event) && Math.hypot(event.clientX - x, event.clientY - y) <= farthest) {
      event.stopImmediatePropagation(); // not one for a row around the control
      event.preventDefault();
      control.click();
    }
  },
  true,
);
