// Password fields: a button shows what is typed, and a new password is rated while it is typed, by the rules of the server. The forms work
// without this script; then there is neither.
const pause = 400; // in ms: rated after this pause in typing

for (const button of document.querySelectorAll("button[data-shows]")) {
  const field = document.getElementById(button.dataset.shows);
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false)); // browsers keep what was typed in fields of text
}

for (const meter of document.querySelectorAll("[data-rates]")) {
  const field = document.getElementById(meter.dataset.rates);
  const words = meter.querySelector("[role=status]");
  let waiting;
  let asked;
  const say = (rated) => {
    meter.dataset.rated = rated;
    words.textContent = meter.dataset[rated] ?? "";
  };
  const valueOf = (purpose) => field.form.querySelector(`input[autocomplete="${purpose}"]`)?.value ?? "";
  const rate = async () => {
    asked = new AbortController();
    const { signal } = asked;
    const body = new URLSearchParams({ password: field.value, name: valueOf("name"), email: valueOf("username") });
    try {
      const answer = await fetch(meter.dataset.at, { method: "POST", body, signal });
      const rated = answer.ok ? (await answer.text()).toLowerCase() : "";
      if (!signal.aborted) {
        say(rated); // too many at once, or a server that starts again: no rating is better than a wrong one
      }
    } catch {
      if (!signal.aborted) {
        say("");
      }
    }
  };
  meter.hidden = false;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    asked?.abort();
    if (field.value === "") {
      say("");
    } else {
      waiting = setTimeout(rate, pause);
    }
  });
}
