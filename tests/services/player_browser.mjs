// SPDX-License-Identifier: GPL-3.0-or-later
// One scenario of a reader before pages that baonoi gave a player, for player_test.cpp: player_browser.mjs SCENARIO SITE
// ARTICLE OTHER MODULES SCREENS BESIDE. SITE: the folder of the newspaper; ARTICLE, OTHER and BESIDE: pages of it, BESIDE with
// Opus, and with whom its player tells how far it is listened to. Says what is wrong and ends with 1.
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { serve } from "./player_site.mjs";

const [scenario, folder, article, other, modules, screens, beside] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(`${modules}/playwright-core/index.mjs`));
const axe = fs.readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'";
const source = fs.readFileSync(`${folder}${article}`, "utf8");
const box = /<(div|span) class="baonoi"[^]*?<\/script>\s*<\/\1>/.exec(source)[0];

let wrong = 0;
function expect(is_so, what) {
  if (is_so) return;
  wrong += 1;
  console.log(`${scenario}: ${what}`);
}
function same(is, should, what) {
  expect(is === should, `${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
}

async function open(address = article, { ready = "play", ...options } = {}) {
  const context = options.context ??
    await browser.newContext({ locale: "vi-VN", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => expect(false, `${address}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && !/status of 404/.test(message.text()) &&
    expect(false, `${address}: ${message.text()}`));
  page.on("request", (request) => expect(new URL(request.url()).origin === site.url, `asks ${request.url()}`));
  await page.goto(site.url + address);
  if (ready) await page.locator(`baonoi-player .${ready}`).first().waitFor();
  return page;
}

const at = (page) => page.evaluate(() => document.querySelector("audio").currentTime);
const plays = (page) => page.waitForFunction(() => {
  const audio = document.querySelector("audio");
  return !audio.paused && audio.currentTime > 0 && audio.readyState > 2;
});
const lit = (page, what) => page.evaluate((name) =>
  [...CSS.highlights.get(`baonoi-${name}`) ?? []].map(String).join(), what);
const is_lit = (page) => page.waitForFunction(() => CSS.highlights.get("baonoi-word")?.size === 1);
const cues = (page) => page.evaluate(async () => {
  const track = document.querySelector("track").track;
  track.mode = "hidden";
  while (!track.cues?.length) await new Promise((again) => setTimeout(again, 50));
  return [...track.cues].map(({ id, startTime, endTime, text }) => ({ id, from: startTime, to: endTime, text }));
});

// At the top of the site, which it tells.
const page_beside = () => fs.readFileSync(`${folder}${beside}`, "utf8").replaceAll('"../', '"/')
  .replace(/data-to="[^"]*"/, `data-to="${site.url}/listened"`);

