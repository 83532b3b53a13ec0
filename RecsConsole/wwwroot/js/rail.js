// The links of the rail scroll in a low window. The name that floats beside an icon stands outside of what scrolls, so that it is not cut off:
// it is told where its icon is.
const tell = (event) => {
  const control = event.target.closest?.(".rail :is(a, button)");
  if (control) {
    const { top, height } = control.getBoundingClientRect();
    control.style.setProperty("--middle", `${top + height / 2}px`);
  }
};
document.addEventListener("pointerover", tell, { passive: true });
document.addEventListener("focusin", tell);
