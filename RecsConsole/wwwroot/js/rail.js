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

// The link of the open page is in view, also in a low window: where another link became it, and where the rail was drawn anew.
let shown = null;
const show = () => {
  const link = document.querySelector(".rail a.on");
  if (link !== shown) {
    shown = link;
    link?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
};
new MutationObserver(show).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
show();