async function look(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run("baonoi-player", { runOnly: tags }), rules);
  for (const { id, help, nodes } of found.violations)
    expect(false, `${what}: ${id}: ${help}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  const beyond = await page.evaluate(() => {
    const section = document.querySelector("baonoi-player").shadowRoot.querySelector("section");
    const right = section.getBoundingClientRect().right;
    return Math.max(right - document.documentElement.clientWidth,
      ...[...section.querySelectorAll("button, select, input, span, p")].filter((e) => e.checkVisibility() && e.className !== "said")
        .map((e) => e.getBoundingClientRect().right - right));
  });
  expect(beyond <= 0.5, `${what} is ${beyond} px too wide`);
  const small = await page.evaluate(() => [...document.querySelector("baonoi-player").shadowRoot
    .querySelectorAll("button, select, input")].filter((e) => e.checkVisibility())
    .filter((e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
    .map((e) => e.outerHTML.slice(0, 120)));
  expect(small.length === 0, `${what}: too small to hit: ${small[0]}`);
}

const scenarios = {
  async looks() {
    fs.mkdirSync(screens, { recursive: true });
    const plain = (style) => source.replace(/<link rel="stylesheet"[^>]*>/, style).replaceAll('"../', '"/');
    site.pages.set("/plain.html", plain("")).set("/dark.html", plain('<link rel="stylesheet" href="/dark.css">'))
      .set("/dark.css", "body{background:#14181c;color:#e8ecef}a{color:#9ecbff}");
    for (const [what, address] of [["site", article], ["plain", "/plain.html"], ["dark", "/dark.html"]])
      for (const colorScheme of ["light", "dark"])
        for (const width of [280, 360, 1280]) {
          const page = await open(address, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
          const name = `player-${what}-${colorScheme}-${width}`;
          await look(page, `${name} before it plays`);
          await page.screenshot({ path: `${screens}/${name}.png` });
          await page.locator(".play").click();
          await is_lit(page);
          await look(page, name);
          await page.screenshot({ path: `${screens}/${name}-plays.png` });
          await page.mouse.wheel(0, 4000);
          await page.locator(".mini").waitFor();
          await look(page, `${name} scrolled away`);
          await page.screenshot({ path: `${screens}/${name}-mini.png` });
          await page.context().close();
        }
    const zoomed = await open(article, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, bypassCSP: true });
    await look(zoomed, "at 200 %");
    await zoomed.emulateMedia({ media: "print" });
    expect(!(await zoomed.locator("baonoi-player").isVisible()), "the player is printed");
  },

  async keyboard() {
    const page = await open();
    const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className);
    for (let tabs = 0; tabs < 30 && (await focused()) !== "play"; tabs += 1) await page.keyboard.press("Tab");
    same(await focused(), "play", "after some tabs the focus");
    const shown = () => page.locator(".place").getAttribute("aria-valuetext");
    same(await shown(), "0 giây", "the place before it plays");
    expect(/^0:00 \/ \d+:\d\d$/.test(await page.locator(".clock").innerText()), "the duration is not there before it plays");
    await page.keyboard.press("Enter");
    await plays(page);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.querySelector("audio").paused), "Enter does not pause");
    await page.keyboard.press("Tab");
    same(await focused(), "place", "after the button the focus");
    await page.keyboard.press("Home");
    for (let times = 0; times < 5; times += 1) await page.keyboard.press("ArrowRight");
    same(Math.round(await at(page)), 25, "five times right");
    expect(/^25 giây/.test(await shown()), `25 seconds are said as ${await shown()}`);
    await page.evaluate(() => { document.querySelector("audio").currentTime = 65; });
    await page.waitForFunction(() => /^1 phút 5 giây/.test(
      document.querySelector("baonoi-player").shadowRoot.querySelector(".place").ariaValueText));
    const all = await cues(page);
    const begins = (part) => [...new Map(all.map((cue) => [part.exec(cue.id)[0], cue.from]).reverse()).values()].reverse();
    const sentences = begins(/-\d+\.\d+/), blocks = begins(/-\d+/);
    const to = async (button, place, what) => {
      await page.locator(`.${button}`).focus();
      await page.keyboard.press("Space");
      await page.waitForFunction((time) => Math.abs(document.querySelector("audio").currentTime - time) < 0.02, place)
        .catch(async () => expect(false, `${what}: at ${await at(page)}, not ${place}`));
    };
    await page.keyboard.press("Home");
    await page.locator(".place").press("Home");
    await to("s1", sentences[1], "the second sentence");
    await to("s1", sentences[2], "the third sentence");
    await to("s0", sentences[1], "the second sentence again");
    await to("p1", blocks.find((time) => time > sentences[1] + 0.1), "the next paragraph");
    await to("on", (await at(page)) + 15, "15 seconds on");
    await to("back", (await at(page)) - 15, "15 seconds back");
    await page.locator(".speed").selectOption("1.5");
    same(await page.evaluate(() => document.querySelector("audio").playbackRate), 1.5, "the speed");
    const next = await open(other, { context: page.context() });
    same(await next.locator(".speed").inputValue(), "1.5", "the speed of the next article");
    same(await next.evaluate(() => document.querySelector("audio").playbackRate), 1.5, "the speed of its audio");
  },

  async touch() {
    const page = await open(article, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
    await page.locator(".play").tap();
    await plays(page);
    await is_lit(page);
    const paragraph = page.locator("article > p:not(.lead)").nth(1);
    await paragraph.scrollIntoViewIfNeeded();
    await paragraph.tap();
    await page.locator(".here").tap();
    await page.waitForFunction((text) => text.includes([...CSS.highlights.get("baonoi-sentence") ?? []].map(String).join("|")) &&
      CSS.highlights.size > 0, await paragraph.innerText());
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.locator(".mini .close").tap();
    expect((await page.locator(".mini").count()) === 0, "the small bar does not close");
  },

  async noscript() {
    const page = await open(article, { javaScriptEnabled: false, ready: "" });
    const audio = page.locator(".baonoi audio");
    expect(await audio.isVisible(), "there is no audio element");
    expect((await audio.getAttribute("controls")) !== null, "it has no controls");
    expect(await page.getByText(/^Nghe bài viết \(.*giây\)$/).isVisible(), "the duration is not said");
    expect(await page.getByText("Tải tệp MP3").isVisible(), "there is nothing to download");
  },

  async policy() {
    site.policy = strict;
    const page = await open();
    const before = await page.evaluate(() => document.querySelector("article").innerHTML);
    await page.locator(".play").click();
    await plays(page);
    await is_lit(page);
    expect((await lit(page, "sentence")).includes(await lit(page, "word")), "the word is not in its sentence");
    const style = await page.evaluate(() => getComputedStyle(document.querySelector("baonoi-player").shadowRoot
      .querySelector(".play")).borderRadius);
    expect(style !== "0px", "it has no style");
    same(await page.evaluate(() => document.querySelector("article").innerHTML), before, "the page");
    const meta = await page.evaluate(() => ({ title: navigator.mediaSession.metadata?.title,
      artist: navigator.mediaSession.metadata?.artist }));
    same(meta.title, await page.locator("h1").innerText(), "the title on the lock screen");
    same(meta.artist, "Báo Sông Lam", "the site on the lock screen");
  },

  // 3G as Chromium's own tools have it: one hears what has come, long before the rest.
  async slow() {
    const context = await browser.newContext();
    const page = await open(article, { context });
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions",
      { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 });
    await page.evaluate(() => {
      const audio = document.querySelector("audio");
      audio.addEventListener("loadedmetadata", () => { window.came ??= performance.now(); });
      audio.addEventListener("playing", () => {
        window.heard ??= { after: performance.now() - window.came, buffered: audio.buffered.end(0), all: audio.duration };
      });
    });
    await page.locator(".play").click();
    await page.locator(".wait").waitFor({ state: "attached" });
    await page.waitForFunction(() => window.heard);
    const heard = await page.evaluate(() => window.heard);
    console.log(`plays ${Math.round(heard.after)} ms after the first data, ${heard.buffered} of ${heard.all} s have come`);
    expect(heard.buffered < heard.all / 2, `it plays when ${heard.buffered} s of ${heard.all} s have come`);
    await page.waitForFunction(() => !document.querySelector("baonoi-player").shadowRoot.querySelector(".wait"));
  },

  async two() {
    site.pages.set("/two.html", `<html lang="vi"><title>Hai bài</title><main>${box}${box}</main>`.replaceAll('"../', '"/'));
    const page = await open("/two.html#t=3");
    const state = () => page.evaluate(() => [...document.querySelectorAll("audio")].map((audio) => [audio.paused, audio.currentTime]));
    await page.waitForFunction(() => document.querySelector("audio").currentTime >= 3);
    same((await state())[1][1], 0, "the place of the second");
    await page.locator(".play").first().click();
    await page.locator(".play").last().click();
    await page.waitForFunction(() => !document.querySelectorAll("audio")[1].paused);
    expect((await state())[0][0], "both play");
  },

  async long() {
    const minutes = 90;
    site.silence = minutes * 60;
    site.pages.set("/long.html", `<html lang="vi"><title>Dài</title><main><baonoi-player duration="${site.silence}"><audio
      controls preload="none" aria-label="Nghe bài viết: Dài"><source src="/silence.wav" type="audio/wav"></audio>
      </baonoi-player></main>${/<script src="[^"]*baonoi-player[^>]*><\/script>/.exec(box)[0].replace('"../', '"/')}`);
    const page = await open("/long.html");
    same(await page.locator(".clock").innerText(), "0:00 / 1:30:00", "the duration");
    await page.locator(".play").click();
    await plays(page);
    await page.evaluate(() => { document.querySelector("audio").currentTime = 4805; });
    await page.waitForFunction(() => document.querySelector("audio").readyState > 2);
    expect(/^1 giờ 20 phút \d+ giây$/.test(await page.locator(".place").getAttribute("aria-valuetext")), "80 minutes are not said");
    await page.locator(".place").press("End");
    await page.waitForFunction(() => document.querySelector("audio").ended);
    expect(await page.locator(".load").isVisible(), "there is nothing to download");
  },

  async edited() {
    const [, lead] = /<p class="lead[^>]*>([^<]*)/.exec(source);
    site.pages.set("/tin-tuc/sua.html", source.replace(lead, `${lead} Câu này toà soạn thêm sau.`)
      .replace(/<p>Cầu dài 486 m[^]*?<\/p>/, "<p>Đoạn này đã được viết lại.</p>"));
    const page = await open("/tin-tuc/sua.html");
    const all = await cues(page);
    const of = (words) => all.find(({ text }) => text.replace(/<[^>]*>/g, "").startsWith(words)).from + 0.1;
    const go = (time) => page.evaluate((to) => { document.querySelector("audio").currentTime = to; }, time);
    await page.locator(".play").click();
    await go(of("Sau 22 tháng"));
    await page.waitForFunction(() => /^Sau 22 tháng/.test([...CSS.highlights.get("baonoi-sentence") ?? []].join()));
    await go(of("Cầu dài"));
    await page.getByText("Cầu dài 486 m").waitFor();
    expect(!(await lit(page, "sentence")), "something is lit for a sentence that is gone");
    await go(of("Trước đây"));
    await page.waitForFunction(() => /^Trước đây/.test([...CSS.highlights.get("baonoi-sentence") ?? []].join()));
    expect(!(await page.locator(".text").isVisible()), "captions stay for a text that is lit");
    await page.evaluate(() => { // as a script that renders the article again
      const text = [...document.querySelectorAll("article > p")].at(-1);
      text.innerHTML = text.textContent.replace(/(\S+)/g, "<span>$1</span>");
    });
    const last = all.filter(({ id }) => id.split(".")[0] === all.at(-1).id.split(".")[0])[0];
    await page.waitForTimeout(2100); // it looks again at most every two seconds
    await go(last.from + 0.1);
    await is_lit(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator(".read").click();
    same(await page.evaluate(() => CSS.highlights.size), 0, "after switching off, what is lit");
    const next = await open(other, { context: page.context() });
    same(await next.locator(".read").getAttribute("aria-pressed"), "false", "the switch in the next article");
  },

  async places() {
    const feed = `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`;
    site.pages.set(article, source.replace("</head>", `${feed}</head>`));
    site.pages.set("/feed.xml", `<rss><channel><item><title>Bài này</title><link>${site.url}${article}</link><enclosure url="x"/></item>
      <item><title>Không có tiếng</title><link>${site.url}/khac.html</link></item>
      <item><title>Bài sau</title><link>${site.url}${other}</link><enclosure url="y"/></item></channel></rss>`);
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await open(`${article}#t=20`, { context });
    await page.waitForFunction(() => document.querySelector("audio").currentTime >= 20);
    await page.evaluate(() => document.querySelector("audio").pause());
    await page.locator("button.share").click();
    await page.getByText("Đã chép liên kết").first().waitFor();
    same(await page.evaluate(() => navigator.clipboard.readText()), `${site.url}${article}#t=${Math.floor(await at(page))}`, "the link");
    const again = await open(article, { context });
    expect(/^Nghe tiếp từ 0:2\d$/.test(await again.locator(".label").innerText()), "the place is not remembered");
    expect((await at(again)) >= 20, "it begins elsewhere");
    await again.locator(".play").click();
    await plays(again);
    await again.evaluate(() => { const audio = document.querySelector("audio"); audio.currentTime = audio.duration - 0.3; });
    const next = again.getByRole("link", { name: "Bài sau" });
    await next.waitFor();
    same(await next.getAttribute("href"), `${site.url}${other}#t=0`, "the next article");
    const fresh = await open(article, { context });
    same(await at(fresh), 0, "the place after the end");
  },

  async opus() {
    const text = page_beside();
    const heard = (page) => page.evaluate(() => document.querySelector("audio").currentSrc);
    const play = async (page) => { await page.locator(".play").click(); await plays(page); };
    site.pages.set("/beside.html", text);
    const page = await open("/beside.html");
    await play(page);
    expect((await heard(page)).endsWith(".ogg"), `it plays ${await heard(page)}`);
    site.pages.set("/bare.html", text.replace(/<a href="[^"]*" download>[^]*?<\/a>/, ""))
      .set("/without.html", text.replace("audio/ogg; codecs=opus", "audio/x-unheard-of"))
      .set("/none.html", text.replace(/(<source src=")/g, "$1/none/"));
    const bare = await open("/bare.html");
    expect(/\.mp3$/.test(await bare.locator("a.load").getAttribute("href")), "the download is not the MP3");
    const without = await open("/without.html");
    await play(without);
    expect((await heard(without)).endsWith(".mp3"), `a browser without Opus plays ${await heard(without)}`);
    expect(!/Không phát được/.test(await without.locator(".label").innerText()), "a browser without Opus is told of a fault");
    const none = await open("/none.html");
    await none.locator(".play").click();
    await none.getByText("Không phát được").first().waitFor();
  },

  async listening() {
    const text = page_beside();
    site.pages.set("/told.html", text);
    const points = () => site.told.map((body) => JSON.parse(body).point).join();
    const told = async (what) => {
      for (let times = 0; times < 100 && points() !== what; times += 1) await new Promise((again) => setTimeout(again, 100));
      same(points(), what, "what is told");
    };
    const page = await open("/told.html");
    await page.locator(".play").click();
    await plays(page);
    await told("start");
    await page.evaluate(() => { const audio = document.querySelector("audio"); audio.currentTime = audio.duration * 0.8; });
    await plays(page);
    await page.waitForTimeout(1000);
    await told("start"); // what was jumped over is not heard
    await page.evaluate(() => Object.assign(document.querySelector("audio"), { currentTime: 0, playbackRate: 16 }));
    await page.waitForFunction(() => document.querySelector("audio").ended, null, { timeout: 120_000 });
    await told("start,25,50,75,100");
    await page.evaluate(() => Object.assign(document.querySelector("audio"), { currentTime: 0 }).play());
    await plays(page);
    await page.waitForTimeout(500);
    await told("start,25,50,75,100");
    const bodies = site.told.map((body) => JSON.parse(body));
    const hash = /data-baonoi="([0-9a-f]{12})/.exec(text)[1];
    expect(bodies.every((body) => body.recording === hash && Object.keys(body).length === 2), `it tells ${site.told[0]}`);
    site.told.length = 0;
    for (const asks of [{ doNotTrack: "1" }, { globalPrivacyControl: true }]) {
      const context = await browser.newContext({ locale: "vi-VN" });
      await context.addInitScript((what) => {
        for (const name in what) Object.defineProperty(navigator, name, { value: what[name] });
      }, asks);
      const private_page = await open("/told.html", { context });
      await private_page.locator(".play").click();
      await plays(private_page);
      await private_page.waitForTimeout(500);
      same(points(), "", `with ${JSON.stringify(asks)} what is told`);
    }
  },

  async english() {
    site.pages.set("/english.html", source.replace('<html lang="vi">', '<html lang="en">').replaceAll('"../', '"/'));
    const page = await open("/english.html");
    same(await page.locator(".play").getAttribute("aria-label"), "Play", "the button");
    same(await page.locator(".place").getAttribute("aria-valuetext"), "0 s", "the place");
  },
};

const site = await serve(folder);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"] });
try {
  await scenarios[scenario]();
} catch (error) {
  expect(false, error.stack);
}
await browser.close();
site.close();
process.exit(wrong ? 1 : 0);
