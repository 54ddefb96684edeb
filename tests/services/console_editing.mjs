// SPDX-License-Identifier: GPL-3.0-or-later
// What editors and administrators do at the console, with their clicks counted. console_browser.mjs runs one of them.
export const scenarios = ({ site, open, login, counted, look, expect }) => ({
  async again() {
    const page = await open();
    await login(page);
    await page.goto(`data:text/html,<a href="${site}/articles">a mail</a>`);
    await page.click("a");
    await page.waitForURL(`${site}/articles`);
    await page.waitForSelector("#q");
    await page.locator("#q").pressSequentially("cau thuong ngan"); // without marks
    await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
    const title = await page.locator(".row h2").textContent();
    expect(/Thượng Ngàn/.test(title), `finds ${title}`);
    await page.click(".row button");
    await page.waitForURL(/\/orders\/\d+/);
    await page.waitForSelector("live-part:not([open]) .state.good", { timeout: 120_000 });
    const stand = await page.locator(".row .state").textContent();
    expect(/nghe được bản mới|không đổi/.test(stand), `ends as ${stand}`);
    await page.click(".row h2 a");
    expect((await page.locator(".sentences li").count()) > 5, "shows no sentences");
  },

  async heard() {
    const page = await open({ bypassCSP: true });
    await login(page);
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await page.click(".play");
    await page.waitForFunction(() => document.querySelector("list-player audio").currentTime > 0.2);
    await page.click(".row h2 a");
    await page.waitForSelector("article-player");
    const word = page.locator(".written span[data-from]:not(.odd)").nth(12);
    await word.click();
    await page.waitForSelector(".now");
    const [from, at] = await page.evaluate(() => [Number(document.querySelectorAll(".written span[data-from]:not(.odd)")[12]
      .dataset.from), document.querySelector("article-player audio").currentTime]);
    expect(at >= from - 0.1 && at < from + 3, `plays at ${at}, not from ${from}`);
    await page.waitForSelector("article-player canvas");
    const inked = await page.evaluate(() => {
      const wave = document.querySelector("article-player canvas");
      return wave.getContext("2d").getImageData(0, 0, wave.width, wave.height).data.some((byte) => byte > 0);
    });
    expect(inked, "nothing is drawn of the recording");
    const box = await page.locator("article-player canvas").boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const [now, all] = await page.evaluate(() => {
      const { currentTime, duration } = document.querySelector("article-player audio");
      return [currentTime, duration];
    });
    expect(now > all / 2 - 2 && now < all / 2 + 5, `plays at ${now} of ${all}, not from the middle`);
    await page.evaluate(() => { // at the end of the page, where the player lies over nothing
      document.querySelector("article-player audio").pause();
      scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
    });
    await look(page, "an article with its picture of the sound");
    for (const [name, begin] of [["captions", "WEBVTT"], ["manifest", "{"]]) {
      const address = await page.locator(`a[download][href$="/${name}"]`).getAttribute("href");
      const text = await page.evaluate(async (where) => (await fetch(where)).text(), address);
      expect(text.startsWith(begin), `the ${name} are ${text.slice(0, 60)}`);
    }
  },

  async versions() {
    const page = await open();
    await login(page);
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await page.click(".row h2 a");
    await page.waitForSelector(".versions");
    const article = page.url();
    const done = () => page.waitForSelector("live-part:not([open]) .state.good", { timeout: 120_000 });
    const plays = async (version) => {
      await page.goto(article);
      const first = await page.locator(".versions > li b").first().textContent();
      expect(first === version, `plays ${first}, not ${version}`);
    };
    await page.selectOption("#voice", "vi-north-female");
    await page.click("button[value=regenerate]");
    await done();
    await plays("Bản 2");
    await page.locator(".versions audio").first().evaluate((audio) => audio.play());
    await page.waitForFunction(() => document.querySelector(".versions audio").currentTime > 0.2);
    await page.click("button[value=rollback]");
    await done();
    const progress = page.url();
    await plays("Bản 1");
    await page.goto(progress);
    await page.click(".after form button");
    await page.waitForURL(/order=unpin/);
    await done();
    await plays("Bản 2");
  },

  async word() {
    const page = await open();
    await login(page);
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await page.click(".row h2 a");
    await page.waitForSelector("article-player");
    const mark = page.locator(".odd").first();
    await mark.click();
    await page.fill("#say", "không-có-âm-này");
    await page.click(".hear");
    await page.waitForSelector("word-card .fault:not([hidden])");
    await page.fill("#say", "thử nghe");
    const begin = Date.now();
    await page.evaluate(() => document.querySelector("word-card").voice.addEventListener("playing", () => { window.sounds = 1; }));
    await page.click(".hear");
    await page.waitForFunction(() => window.sounds);
    console.log(`a corrected word sounds after ${Date.now() - begin} ms`);
    expect(await page.locator("word-card .fault").isHidden(), "a good reading is refused");
    await page.click(".save");
    await page.waitForSelector(".saved:not([hidden])");
    await page.click(".saved .undo");
    await page.waitForSelector(".saved", { state: "hidden" });
    const own = page.locator(".passages", { hasText: "thử nghe" });
    await page.click(".save-here");
    await page.waitForSelector(".saved-here:not([hidden])");
    expect(/\/orders\/\d+/.test(await page.getAttribute(".saved-here a", "href")), "says not how far it is");
    await page.reload();
    expect((await own.count()) === 1, "a word of this article alone is not shown with it");
    await page.locator(".odd").first().click();
    await page.fill("#say", "thử lại");
    await page.click(".save-here");
    await page.waitForSelector(".saved-here:not([hidden])");
    await page.click(".saved-here .undo");
    await page.waitForSelector(".saved-here", { state: "hidden" });
    await page.reload();
    expect((await own.count()) === 1, "undo did not bring the word back that was there before");
    await own.locator("button").click();
    await page.waitForURL(/\/orders\/\d+/);
    await page.waitForSelector("live-part:not([open])", { timeout: 120_000 });
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.click(".row h2 a");
    await page.waitForSelector("article-player");
    expect((await own.count()) === 0, "the word stays");
    await page.locator(".odd").first().click();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement.classList.contains("odd")), "the focus is lost");
  },

  // Found, heard and made again, and a word put right from the article: each with three clicks at most.
  async clicks() {
    const page = await open();
    const { clicks, sounds, begin } = await counted(page);
    await login(page);
    await page.goto(`${site}/articles`);
    await page.locator("#q").pressSequentially("cau thuong ngan");
    await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await begin();
    await page.click(".play");
    await sounds(1);
    await page.click(".row > button");
    await page.waitForURL(/\/orders\/\d+/);
    expect((await clicks()) <= 3, `found, heard and made again with ${await clicks()} clicks`);
    await page.waitForSelector("live-part:not([open])", { timeout: 120_000 });
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await page.click(".row h2 a");
    await page.waitForSelector("article-player");
    await begin();
    await page.locator(".odd").first().click();
    await page.fill("#say", "thử nghe");
    await page.click(".hear");
    await sounds(1);
    await page.click(".save");
    await page.waitForSelector(".saved:not([hidden])");
    expect((await clicks()) <= 3, `a word is put right, heard and saved with ${await clicks()} clicks`);
  },

  async lexicon() {
    const page = await open();
    const { clicks, sounds, begin } = await counted(page);
    await login(page);
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await page.goto(`${site}/lexicon`);
    await begin();
    await page.fill("#word", "HL-93");
    await page.locator("#said").pressSequentially("hát x1 ");
    await page.waitForSelector("#said-hint.wrong");
    expect(/x1/.test(await page.textContent("#said-hint")), "a wrong syllable is not told");
    await page.fill("#said", "hát lờ chín ba");
    await page.waitForSelector("#said-hint:not(.wrong)");
    await page.click("word-form .hear");
    await sounds(1);
    await page.click("word-form button.main");
    await page.waitForURL(/\/lexicon\/words\/HL-93/);
    expect(/HL-93/.test(await page.textContent(".news")), "does not say what was saved");
    expect((await page.locator(".entries .written").count()) === 1, "does not show the sentence that has it");
    await page.click("form[action='/lexicon/again'] button");
    await page.waitForURL(/\/orders\/\d+/);
    expect((await clicks()) <= 3, `a word is heard, saved and its articles made again with ${await clicks()} clicks`);
    await page.waitForSelector("live-part:not([open])", { timeout: 120_000 });
    await page.goto(`${site}/lexicon`);
    await page.click(".entries [data-hear]");
    await sounds(1);
    await page.click("form[action='/lexicon/remove'] button");
    await page.waitForSelector(".news form button");
    expect((await page.locator(".entries li").count()) === 0, "is still there");
    await page.click(".news form button");
    await page.waitForSelector(".entries li");
    await page.locator("#q").pressSequentially("hat lo");
    await page.waitForURL(/q=hat/);
    expect((await page.locator(".entries li").count()) === 1, "is not found by how it is read");
    await page.setInputFiles("#file", { name: "words.csv", mimeType: "text/csv",
      buffer: Buffer.from("word,say\nKandora,can đo ra\nXandora,x1\n") });
    await page.waitForSelector("lexicon-import .found:not([hidden])");
    expect((await page.locator(".problems li").count()) === 1, "the wrong line is not told");
    await page.click("lexicon-import .found button");
    await page.waitForFunction(() => /Đã nhập: 1/.test(document.querySelector("lexicon-import .found p").textContent));
    const file = await page.evaluate(async () => (await fetch("/api/lexicon/export?format=csv")).text());
    expect(/Kandora,can đo ra/.test(file), file);
  },

  async typed() { // a word by keyboard alone
    const page = await open();
    const { clicks, sounds, begin } = await counted(page);
    await login(page);
    await page.goto(`${site}/lexicon`);
    await begin();
    await page.focus("#word");
    await page.keyboard.type("Blendwerk");
    await page.keyboard.press("Tab");
    await page.keyboard.type("bờ len véc");
    for (let i = 0; i < 3; ++i) await page.keyboard.press("Tab"); // past class and sentence
    await page.keyboard.press("Enter");
    await sounds(1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/lexicon\/words\/Blendwerk/);
    await page.goto(`${site}/settings/cong`);
    await page.focus("#voice");
    await page.keyboard.press("End");
    await page.focus("form.stack button.main");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".news");
    await page.focus(".news button");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#voice").value === "");
    expect((await clicks()) === 0, "needs a mouse");
  },

  async settings() {
    const page = await open();
    const { clicks, begin } = await counted(page);
    await login(page);
    await page.goto(`${site}/settings`);
    await begin();
    await page.click(".scope h2 a");
    await page.selectOption("#voice", "vi-north-female");
    await page.selectOption("#intro", "text");
    await page.fill("#intro-text", "Đây là {site}.");
    await page.click("form.stack button.main");
    await page.waitForSelector(".news");
    expect(/vi-north-female/.test(await page.textContent(".pairs")), "does not hold");
    await page.click(".news button");
    await page.waitForFunction(() => document.querySelector("#voice").value === "");
    expect((await clicks()) <= 3, `set and taken back with ${await clicks()} clicks`);
    expect(await page.locator("#intro-text").isHidden(), "shows a sentence that is not said");
  },

  async voices() {
    const page = await open();
    const { clicks, sounds, begin } = await counted(page);
    await login(page);
    await page.goto(`${site}/voices`);
    await begin();
    await page.click("[data-voice=vi-north-female]");
    await sounds(1);
    await page.focus("#speed");
    await page.keyboard.press("ArrowRight");
    expect(/speed = 105/.test(await page.textContent(".keep")), await page.textContent(".keep"));
    await page.click("[data-voice=vi-north]");
    await sounds(2);
    expect((await clicks()) === 2, `two voices are heard with ${await clicks()} clicks`);
    await page.selectOption("#voice-cong", "vi-north-female");
    await page.click("form[action='/settings/cong'] button");
    await page.waitForSelector(".news");
  },

  async passage() {
    const page = await open();
    await login(page);
    await page.goto(`${site}/articles?q=thuong+ngan`);
    await page.waitForSelector(".play", { timeout: 120_000 });
    await page.click(".row h2 a");
    const sentence = page.locator(".sentences li").nth(3);
    await sentence.hover();
    await sentence.locator(".passage").click();
    await page.waitForURL(/\/orders\/\d+/);
    await page.waitForSelector("live-part:not([open]) .state.good", { timeout: 120_000 });
    await page.click(".row h2 a");
    await page.locator(".passages button").click();
    await page.waitForURL(/\/orders\/\d+/);
    await page.waitForSelector("live-part:not([open]) .state.good", { timeout: 120_000 });
  },

  async system() {
    const page = await open();
    await login(page);
    await page.goto(`${site}/system`);
    await page.click("form[action='/system/sources/cong/test'] button");
    await page.waitForSelector(".entries li");
    expect(/\d từ/.test(await page.textContent(".entries")), await page.textContent("main"));
    await page.goto(`${site}/system`);
    await page.click("form[action='/system/publishers/cong/test'] button");
    await page.waitForSelector(".state.good");
  },

  async many() {
    const page = await open();
    await login(page);
    await page.goto(`${site}/articles?source=cong`);
    await page.waitForFunction(() => document.querySelectorAll(".row input").length > 3, null, { timeout: 120_000 });
    const boxes = page.locator(".row input");
    await page.click("select-bar .all");
    expect((await page.locator(".picked").textContent()) === String(await boxes.count()), "selects not all");
    await page.click("select-bar .all");
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ["Shift"] });
    expect((await page.locator(".picked").textContent()) === "3", "counts wrong");
    await page.fill("#reason", "thử");
    await page.click("select-bar button[value=withdraw]");
    await page.waitForSelector("live-part:not([open])", { timeout: 120_000 });
    expect((await page.locator(".row .state.good").count()) === 3, await page.locator("main").innerText());
    await page.click("button[value=publish]");
    await page.waitForURL(/order=publish/);
    await page.waitForSelector("live-part:not([open])", { timeout: 120_000 });
    expect((await page.locator(".row").count()) === 3, "undoes not all");
  },
});
