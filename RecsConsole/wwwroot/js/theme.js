// Loaded in the head, so that theme, rail width and row height are set before the first paint.
// Buttons carry data-appearance="theme", "rail" or "density"; a click works on static pages too. With a data-value they choose that one.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const choices = { theme: ["light", "dark", "system"], rail: ["narrow", "wide"], density: ["dense", "comfortable"], keys: ["on", "off"] };
  const remembered = {}; // for this page, where storage is blocked
  // Chosen here, and not told to the server yet. It outlives a reload: the new page may be made before the server knows.
  const unsent = new Map();
  const unsentKey = "recs-unsent";
  const signedIn = Boolean(root.dataset.kept); // who is not yet signed in has nothing to tell, and whoever comes next chose nothing
  const { later } = document.currentScript.dataset; // the library's style sheet: large, and no first paint needs it

  const stored = (name) => {
    let value = remembered[name];
    try {
      value = localStorage.getItem(`recs-${name}`);
    } catch {
      // storage is blocked: see above
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
      // storage is blocked: see above
    }
  };
  const keepUnsent = () => {
    try {
      sessionStorage.setItem(unsentKey, JSON.stringify([...unsent]));
    } catch {
      // storage is blocked: for this page only
    }
  };
  const findUnsent = () => {
    try {
      JSON.parse(sessionStorage.getItem(unsentKey) ?? "[]").forEach(([name, value]) => unsent.set(name, value));
    } catch {
      // storage is blocked, or holds something else
    }
  };
  // What the person chose comes with the page, wherever they chose it, and wins over what this browser remembers, but not over what it has yet to tell.
  const take = (kept) =>
    kept
      .split(" ")
      .map((each) => each.split(":"))
      .filter(([name]) => !unsent.has(name))
      .forEach((each) => remember(...each));
  // A sheet that a script puts in holds no paint back. Before the others, which say what is ours.
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
  loadLater("print"); // for no screen until it is there: what is for paper is fetched after everything else
  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply); // the other tabs follow
  // Enhanced navigation takes over the new page's root and head, which have none of these.
  new MutationObserver(() => root.dataset.theme || (loadLater("all"), apply())).observe(root, { attributeFilter: ["data-theme"] });
  addEventListener("click", (event) => {
    const { appearance: name, value } = event.target.closest?.("[data-appearance]")?.dataset ?? {};
    if (name in choices) {
      value ? remember(name, value) : toggle(name); // whoever names a value keeps it too
      apply();
    }
  });

  // For the part of the frame that tells the server what was chosen, and this browser what was chosen elsewhere.
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
