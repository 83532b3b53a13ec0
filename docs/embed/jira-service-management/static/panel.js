// The page of the app. A browser asks each page around the panel, so the console is told all of them, the nearest first. Jira has no way to
// put text into its reply, so nothing answers a passage here, and the panel copies it.
import { invoke } from "@forge/bridge";

const around = location.ancestorOrigins ? [...location.ancestorOrigins] : [new URL(document.referrer).origin];

invoke("panel", { parent: [location.origin, ...around].join(" ") })
  .catch(() => ({}))
  .then(({ address }) => {
    const frame = document.getElementById("panel");
    if (address) {
      frame.src = address;
    }
    frame.hidden = !address;
    document.getElementById("none").hidden = Boolean(address);
  });
