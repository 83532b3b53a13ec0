// What is typed and not sent. Each key goes into this browser at once and is taken out when the server says that it has it, so that a lost
// line, a reload or a restart of the server loses nothing. A line says where: data-draft names tenant, person and form, so nobody else's copy
// is ever read, and data-field the control, or what holds the controls.
const prefix = "recs-draft:";
const probe = "recs-probe";
const before = ":before"; // what is typed before the line has read what was kept: it must not overwrite an older copy
const longest = 30 * 24 * 3600 * 1000; // as long as the server keeps a draft
const pause = 700; // the server takes a text when nobody has typed for so long
// A copy is here only because the server has not said that it has it. A slow server may have taken an earlier part of the same text later than
// the last key was pressed, so a copy that is a little older than the server's draft still says more; only a much older one is of another day.
const slack = 60 * 1000;
const opened = new WeakMap(); // by line, the draft it has put back

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is off: the server's draft is all there is
  }
};
const write = (key, copy) => {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // storage is off or full: see above
  }
};
const remove = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is off: there is none
  }
};
const forgetOld = () => {
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) {
      if (!(Date.now() - read(key)?.at < longest)) {
        remove(key);
      }
    }
  } catch {
    // storage is off
  }
};
const lines = () => [...document.querySelectorAll("[data-draft]")];
const fieldOf = (line, name) => {
  const field = document.getElementById(name);
  return document.getElementById(line.dataset.field)?.contains(field) ? field : null;
};
const type = (field, value) => {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
};
const join = (kept, typed) => (kept === "" || typed.startsWith(kept) ? typed : typed === "" ? kept : `${kept}\n${typed}`);

// Types again what the server never got. kept is the text it has, null for a form of several fields; serverAge how old that is in ms, null
// where it has nothing: a much older copy is dropped.
export function restore(key, kept, serverAge) {
  const line = lines().find((each) => each.dataset.draft === key);
  if (!line) {
    return;
  }
  const [copy, early] = [read(key), read(key + before)].map((each) =>
    each && (serverAge === null || Date.now() - each.at < serverAge + slack) ? each.fields : {},
  );
  opened.set(line, key);
  remove(key);
  remove(key + before);
  for (const name of new Set([...Object.keys(copy), ...Object.keys(early)])) {
    const field = fieldOf(line, name);
    const value = kept === null ? (early[name] ?? copy[name]) : join(copy[name] ?? kept, early[name] ?? "");
    if (field && (field.value !== value || name in early)) {
      type(field, value);
    }
  }
}

// The server has this text; null: it has what the fields of a form said when it was sent.
export function kept(key, id, text) {
  const copy = read(key);
  if (copy && (text === null ? Date.now() - copy.at > pause : copy.fields[id] === text)) {
    remove(key);
  }
}

export function forget(key) {
  remove(key);
  remove(key + before);
}

document.addEventListener(
  "input",
  (event) => {
    const field = event.target;
    if (!field.id || !field.matches("textarea, input:not([type='checkbox'], [type='radio'])")) {
      return;
    }
    for (const line of lines().filter((each) => fieldOf(each, field.id))) {
      const key = line.dataset.draft + (opened.get(line) === line.dataset.draft ? "" : before);
      write(key, { at: Date.now(), fields: { ...read(key)?.fields, [field.id]: field.value } });
    }
  },
  true,
);

const isStoring = () => {
  try {
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return true;
  } catch {
    return false; // storage is off or full
  }
};

// The framework says by the class of its notice that the line is gone, or back: then the circuit has not heard what was typed meanwhile.
const notice = document.getElementById("components-reconnect-modal");
if (notice) {
  new MutationObserver(() => {
    notice.toggleAttribute("data-keeps", lines().length > 0 && isStoring());
    if (notice.classList.contains("components-reconnect-hide")) {
      for (const line of lines()) {
        const names = Object.keys(read(line.dataset.draft)?.fields ?? {});
        names.map((name) => fieldOf(line, name)).forEach((field) => field && type(field, field.value));
      }
    }
  }).observe(notice, { attributeFilter: ["class"] });
}
forgetOld();
