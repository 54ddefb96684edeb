// SPDX-License-Identifier: GPL-3.0-or-later
// The web server of the newspaper in player_browser.mjs: a folder, with ranges of files; a silence of any length; a
// policy and other pages where a scenario wants them; what is posted to it is kept.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".vtt": "text/vtt; charset=utf-8", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".xml": "application/rss+xml" };
const rate = 8000; // samples of one byte a second

// The bytes [from, to) of a WAV of so many seconds.
function silence(seconds, from, to) {
  const size = seconds * rate;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + size, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); // PCM
  head.writeUInt16LE(1, 22); // channel
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34); // bits
  head.write("data", 36);
  head.writeUInt32LE(size, 40);
  const most = Math.min(to, from + 1_000_000);
  return Buffer.concat([head.subarray(from), Buffer.alloc(Math.max(0, most - Math.max(from, 44)), 128)]).subarray(0, most - from);
}

export function serve(folder) {
  const pages = new Map(); // path: HTML in a page's place
  const site = { pages, policy: "", silence: 60, told: [] };
  const server = http.createServer((request, response) => {
    if (request.method === "POST") {
      let body = "";
      request.on("data", (part) => { body += part; });
      return request.on("end", () => { site.told.push(body); response.writeHead(204).end(); });
    }
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const file = path.join(folder, name);
    const headers = { "Accept-Ranges": "bytes", "Content-Type": types[path.extname(name)] ?? "application/octet-stream" };
    if (site.policy) headers["Content-Security-Policy"] = site.policy;
    const is_silence = name === "/silence.wav";
    const there = is_silence || pages.has(name) || (fs.existsSync(file) && fs.statSync(file).isFile());
    if (!there) {
      response.writeHead(404);
      return response.end();
    }
    const bytes = is_silence ? null : Buffer.from(pages.get(name) ?? fs.readFileSync(file));
    const size = is_silence ? site.silence * rate + 44 : bytes.length;
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "");
    const from = range ? Number(range[1]) : 0;
    const end = range?.[2] ? Math.min(Number(range[2]) + 1, size) : size;
    const part = is_silence ? silence(site.silence, from, end) : bytes.subarray(from, end);
    if (is_silence) headers["Content-Type"] = "audio/wav";
    if (range) headers["Content-Range"] = `bytes ${from}-${from + part.length - 1}/${size}`;
    response.writeHead(range ? 206 : 200, { ...headers, "Content-Length": part.length });
    response.end(part);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () =>
    done(Object.assign(site, { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }))));
}
