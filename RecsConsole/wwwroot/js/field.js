// Brings a field into view and puts the focus on it; without a field, on the heading of the page.
export function show(id) {
  const target = id ? document.getElementById(id) : document.querySelector("h1");
  if (!target) {
    return;
  }
  if (!id) {
    target.tabIndex = -1;
  }
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
