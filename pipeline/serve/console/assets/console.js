// SPDX-License-Identifier: GPL-3.0-or-later
// What makes the console's pages quick: they all can be read without. No library, no other host.

document.documentElement.classList.add("live"); // what needs scripts is shown

// Times come as they are in Vietnam; a reader elsewhere gets their own.
function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (isNaN(at)) continue;
    const two = (number) => String(number).padStart(2, "0");
    const day = `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
    const text = `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
    if (time.textContent !== text) time.textContent = text;
  }
}

// What the server sends is made a page without its scripts; nothing else becomes markup.
const trusted = globalThis.trustedTypes?.createPolicy("baonoi", { createHTML: (text) => text });
const parsed = (text) => new DOMParser().parseFromString(trusted ? trusted.createHTML(text) : text, "text/html");

const lost = document.getElementById("lost");

// The page anew, as the server shows it now; nothing when it is as before.
const seen = new Map();
async function pageAt(address, signal) {
  try {
    const answer = await fetch(address, { signal, headers: { Accept: "text/html" }, cache: "no-cache" });
    lost.hidden = true;
    if (answer.redirected && new URL(answer.url).pathname === "/login") return location.reload();
    if (!answer.ok) return null;
    const tag = answer.headers.get("ETag");
    if (tag && seen.get(address) === tag) return null;
    if (tag) seen.set(address, tag);
    const page = parsed(await answer.text());
    localTimes(page);
    return page;
  } catch (error) {
    if (error.name !== "AbortError") lost.hidden = false;
    return null;
  }
}

// Where something of the same kind stands in both, so that the focus and what is open stay.
function keyOf(element) {
  return [element.tagName, element.id, element.name, element.value, element.getAttribute("href"),
    element.dataset.key, element.getAttribute("aria-label")].join("|");
}

function replace(part, fresh) {
  if (part.innerHTML === fresh.innerHTML) return;
  const focused = part.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const open = new Set([...part.querySelectorAll("details[open]")].map(placeOf));
  const ticked = new Set([...part.querySelectorAll("input:checked")].map((box) => box.value));
  part.replaceChildren(...fresh.childNodes);
  for (const details of part.querySelectorAll("details")) details.open = open.has(placeOf(details));
  for (const box of part.querySelectorAll("input[type=checkbox]")) box.checked = ticked.has(box.value);
  if (focused) [...part.querySelectorAll("a,button,input,summary")].find((e) => keyOf(e) === focused)?.focus();
  part.dispatchEvent(new Event("replaced"));
}

// A list that is looked at stays in its order: only what its rows say is renewed.
function renewRows(list, fresh) {
  const hrefOf = (row) => row.querySelector("h2 a").getAttribute("href");
  const rows = [...list.querySelectorAll(".row")];
  const now = new Map([...fresh.querySelectorAll(".row")].map((row) => [hrefOf(row), row]));
  for (const row of rows)
    for (const place of [".about", ".state"]) {
      const old = row.querySelector(place);
      const renewed = now.get(hrefOf(row))?.querySelector(place);
      if (renewed && old.outerHTML !== renewed.outerHTML && !old.contains(document.activeElement)) old.replaceWith(renewed);
    }
  const first = now.keys().next().value;
  list.querySelector(".newer").hidden = first === (rows.length ? hrefOf(rows[0]) : undefined);
}

function placeOf(details) {
  return details.dataset.key ?? details.closest("li")?.querySelector("a")?.getAttribute("href") ?? "";
}

// One question for all parts of a page, at the pace of the quickest.
const parts = new Set();
let timer = 0;
let asking = null;

async function renew() {
  clearTimeout(timer);
  if (document.hidden || parts.size === 0) return;
  const writes = document.activeElement?.matches("main input:not([type=checkbox])");
  if (!writes) {
    asking = new AbortController();
    const page = await pageAt(location.href, asking.signal);
    for (const part of page ? parts : []) {
      const fresh = page.getElementById(part.id);
      if (fresh) (part.hasAttribute("rows") ? renewRows : replace)(part, fresh);
      if (fresh) part.toggleAttribute("open", fresh.hasAttribute("open"));
    }
  }
  plan();
}

