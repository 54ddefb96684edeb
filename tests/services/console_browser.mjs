// SPDX-License-Identifier: GPL-3.0-or-later
// One scenario at the console, for console_test.cpp: console_browser.mjs SCENARIO ADDRESS NAME TOKEN MODULES SCREENS.
// Says what is wrong and ends with 1.
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const [scenario, site, name, token, modules, folder] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(`${modules}/playwright-core/index.mjs`));
const axe = fs.readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let wrong = 0;
function expect(is_so, what) {
  if (is_so) return;
  wrong += 1;
  console.log(`${scenario}: ${what}`);
}

// A page that tells of every error, every other host but one, every dialog.
async function open({ also = site, ...options } = {}) {
  const context = await browser.newContext({ locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => expect(false, `${page.url()}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) &&
    expect(false, `${page.url()}: ${message.text()}`));
  page.on("request", (request) =>
    expect(/^data:/.test(request.url()) || [site, also].includes(new URL(request.url()).origin), `asks ${request.url()}`));
  page.on("dialog", (dialog) => expect(false, `${page.url()}: says ${dialog.message()}`));
  return page;
}

// Clicks of the mouse since the scenario began, on whatever pages; and how often something began to sound.
async function counted(page) {
  await page.addInitScript(() => {
    addEventListener("click", (event) => event.detail > 0 &&
      sessionStorage.setItem("clicks", Number(sessionStorage.getItem("clicks")) + 1), true);
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      this.addEventListener("playing", () => { window.sounds = (window.sounds ?? 0) + 1; }, { once: true });
      return play.call(this);
    };
  });
  const clicks = () => page.evaluate(() => Number(sessionStorage.getItem("clicks")));
  const sounds = (times) => page.waitForFunction((n) => window.sounds >= n, times);
  const begin = () => page.evaluate(() => sessionStorage.setItem("clicks", 0));
  return { clicks, sounds, begin };
}

async function teach(page, word, say) {
  await page.goto(`${site}/lexicon`);
  await page.fill("#word", word);
  await page.fill("#said", say);
  await page.click("word-form button.main");
  await page.waitForURL(/\/lexicon\/words\//);
}

async function login(page) {
  await page.goto(`${site}/login`);
  await page.fill("#name", name);
  await page.fill("#token", token);
  await page.click("form.stack button");
  await page.waitForURL(`${site}/`);
}

async function firstArticle(page, words) {
  await page.goto(`${site}/articles?q=${encodeURIComponent(words)}`);
  return page.locator(".row h2 a").first().getAttribute("href");
}

async function look(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run({ runOnly: tags }), rules);
  for (const { id, help, nodes } of found.violations)
    expect(false, `${what}: ${id}: ${help}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond <= 0, `${what} is ${beyond} px too wide`);
  const small = await page.evaluate(() => [...document.querySelectorAll("button, input, select, nav a")]
    .filter((e) => e.checkVisibility() && !e.closest(".hidden") && e.type !== "hidden")
    .filter((e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 20)
    .map((e) => e.outerHTML.slice(0, 120)));
  expect(small.length === 0, `${what}: too small to hit: ${small[0]}`);
}

const tools = { site, name, token, folder, open, login, counted, firstArticle, teach, look, expect };
const scenarios = {};
for (const file of ["console_viewing", "console_editing", "console_openid"])
  Object.assign(scenarios, (await import(`./${file}.mjs`)).scenarios(tools));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  await scenarios[scenario]();
} catch (error) {
  expect(false, error.stack);
}
await browser.close();
process.exit(wrong ? 1 : 0);
