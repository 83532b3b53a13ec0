// Keeps text that is typed but not yet saved. Each input goes into local storage at once and is removed when the server confirms that it
// has it, so a lost connection, a reload or a server restart loses nothing. An element with data-draft (a "line" below) names tenant,
// person and form, so nobody else's copy is ever read; its data-field names the control, or the element around the controls. Passwords and
// other secrets are never kept.
const prefix = "recs-draft:";
const probe = "recs-probe";
const before = ":before"; // key suffix for what is typed before restore() has run: it must not overwrite an older copy
const longest = 30 * 24 * 3600 * 1000; // 30 days in ms: the server keeps a draft for that time
const pause = 700; // in ms: the server saves a text after this pause in typing
// A copy exists only while the server has not confirmed it. A slow server may date its draft after the last input although it has only an
// earlier part of the text. So a copy that is slightly older than the server's draft is still restored; only a much older one is left over
// from an earlier session.
const slack = 60 * 1000;
const opened = new WeakMap(); // per data-draft element, the key of the draft that was restored

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is blocked: only the server's draft exists
  }
};
const write = (key, copy) => {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // storage is blocked or full: only the server's draft exists
  }
};
const remove = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is blocked: there is no copy to remove
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
    // storage is blocked: there are no copies
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

// Types again what the server never received. kept: the server's text, null for a form of several fields. serverAge: the age of that text
// in ms, null if the server has none; a much older copy is dropped.
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

// The server has this text. null: it has all fields of the form as they were when it was sent, so only a copy with newer input stays.
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
    if (!field.id || !field.matches("textarea, input:not([type='checkbox'], [type='radio'], [type='file'], [type='password'])")) {
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
    return false; // storage is blocked or full
  }
};

// The framework marks a lost or restored connection by the class of its notice. After a reconnect, the circuit has missed what was typed
// meanwhile.
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