function plan() {
  clearTimeout(timer);
  const patience = stream?.readyState === EventSource.OPEN ? 5 : 1;
  const paces = [...parts].map((part) => (part.hasAttribute("open") ? 1 : part.pace * patience));
  if (paces.length) timer = setTimeout(renew, Math.min(...paces) * 1000);
}

// The server tells when something happens, to pages that are looked at; asking at a pace is for the rest.
let stream = null;
let told = 0;
function listen() {
  if (document.hidden || parts.size === 0) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    stream = new EventSource("/api/events");
    for (const kind of ["job", "article", "lexicon", "missed"])
      stream.addEventListener(kind, () => { told ||= setTimeout(() => { told = 0; renew(); }, 300); });
  }
}

document.addEventListener("visibilitychange", () => { listen(); renew(); });

customElements.define("live-part", class extends HTMLElement {
  get pace() { return Number(this.getAttribute("every")) || 10; }
  connectedCallback() { parts.add(this); plan(); listen(); }
  disconnectedCallback() { parts.delete(this); plan(); }
});

// The list follows the typing.
customElements.define("live-search", class extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    const results = this.dataset.results;
    let wait = 0;
    let last = null;
    const search = async () => {
      const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      const address = `${new URL(form.action).pathname}${words.size ? "?" : ""}${words}`;
      last?.abort();
      asking?.abort();
      last = new AbortController();
      const page = await pageAt(address, last.signal);
      if (!page) return;
      history.replaceState(null, "", address);
      for (const part of [document.getElementById(results), ...this.querySelectorAll(".follows")])
        replace(part, page.getElementById(part.id));
    };
    form.addEventListener("input", (event) => {
      clearTimeout(wait);
      const section = form.querySelector("#section");
      if (event.target.id === "source" && section) section.value = ""; // another source has others
      wait = setTimeout(search, event.target.type === "search" ? 150 : 0);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); seen.clear(); search(); });
  }
});

// How many are ticked; shift ticks a whole stretch.
customElements.define("select-bar", class extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    const boxes = () => [...form.querySelectorAll("input[type=checkbox]")];
    const picked = this.querySelector(".picked");
    const show = () => {
      const count = boxes().filter((box) => box.checked).length;
      picked.textContent = count;
      picked.hidden = count === 0;
      this.classList.toggle("stays", count > 0);
    };
    const all = this.querySelector(".all");
    all.hidden = false;
    all.addEventListener("click", () => {
      const every = boxes().every((box) => box.checked);
      for (const box of boxes()) box.checked = !every;
      show();
    });
    let last = null;
    form.addEventListener("click", (event) => {
      if (event.target.type !== "checkbox") return;
      const all = boxes();
      const at = all.indexOf(event.target);
      if (event.shiftKey && last !== null)
        for (let i = Math.min(at, last); i <= Math.max(at, last); ++i) all[i].checked = event.target.checked;
      last = at;
      show();
    });
    form.closest("live-part")?.addEventListener("replaced", show, { once: true });
    show();
  }
});

// One recording is heard at a time.
document.addEventListener("play", (event) => {
  for (const other of document.querySelectorAll("audio")) if (other !== event.target) other.pause();
}, true);

// A recording of the list plays where one is.
customElements.define("list-player", class extends HTMLElement {
  connectedCallback() {
    const audio = this.querySelector("audio");
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a.play");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.hidden = false;
      this.querySelector(".playing").textContent = link.closest(".row").querySelector("h2").textContent;
      if (audio.getAttribute("src") !== link.getAttribute("href")) audio.src = link.getAttribute("href");
      audio.play();
    });
  }
});

customElements.define("copy-text", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.querySelector("code").textContent);
      button.textContent = this.dataset.done;
    });
  }
});

// What the server refuses is told in words: those of its answer.
const csrf = document.querySelector("meta[name=csrf]").content;
async function post(address, body, type = "application/json", method = "POST") {
  const answer = await fetch(address, { method, headers: { "Content-Type": type, "X-CSRF-Token": csrf },
    body: type === "application/json" ? JSON.stringify(body) : body });
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  throw new Error(told.error ?? String(answer.status));
}

const told_place = document.getElementById("told");
function tell(text) {
  told_place.textContent = text;
  told_place.hidden = !text;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { told_place.hidden = true; }, 8000);
}

