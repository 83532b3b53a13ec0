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

// what takes the focus in each row: its link, or its first cell where the row leads nowhere
const rows = (grid) => [...(document.getElementById(grid)?.querySelectorAll("[data-row]") ?? [])];

export function move(grid, by) {
  const all = rows(grid);
  const line = document.activeElement?.closest("tr");
  // a row of a list that is no table is where the focus is, or nowhere
  const at = all.findIndex((row) => row === document.activeElement || (line && row.closest("tr") === line));
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]?.focus();
}

export function focus(grid, key) {
  rows(grid).find((row) => row.dataset.row === key)?.focus();
}
