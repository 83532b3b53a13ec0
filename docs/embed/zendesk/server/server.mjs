// Serves the app in Zendesk's ticket sidebar: `node server.mjs`, behind a reverse proxy with TLS, at the address of manifest.json. Zendesk
// signs who is looking; this server asks RecsConsole for a panel for that person. Keys never reach the browser.
import { createHmac, createPublicKey, randomBytes, timingSafeEqual, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const need = (name) => process.env[name] ?? fail(`${name} is not set`);
const fail = (words) => {
  throw new Error(words);
};

const zendesk = need("ZENDESK"); // https://brightline.zendesk.com
const installation = need("ZENDESK_INSTALLATION"); // number of the app's installation
const publicKey = createPublicKey(await readFile(need("ZENDESK_PUBLIC_KEY_FILE"))); // the app's, from /api/v2/apps/APP/public_key.pem
const zendeskLogin = need("ZENDESK_LOGIN"); // ana@brightline.example/token:SECRET, who may read users
const own = need("PANEL"); // https://panel.example
const console_ = need("RECSCONSOLE"); // https://console.example
const key = need("RECSCONSOLE_KEY"); // rk_..., scope embed
const connection = need("RECSCONSOLE_CONNECTION");
const secret = randomBytes(32); // after a restart an agent loads the ticket again
const hours = 12;
const seconds = 3;

const read = async (request) => {
  let text = "";
  for await (const part of request) {
    text += part;
    if (text.length > 20_000) {
      fail("too long");
    }
  }
  return text;
};

// The person that Zendesk's signature names; throws when it is not Zendesk's, not for this installation, or too old.
const personOf = async (token) => {
  const [head, body, signature] = token.split(".");
  const { alg } = JSON.parse(Buffer.from(head, "base64url"));
  const claims = JSON.parse(Buffer.from(body, "base64url"));
  const now = Date.now() / 1000;
  const isRight =
    alg === "RS256" &&
    verify("RSA-SHA256", Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, "base64url")) &&
    claims.aud === `${zendesk}/api/v2/apps/installations/${installation}.json` &&
    claims.exp > now &&
    !(claims.nbf > now + 60);
  const number = new RegExp("/api/v2/users/([0-9]+)\\.json$").exec(claims.sub ?? "")?.[1];
  if (!isRight || !number) {
    fail("not signed by Zendesk");
  }
  const answer = await fetch(`${zendesk}/api/v2/users/${number}.json`, {
    headers: { Authorization: `Basic ${Buffer.from(zendeskLogin).toString("base64")}` },
    signal: AbortSignal.timeout(seconds * 1000),
  });
  return answer.ok ? (await answer.json()).user.email : fail(`Zendesk answered ${answer.status}`);
};

const sign = (text) => createHmac("sha256", secret).update(text).digest();

// What the page hands back to show who is looking: Zendesk signs its first request only.
const seal = (person) => {
  const text = Buffer.from(JSON.stringify({ person, until: Date.now() + hours * 3_600_000 })).toString("base64url");
  return `${text}.${sign(text).toString("base64url")}`;
};

const unseal = (viewer) => {
  const [text, signature] = String(viewer).split(".");
  const given = Buffer.from(signature ?? "", "base64url");
  const right = sign(text);
  const { person, until } = given.length === right.length && timingSafeEqual(given, right) ? JSON.parse(Buffer.from(text, "base64url")) : {};
  return until > Date.now() ? person : fail("viewer is not known");
};

const panelFor = async (person, ticket) => {
  const answer = await fetch(`${console_}/api/v1/embed-tokens`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ connection, ticket: String(ticket), person, parent: `${own} ${zendesk}` }),
    signal: AbortSignal.timeout(seconds * 1000),
  });
  return answer.status === 201 ? (await answer.json()).address : null;
};

const page = (viewer) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>RecsConsole</title>
<script src="https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"></script>
<body data-viewer="${viewer}"><script src="/zendesk/panel.js"></script></body></html>`;

const answerTo = async (request) => {
  const { pathname } = new URL(request.url, own);
  if (request.method === "POST" && pathname === "/zendesk") {
    const person = await personOf(new URLSearchParams(await read(request)).get("token") ?? "");
    return ["text/html; charset=utf-8", page(seal(person))];
  }
  if (request.method === "POST" && pathname === "/zendesk/panel") {
    const { viewer, ticket } = JSON.parse(await read(request));
    return ["application/json", JSON.stringify({ address: await panelFor(unseal(viewer), ticket) })];
  }
  return request.method === "GET" && pathname === "/zendesk/panel.js"
    ? ["text/javascript; charset=utf-8", await readFile(new URL("panel.js", import.meta.url))]
    : fail("no such page");
};

createServer(async (request, response) => {
  const safe = { "Cache-Control": "no-store", "Content-Security-Policy": `frame-ancestors ${zendesk}`, "X-Content-Type-Options": "nosniff" };
  try {
    const [type, body] = await answerTo(request);
    response.writeHead(200, { ...safe, "Content-Type": type }).end(body);
  } catch (error) {
    console.warn(`${request.method} refused: ${error.message}`);
    response.writeHead(403, safe).end();
  }
}).listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
