// Loaded in the head, so that theme, rail width and row height are set before the first paint.
// Buttons carry data-appearance="theme", "rail" or "density"; a click works on static pages too. With a data-value they choose that one.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const choices = { theme: ["light", "dark", "system"], rail: ["narrow", "wide"], density: ["dense", "comfortable"], keys: ["on", "off"] };
  const remembered = {}; // for this page, if storage is blocked
  // Chosen here and not yet sent to the server. It survives a reload: the new page may be rendered before the server knows.
  const unsent = new Map();
  const unsentKey = "recs-unsent";
  const signedIn = Boolean(root.dataset.kept); // choices made before sign-in are not kept for sending, and those of the previous person are dropped
  const { later } = document.currentScript.dataset; // the library's style sheet: large, and not needed for the first paint

  const stored = (name) => {
    let value = remembered[name];
    try {
      value = localStorage.getItem(`recs-${name}`);
    } catch {
      // storage is blocked: only `remembered` has it
    }
    return choices[name].includes(value) ? value : choices[name].at(name === "theme" ? -1 : 0);
  };
  const remember = (name, value) => {
    if (!choices[name]?.includes(value)) {
      return;
    }
    remembered[name] = value;
    try {
      localStorage.setItem(`recs-${name}`, value);
    } catch {
      // storage is blocked: only `remembered` has it
    }
  };
  const keepUnsent = () => {
    try {
      sessionStorage.setItem(unsentKey, JSON.stringify([...unsent]));
    } catch {
      // storage is blocked: only this page keeps it
    }
  };
  const findUnsent = () => {
    try {
      JSON.parse(sessionStorage.getItem(unsentKey) ?? "[]").forEach(([name, value]) => unsent.set(name, value));
    } catch {
      // storage is blocked, or contains something else
    }
  };
  // The page brings what the person chose, on whatever device. It wins over what this browser remembers, but not over what is not yet sent.
  const take = (kept) =>
    kept
      .split(" ")
      .map((each) => each.split(":"))
      .filter(([name]) => !unsent.has(name))
      .forEach((each) => remember(...each));
  // A style sheet inserted by a script does not block rendering. It goes before our own sheets, so that ours take precedence.
  const loadLater = (media) => {
    if (later && !document.querySelector(`link[href="${later}"]`)) {
      const link = document.createElement("link");
      [link.rel, link.href, link.media] = ["stylesheet", later, media];
      link.addEventListener("load", () => (link.media = "all"));
      document.querySelector('script[src*="theme"]').after(link);
    }
  };
  const apply = () => {
    if (root.dataset.kept) {
      take(root.dataset.kept);
      delete root.dataset.kept;
    }
    const theme = stored("theme");
    root.dataset.theme = theme !== "system" ? theme : system.matches ? "dark" : "light";
    ["rail", "density", "keys"].forEach((name) => (root.dataset[name] = stored(name)));
  };
  const choose = (name, value) => {
    remember(name, value);
    unsent.set(name, value);
    signedIn && keepUnsent();
    dispatchEvent(new Event("recs-appearance"));
  };
  const toggle = (name) =>
    choose(
      name,
      choices[name].find((each) => each !== root.dataset[name]),
    );

  signedIn ? findUnsent() : keepUnsent();
  loadLater("print"); // as a print sheet until it is loaded: the browser fetches those last
  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply); // follow changes in other tabs
  // Enhanced navigation replaces the root's attributes and the head by those of the new page, which lack what this script sets.
  new MutationObserver(() => root.dataset.theme || (loadLater("all"), apply())).observe(root, { attributeFilter: ["data-theme"] });
  addEventListener("click", (event) => {
    const { appearance: name, value } = event.target.closest?.("[data-appearance]")?.dataset ?? {};
    if (name in choices) {
      value ? remember(name, value) : toggle(name); // a control with a value does not send it here: the page saves it
      apply();
    }
  });

  // Used by appearance.js to send choices to the server and to apply those made elsewhere.
  window.recsAppearance = {
    choose: (name, value) => {
      choose(name, value);
      apply();
    },
    unsent: () => [...unsent],
    sent: (name, value) => {
      if (unsent.get(name) === value) {
        unsent.delete(name);
        keepUnsent();
      }
    },
    keep: (kept) => {
      take(kept);
      apply();
    },
  };
})();
