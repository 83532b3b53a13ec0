// Keeps text that is typed but not yet saved. Each input goes into local storage at once and is removed when the server confirms that it
// has it, so a lost connection, a reload or a server restart loses nothing. An element with data-draft (a "line" below) names tenant,
// person and form, so nobody else's copy is ever read; its data-field names the control, or the element around the controls. Passwords and
// other secrets are never kept.
// Storage has the texts encrypted, with a key that the server gives to a page of the signed-in person only: once the session is over nobody
// reads them, and they come back with the next sign-in. Browsers encrypt on https and on this machine only; elsewhere nothing is stored.
const prefix = "recs-draft:";
const probe = "recs-probe";
const before = ":before"; // key suffix for what is typed before restore() has run: it must not overwrite an older copy
const longest = 30 * 24 * 3600 * 1000; // 30 days in ms: the server keeps a draft for that time
const pause = 700; // in ms: the server saves a text after this pause in typing
const retry = 5000; // in ms: the server was not reached, or the session is over
// A copy exists only while the server has not confirmed it. A slow server may date its draft after the last input although it has only an
// earlier part of the text. So a copy that is slightly older than the server's draft is still restored; only a much older one is left over
// from an earlier session.
const slack = 60 * 1000;
const opened = new WeakMap(); // per data-draft element, the key of the draft that was restored
const copies = new Map(); // by key: what was typed and not confirmed, as this page knows it
const loading = new Map(); // by key: the reading of what storage has from an earlier page
const cipher = "AES-GCM";
let asked = null; // what the server was asked for: the prefix of the person's copies and their key, null if there is none
let hasSecret = false;
let storing = Promise.resolve(); // one after the other: an earlier text must not overwrite a later one

const readStored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is blocked: only the server's draft exists
  }
};
const writeStored = (key, stored) => {
  try {
    localStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // storage is blocked or full: only the server's draft exists
  }
};
const removeStored = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is blocked: there is no copy to remove
  }
};
const storedKeys = () => {
  try {
    return Object.keys(localStorage).filter((each) => each.startsWith(prefix));
  } catch {
    return []; // storage is blocked: there are no copies
  }
};

const bytesOf = (base64) => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
const base64Of = (bytes) => btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));
const utf8 = (text) => new TextEncoder().encode(text);

const ask = async () => {
  if (!globalThis.crypto?.subtle) {
    return null; // neither https nor this machine
  }
  try {
    const answer = await fetch("/drafts/key", { cache: "no-store" });
    if (answer.ok && !answer.redirected) {
      const { prefix: own, key } = await answer.json();
      const secret = await crypto.subtle.importKey("raw", bytesOf(key), cipher, false, ["encrypt", "decrypt"]);
      hasSecret = true;
      return { own, secret };
    }
  } catch {
    // no connection
  }
  setTimeout(() => (asked = null), retry);
  return null;
};
const person = () => (asked ??= ask());

const seal = async (secret, key, copy) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: cipher, iv, additionalData: utf8(key) }, secret, utf8(JSON.stringify(copy.fields)));
  return { at: copy.at, iv: base64Of(iv), data: base64Of(new Uint8Array(data)) };
};
const open = async (secret, key) => {
  const stored = readStored(key);
  try {
    const iv = bytesOf(stored.iv);
    const data = await crypto.subtle.decrypt({ name: cipher, iv, additionalData: utf8(key) }, secret, bytesOf(stored.data));
    return { at: stored.at, fields: JSON.parse(new TextDecoder().decode(data)) };
  } catch {
    return null; // there is none, or it is of another key
  }
};

// Puts what storage has under what was typed since. False: not without the key, so what is there stays.
const load = (key) => {
  if (!loading.has(key)) {
    const reading = (async () => {
      const known = await person();
      if (!known) {
        loading.delete(key);
        return false;
      }
      const stored = await open(known.secret, key);
      if (stored && loading.get(key) === reading) {
        const typed = copies.get(key);
        copies.set(key, { at: typed?.at ?? stored.at, fields: { ...stored.fields, ...typed?.fields } });
      }
      return true;
    })();
    loading.set(key, reading);
  }
  return loading.get(key);
};

const store = async (key) => {
  if (!(await load(key)) || !copies.has(key)) {
    return;
  }
  const copy = copies.get(key);
  const sealed = await seal((await person()).secret, key, copy);
  if (copies.get(key) === copy) {
    writeStored(key, sealed);
  }
};
const write = (key, copy) => {
  copies.set(key, copy);
  storing = storing.then(() => store(key)).catch(() => {});
};
const remove = (key) => {
  copies.delete(key);
  loading.set(key, Promise.resolve(true)); // nothing is left to read
  removeStored(key);
};

// Of an earlier version, which stored the texts as they are: the person's own are encrypted, others would stay readable.
const isClear = (key) => readStored(key)?.fields !== undefined;
const sealClear = async () => {
  const clear = storedKeys().filter(isClear);
  const known = clear.length > 0 && (await person());
  for (const key of clear) {
    const copy = readStored(key);
    if (known && key.startsWith(known.own)) {
      writeStored(key, await seal(known.secret, key, copy));
    } else if (known || !globalThis.crypto?.subtle) {
      removeStored(key);
    }
  }
};
const forgetOld = () => {
  for (const key of storedKeys()) {
    if (!(Date.now() - readStored(key)?.at < longest)) {
      removeStored(key);
    }
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

forgetOld();
const ready = sealClear();
if (lines().length > 0) {
  person(); // before anything is typed
}

// Types again what the server never received. kept: the server's text, null for a form of several fields. serverAge: the age of that text
// in ms, null if the server has none; a much older copy is dropped.
export async function restore(key, kept, serverAge) {
  await ready;
  loading.delete(key); // another tab may have stored something since
  loading.delete(key + before);
  const isRead = (await Promise.all([load(key), load(key + before)])).every(Boolean);
  const line = lines().find((each) => each.dataset.draft === key);
  if (!line) {
    return;
  }
  const [copy, early] = [copies.get(key), copies.get(key + before)].map((each) =>
    each && (serverAge === null || Date.now() - each.at < serverAge + slack) ? each.fields : {},
  );
  opened.set(line, key);
  if (isRead) {
    remove(key);
    remove(key + before);
  }
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
  const copy = copies.get(key);
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
      write(key, { at: Date.now(), fields: { ...copies.get(key)?.fields, [field.id]: field.value } });
    }
  },
  true,
);

const isStoring = () => {
  try {
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return hasSecret;
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
        const names = Object.keys(copies.get(line.dataset.draft)?.fields ?? {});
        names.map((name) => fieldOf(line, name)).forEach((field) => field && type(field, field.value));
      }
    }
  }).observe(notice, { attributeFilter: ["class"] });
}
