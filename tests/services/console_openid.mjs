// SPDX-License-Identifier: GPL-3.0-or-later
// A newsroom's provider of accounts, and somebody who logs in there. console_browser.mjs runs it.
import crypto from "node:crypto";
import http from "node:http";

const { publicKey, privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64url = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

// It is another site than the console: browsers know it as localhost.
async function provide(port) {
  const issuer = `http://localhost:${port}/toa-soan`;
  const asked = {};
  const answer = (request, url, body) => {
    if (url.pathname === "/toa-soan/.well-known/openid-configuration")
      return { issuer, authorization_endpoint: `${issuer}/vao`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` };
    if (url.pathname === "/toa-soan/keys") return { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "a" }] };
    if (url.pathname === "/toa-soan/vao") {
      Object.assign(asked, Object.fromEntries(url.searchParams));
      const back = new URL(asked.redirect_uri);
      back.search = new URLSearchParams({ code: "ma-1", state: asked.state });
      return `<!doctype html><html lang="vi"><title>Tài khoản</title><a href="${String(back).replaceAll("&", "&amp;")}">Lan</a>`;
    }
    const form = new URLSearchParams(body);
    const hash = crypto.createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (url.pathname !== "/toa-soan/token" || form.get("code") !== "ma-1" || hash !== asked.code_challenge) return null;
    const now = Math.floor(Date.now() / 1000);
    const text = `${base64url({ alg: "RS256", kid: "a" })}.${base64url({
      iss: issuer, aud: asked.client_id, sub: "1", preferred_username: "lan", groups: ["bien-tap"],
      nonce: asked.nonce, iat: now, exp: now + 60,
    })}`;
    return { id_token: `${text}.${crypto.sign("sha256", Buffer.from(text), privateKey).toString("base64url")}` };
  };
  const serve = (request, response) => {
    let body = "";
    request.on("data", (piece) => { body += piece; });
    request.on("end", () => {
      const said = answer(request, new URL(request.url, issuer), body);
      response.statusCode = said ? 200 : 400;
      response.setHeader("Content-Type", typeof said === "string" ? "text/html; charset=utf-8" : "application/json");
      response.end(typeof said === "string" ? said : JSON.stringify(said ?? {}));
    });
  };
  const servers = [];
  for (const host of ["127.0.0.1", "::1"])
    await new Promise((ready) => {
      const server = http.createServer(serve);
      server.on("error", ready); // a machine without IPv6
      server.listen(port, host, ready);
      servers.push(server);
    });
  return { origin: `http://localhost:${port}`, close: () => servers.forEach((server) => server.close()) };
}

export const scenarios = ({ site, open, counted, look, expect }) => ({
  async openid() {
    const reading = await open();
    await reading.goto(`${site}/login`);
    const port = Number((await reading.innerText("a.button.main")).match(/\d+$/)[0]);
    const provider = await provide(port);
    const page = await open({ also: provider.origin, bypassCSP: true });
    const { clicks } = await counted(page);
    await page.goto(`${site}/articles?q=vang`);
    expect(page.url() === `${site}/login?next=%2Farticles%3Fq%3Dvang`, `is led to ${page.url()}`);
    await look(page, "the log-in by an account");
    await page.click("a.button.main");
    expect(page.url().startsWith(provider.origin), `is at ${page.url()}`);
    await page.click("text=Lan");
    await page.waitForURL(`${site}/articles?q=vang`);
    await page.waitForSelector("h1");
    expect((await page.innerText("header")).includes("openid:lan"), "the console does not know who it is");
    expect(await clicks() === 1, `${await clicks()} clicks at the console`);
    provider.close();
  },
});
