// Forms with data-passkey ask the authenticator first and then send its answer. Without support their area stays hidden.
const supported = typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
if (supported) {
  for (const area of document.querySelectorAll("[data-passkey-area]")) {
    area.hidden = false;
  }
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) {
    missing.hidden = true;
  }
}

function ask(kind, options) {
  return kind === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("form[data-passkey]");
  const credential = form?.querySelector("[data-credential]");
  if (!form || credential.value) {
    return;
  }
  event.preventDefault();
  const failed = form.querySelector("[data-passkey-failed]");
  failed.textContent = "";
  try {
    credential.value = JSON.stringify(await ask(form.dataset.passkey, JSON.parse(form.dataset.options)));
    form.requestSubmit();
  } catch {
    failed.textContent = form.dataset.failed;
  }
});
