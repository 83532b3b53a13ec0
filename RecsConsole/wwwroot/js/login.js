// Choosing a demo person fills in the form; Enter or the button then signs in.
document.addEventListener("click", (event) => {
  const person = event.target.closest?.("button[data-email]");
  if (!person) {
    return;
  }
  for (const name of ["email", "password", "tenant"]) {
    document.querySelector(`[data-demo="${name}"]`).value = person.dataset[name];
  }
  document.querySelector('[data-demo="submit"]').focus();
});
