// Loaded in the head, so that theme, rail width and row height are set before the first paint.
// Buttons carry data-appearance="theme", "rail" or "density"; a click works on static pages too.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const choices = { theme: ["light", "dark"], rail: ["narrow", "wide"], density: ["dense", "comfortable"] };

  const stored = (name) => {
    try {
      const value = localStorage.getItem(`recs-${name}`);
      return choices[name].includes(value) ? value : null;
    } catch {
      return null; // storage is blocked: the default holds for this page
    }
  };
  const apply = () => {
    root.dataset.theme = stored("theme") ?? (system.matches ? "dark" : "light");
    root.dataset.rail = stored("rail") ?? "narrow";
    root.dataset.density = stored("density") ?? "dense";
  };
  const toggle = (name) => {
    const [first, second] = choices[name];
    root.dataset[name] = root.dataset[name] === first ? second : first;
    try {
      localStorage.setItem(`recs-${name}`, root.dataset[name]);
    } catch {
      // storage is blocked: see above
    }
  };

  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply); // the other tabs follow
  // Enhanced navigation takes over the new page's root element, which has none of these.
  new MutationObserver(() => root.dataset.theme || apply()).observe(root, { attributeFilter: ["data-theme"] });
  addEventListener("click", (event) => {
    const name = event.target.closest?.("[data-appearance]")?.dataset.appearance;
    if (name in choices) {
      toggle(name);
    }
  });
})();
