// The links of the rail scroll in a low window. The label that floats beside an icon lies outside the scrolling part, so that it is not cut
// off; this script gives it the position of its icon.
const tell = (event) => {
  const control = event.target.closest?.(".rail :is(a, button)");
  if (control) {
    const { top, height } = control.getBoundingClientRect();
    control.style.setProperty("--middle", `${top + height / 2}px`);
  }
};
document.addEventListener("pointerover", tell, { passive: true });
document.addEventListener("focusin", tell);

// The link of the open page is in view, also in a low window.
const current = ".rail a.on";
const show = () => document.querySelector(current)?.scrollIntoView({ block: "nearest", inline: "nearest" });
new MutationObserver((changes) => {
  if (changes.some((change) => change.target.matches(current))) {
    show();
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
show();
