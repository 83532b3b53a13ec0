// What a person keeps of a list, and the keys that move from row to row.
export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is off: the list looks as it does for everybody
  }
}

export function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // storage is off or full: it holds for this visit
  }
}

const links = (grid) => [...(document.getElementById(grid)?.querySelectorAll("a[data-row]") ?? [])];

export function move(grid, by) {
  const all = links(grid);
  const row = document.activeElement?.closest("tr");
  const at = all.findIndex((link) => link.closest("tr") === row);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]?.focus();
}

export function focus(grid, key) {
  links(grid).find((link) => link.dataset.row === key)?.focus();
}
