// SPDX-License-Identifier: GPL-3.0-or-later
// What everybody sees of the console: every screen, for everyone, quickly. console_browser.mjs runs one of them.
import fs from "node:fs";

export const scenarios = ({ site, name, token, folder, open, login, firstArticle, teach, look, expect }) => ({
  async screens() {
    fs.mkdirSync(folder, { recursive: true });
    for (const colorScheme of ["light", "dark"])
      for (const width of [360, 1280]) {
        // The scripts of axe come from here: for that alone the page's policy is off.
        const page = await open({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
        await page.goto(`${site}/login`);
        const shot = async (what, address) => {
          if (address) await page.goto(site + address);
          await look(page, `${what} ${colorScheme} ${width}`);
          await page.screenshot({ path: `${folder}/${what}-${colorScheme}-${width}.png` });
        };
        await shot("login");
        await login(page);
        const article = await firstArticle(page, "vàng");
        const read = await firstArticle(page, "thuong ngan");
        await shot("today", "/");
        await shot("articles", "/articles");
        await shot("found", "/articles?q=vang&state=failed");
        await shot("nothing", "/articles?q=khong-co-bai-nay");
        await shot("article", article);
        await page.goto(site + read);
        await page.waitForSelector("article-player", { timeout: 120_000 });
        await shot("read", read);
        await page.locator(".odd").first().click();
        await shot("word");
        if (colorScheme === "light" && width === 360) {
          await teach(page, "HL-93", "hát lờ chín ba");
          await teach(page, "Blendwerk", "bờ len véc");
          await teach(page, "HLV", "hành lang vàng");
        }
        await shot("lexicon", "/lexicon");
        await shot("lexicon-all", "/lexicon?list=all&q=bao");
        await shot("lexicon-conflicts", "/lexicon?list=conflicts");
        await shot("lexicon-changes", "/lexicon?list=changes");
        await shot("lexicon-word", "/lexicon/words/HL-93");
        await shot("settings", "/settings");
        await shot("scope", "/settings/cong?section=tin-tuc");
        await shot("voices", "/voices");
        await page.goto(`${site}/system`);
        await page.click("form[action='/system/sources/cong/test'] button");
        await page.waitForURL(/\/test$/);
        await shot("trial");
        await shot("system", "/system");
        await shot("fault", "/articles/khong-co");
        await page.goto(`${site}/language/en?back=/`);
        await shot("english", "/");
        await page.context().close();
      }
    const huge = await open({ viewport: { width: 3840, height: 2160 } });
    await login(huge);
    await huge.screenshot({ path: `${folder}/today-light-3840.png` });
  },

  async hostile() {
    const page = await open();
    await login(page);
    const article = await firstArticle(page, "vàng");
    for (const address of ["/", "/articles", "/articles?q=v%C3%A0ng", article, "/orders/1", "/system", "/lexicon",
      "/lexicon/words/%22%3E%3Cimg%20src%3Dx%3E", "/settings", "/settings/cong", "/voices",
      `/articles?q=${encodeURIComponent("<script>window.harmed=1</script>")}`]) {
      await page.goto(site + address);
      await page.waitForTimeout(1500); // the live parts are renewed in this time, too
      expect(!(await page.evaluate(() => window.harmed)), `${address} runs what an article says`);
      expect((await page.locator("main img").count()) === 0, `${address} shows a picture of an article`);
    }
  },

  async keyboard() {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site}/login`);
    const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 160));
    await page.keyboard.press("Tab");
    expect(/class="skip"/.test(await focused()), `first is ${await focused()}`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(/id="name"/.test(await focused()), `after the skip link comes ${await focused()}`);
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(token);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site}/`);
    for (const address of ["/", "/articles", "/lexicon", "/lexicon/words/HLV", "/settings", "/settings/cong", "/voices",
      "/system"]) {
      await page.goto(site + address);
      const stops = new Set();
      for (let presses = 0; presses < 600; ++presses) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const e = document.activeElement;
          if (e === document.body) return null;
          e.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
          const box = e.getBoundingClientRect();
          const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const style = getComputedStyle(e);
          return { stop: e.dataset.stop, html: e.outerHTML.slice(0, 160), outline: style.outlineStyle !== "none",
            hidden: box.width > 1 && over !== null && !e.contains(over) && !over.contains(e) };
        });
        if (!at || stops.has(at.stop)) break;
        stops.add(at.stop);
        expect(at.outline, `${address}: not seen to be focused: ${at.html}`);
        expect(!at.hidden, `${address}: covered: ${at.html}`);
        expect(presses < 599, `${address}: no end`);
      }
      expect(stops.size > 5, `${address}: only ${stops.size} stops`);
    }
    await page.goto(`${site}/articles`);
    await page.focus("#q");
    await page.keyboard.type("số 7");
    await page.waitForFunction(() => /số 7/.test(document.querySelector(".row h2").textContent));
    expect(await page.evaluate(() => document.activeElement.id === "q"), "the focus leaves the search");
    await page.focus(".row input");
    await page.keyboard.press("Space");
    await page.focus("select-bar button[name=order]");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/(orders)/);
  },

  async plain() {
    const page = await open({ javaScriptEnabled: false });
    await login(page);
    await page.click("nav a[href='/articles']");
    await page.fill("#q", "vàng");
    await page.selectOption("#state", "attached");
    await page.click("form.filter button");
    expect(/q=v%C3%A0ng/.test(page.url()), page.url());
    expect((await page.locator(".row").count()) === 50, `${await page.locator(".row").count()} rows`);
    await page.click("a[rel=next]");
    expect((await page.locator(".row").count()) > 10, "the second page is short");
    await page.locator(".row input").nth(1).check();
    await page.click("select-bar button[value=regenerate]");
    expect((await page.locator("h1").textContent()) !== "", "no answer to an order");
    await page.click("a[hreflang=en]");
    await page.goto(`${site}/`);
    expect((await page.locator("nav.menu a").first().textContent()) === "Today", "no English");
    await page.click("form.me button");
    expect(/\/login$/.test(page.url()), page.url());
  },

  // The best of several: other tests run on this machine, too.
  // Times are printed and not judged: they are the machine's, too.
  async large() {
    const page = await open();
    await login(page);
    for (const address of ["/", "/articles", "/articles?q=tang+manh", "/articles?state=failed", "/lexicon?list=all&q=bao",
      "/settings", "/voices"]) {
      let paint = Infinity;
      for (let i = 0; i < 6; ++i) {
        await page.goto(site + address);
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
        paint = Math.min(paint, await page.evaluate(() =>
          performance.getEntriesByName("first-contentful-paint")[0].startTime));
      }
      console.log(`${address}: first paint after ${Math.round(paint)} ms (target: 200)`);
      expect(Number.isFinite(paint), `${address} is painted`);
    }
    await page.goto(`${site}/articles`);
    for (const words of ["gia vang", "tang manh phien", "so 4711"]) {
      let time = Infinity, rows = 0;
      for (let i = 0; i < 5; ++i) {
        const found = await page.evaluate(async (q) => {
          const begin = performance.now();
          const text = await (await fetch(`/articles?q=${encodeURIComponent(q)}`, { cache: "no-store" })).text();
          return { time: performance.now() - begin, rows: text.split("Giá vàng trong nước").length - 1 };
        }, words);
        time = Math.min(time, found.time);
        rows = found.rows;
      }
      console.log(`${words}: ${rows} rows after ${Math.round(time)} ms (target: 100)`);
      expect(rows > 0, `"${words}" is found`);
    }
  },

  // The page of a listening test, which site names.
  async listening() {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open({ also: "null", colorScheme, viewport: { width: 360, height: 900 }, offline: true });
      await page.goto(site);
      await look(page, `the listening test, ${colorScheme}`);
      await page.click("button");
      const status = () => page.textContent("#status");
      expect((await status()) === "Còn 20 bản chưa chấm, trước hết là Câu 1, bản A.", await status());
      expect((await page.evaluate(() => document.activeElement.name)) === "1A", "the first that is missing has no focus");
      for (let sentence = 1; sentence <= 10; sentence += 1)
        for (const version of "AB") {
          await page.focus(`input[name="${sentence}${version}"][value="1"]`);
          await page.keyboard.press("ArrowRight");
        }
      await page.fill("#listener", "Người 1");
      await page.fill('input[name="1A-words"]', 'trạm "bơm", vụ');
      const [saved] = await Promise.all([page.waitForEvent("download"), page.click("button")]);
      expect(saved.suggestedFilename() === "phieu-Người-1.csv", saved.suggestedFilename());
      const lines = fs.readFileSync(await saved.path(), "utf8").split("\r\n");
      expect(lines.length === 22 && lines[1] === '"Người 1",1,A,2,"trạm ""bơm"", vụ"', lines[1]);
      await page.evaluate(() => document.querySelector("audio").play());
      await page.waitForFunction(() => document.querySelector("audio").currentTime > 0);
    }
  },
});
