// Reads and writes a person's settings of a list, moves the focus from row to row, selects the row that has it, and keeps an open row in view.
export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is blocked: the list has its default appearance
  }
}

export function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // storage is blocked or full: the setting lasts for this visit only
  }
}

// what takes the focus in each row: its link, or its first cell if the row opens nothing
const rows = (grid) => [...(document.getElementById(grid)?.querySelectorAll("[data-row]") ?? [])];

export function move(grid, by) {
  const all = rows(grid);
  const line = document.activeElement?.closest("tr");
  // outside a table only the focused element itself counts as the current row
  const at = all.findIndex((row) => row === document.activeElement || (line && row.closest("tr") === line));
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]?.focus();
}

// the checkbox of the row with the focus
export function pick(grid) {
  const line = document.activeElement?.closest("tr");
  if (line && document.getElementById(grid)?.contains(line)) {
    line.querySelector("input[type='checkbox']")?.click();
  }
}

export function focus(grid, key) {
  rows(grid).find((row) => row.dataset.row === key)?.focus();
}

// where the clicked row stood: what opens beside the list narrows the page, and what is above the list then grows
let clicked = null;
document.addEventListener(
  "click",
  (event) => {
    const row = event.target.closest?.("tr")?.querySelector("[data-row]");
    clicked = row ? { key: row.dataset.row, top: row.getBoundingClientRect().top } : null;
  },
  true,
);

// Brings the row back to where it was clicked, or else into view; the focus stays where it is. Rows may be rendered a few frames later.
export function reveal(key, frames = 60) {
  const row = document.querySelector(`[data-row="${CSS.escape(key)}"]`);
  if (!row) {
    if (frames > 0) {
      requestAnimationFrame(() => reveal(key, frames - 1));
    }
    return;
  }
  const frame = row.closest("#page");
  if (frame && clicked?.key === key) {
    frame.scrollTop += row.getBoundingClientRect().top - clicked.top;
  }
  clicked = null;
  (row.closest("tr") ?? row).scrollIntoView({ block: "nearest" });
}