// One voice for the whole page: what is asked for last is heard.
const sound = new Audio();
let heard = 0;
async function hear(address, body, button) {
  const turn = ++heard;
  tell("");
  button.setAttribute("aria-busy", "true");
  try {
    const recording = await (await post(address, body)).blob();
    if (turn !== heard) return;
    URL.revokeObjectURL(sound.src);
    sound.src = URL.createObjectURL(recording);
    await sound.play();
  } catch (error) {
    if (turn === heard) tell(error.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

// Whether every word of what is said is a syllable, told while it is typed.
function checkSyllables(input, hint, wrong) {
  const usual = hint.textContent;
  let wait = 0;
  let turn = 0;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    const mine = ++turn;
    wait = setTimeout(async () => {
      const answer = await fetch(`/api/lexicon/syllables?say=${encodeURIComponent(input.value)}`);
      const words = answer.ok ? (await answer.json()).wrong : [];
      if (mine !== turn) return;
      const text = words.length ? wrong.replace("{what}", words.join(", ")) : usual;
      if (hint.textContent !== text) hint.textContent = text;
      hint.classList.toggle("wrong", words.length > 0);
      input.setAttribute("aria-invalid", words.length > 0);
    }, input.value.endsWith(" ") ? 100 : 500); // a word that is still typed is not judged at once
  });
}

globalThis.baonoi = { post, hear, checkSyllables };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-hear]");
  if (button) hear("/api/lexicon/preview.mp3", { text: button.dataset.hear }, button);
});

// A word and how it is said: heard in a sentence before it is saved.
customElements.define("word-form", class extends HTMLElement {
  connectedCallback() {
    const of = (id) => this.querySelector(`#${id}`);
    const [word, said, sentence] = [of("word"), of("said"), of("sentence")];
    checkSyllables(said, of("said-hint"), this.dataset.wrong);
    const button = this.querySelector(".hear");
    button.addEventListener("click", () => {
      if (![word, said].every((input) => input.reportValidity())) return;
      const text = sentence.value.trim() || sentence.dataset.sample.replace("{what}", word.value.trim());
      hear("/api/lexicon/preview.mp3", { text, word: word.value.trim(), say: said.value.trim() }, button);
    });
  }
});

// A voice is heard with the sentence and at the pace that stand there.
customElements.define("voice-trial", class extends HTMLElement {
  connectedCallback() {
    const of = (id) => this.querySelector(`#${id}`);
    const paces = ["speed", "pauses"].map(of);
    const keep = this.querySelector(".keep");
    for (const pace of paces)
      pace.addEventListener("input", () => {
        this.querySelector(`output[for=${pace.id}]`).textContent = pace.value;
        keep.hidden = paces.every((one) => one.value === this.dataset[one.id]);
        keep.querySelector("pre").textContent = `[voice]\n${paces.map((one) => `${one.id} = ${one.value}`).join("\n")}`;
      });
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-voice]");
      if (!button) return;
      const [speed, pauses] = paces.map((pace) => Number(pace.value));
      hear("/api/voices/preview.mp3", { text: of("text").value, voice: button.dataset.voice, speed, pauses }, button);
    });
  }
});

// A file is looked through before anything of it is entered.
customElements.define("lexicon-import", class extends HTMLElement {
  connectedCallback() {
    const file = this.querySelector("input");
    const found = this.querySelector(".found");
    const button = found.querySelector("button");
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const send = async (dry) => {
      const type = /\.csv$/i.test(file.files[0].name) ? "text/csv" : "application/pls+xml";
      try {
        const told = await (await post(`/api/lexicon/import?dry=${dry ? "yes" : "no"}`, file.files[0], type)).json();
        const values = { ...told, problems: told.problems.length };
        found.querySelector("p").textContent = fill(dry ? this.dataset.found : this.dataset.done, values);
        found.querySelector("ul").replaceChildren(...told.problems.slice(0, 50).map(({ line, message }) => {
          const row = document.createElement("li");
          row.textContent = line ? `${fill(this.dataset.line, { line })}: ${message}` : message;
          return row;
        }));
        button.hidden = !dry || told.entries === 0;
        found.hidden = false;
      } catch (error) {
        found.hidden = true;
        tell(error.message);
      }
    };
    file.addEventListener("change", () => file.files.length && send(true));
    button.addEventListener("click", () => send(false));
  }
});

localTimes(document);
