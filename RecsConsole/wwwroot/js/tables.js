// On a narrow screen a table that is wider than its container scrolls. If nothing in it can take the focus, the table itself becomes
// focusable, so that the arrow keys can scroll it.
const narrow = matchMedia("(max-width: 767px)");
let isAsked = false;

const reach = () => {
  isAsked = false;
  for (const table of document.querySelectorAll("main .table")) {
    const scrolls = narrow.matches && table.scrollWidth > table.clientWidth;
    if (scrolls && !table.querySelector("a[href], button, input, select, summary")) {
      table.tabIndex = 0;
    } else {
      table.removeAttribute("tabindex");
    }
  }
};

const ask = () => {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(reach);
  }
};

addEventListener("resize", ask);
// tables never scroll on a wide screen, so changes cost nothing there
new MutationObserver(() => narrow.matches && ask()).observe(document.body, { childList: true, subtree: true });
ask();
