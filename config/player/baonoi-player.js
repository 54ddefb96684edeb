// SPDX-License-Identifier: GPL-3.0-or-later
// <baonoi-player duration="200.1"><audio controls>…</audio></baonoi-player>: a player around an audio element. Its
// captions' cues name block and sentence: what is read is lit in the page. Looks: ::part(), --baonoi-*. Also:
// lang, next (an address).
(() => {
if (customElements.get("baonoi-player") || !("replaceSync" in CSSStyleSheet.prototype)) return;

const words = { // Vietnamese, English, icon of the button
  listen: ["Nghe bài viết", "Listen"], from: ["Nghe tiếp từ", "Continue from"],
  wait: ["Đang tải…", "Loading…"], fail: ["Không phát được", "Cannot play"],
  copied: ["Đã chép liên kết", "Link copied"], follow: ["Bài tiếp theo", "Next article"], speed: ["Tốc độ", "Speed"],
  volume: ["Âm lượng", "Volume"], place: ["Vị trí", "Position"], time: ["giờ phút giây", "h min s"],
  play: ["Phát", "Play", "M8 5v14l11-7z"], pause: ["Tạm dừng", "Pause", "M7 6h2v12H7zM15 6h2v12h-2z"],
  back: ["Lùi 15 giây", "Back 15 s"], on: ["Tới 15 giây", "Forward 15 s"],
  p0: ["Đoạn trước", "Previous paragraph", "M12 6l-6 6 6 6M19 6l-6 6 6 6"],
  s0: ["Câu trước", "Previous sentence", "M17 6l-8 6 8 6M6 6v12"],
  s1: ["Câu sau", "Next sentence", "M7 6l8 6-8 6M18 6v12"],
  p1: ["Đoạn sau", "Next paragraph", "M5 6l6 6-6 6M12 6l6 6-6 6"],
  read: ["Đọc theo bài", "Read along", "M4 6h16M4 18h11M4 12h4M11 12h9"],
  share: ["Chia sẻ từ đây", "Share from here", "M12 15V3M8 7l4-4 4 4M5 12v8h14v-8"],
  load: ["Tải về", "Download", "M12 3v12M8 11l4 4 4-4M5 20h14"],
  close: ["Đóng", "Close", "M6 6l12 12M18 6 6 18"], here: ["Nghe từ đây", "Listen from here", "M8 5v14l11-7z"],
};
const sheet = (text) => { const made = new CSSStyleSheet(); made.replaceSync(text); return made; }, style = sheet(`
:host{display:block}[hidden]{display:none!important}
.box{--a:var(--baonoi-accent,#0b6b5d);--on:var(--baonoi-on-accent,#fff);--ink:var(--baonoi-ink,#17212b);
--paper:var(--baonoi-paper,#f4f7f8);--soft:color-mix(in srgb,var(--ink) 72%,var(--paper));
--line:color-mix(in srgb,var(--ink) 18%,var(--paper))}.dark{--a:var(--baonoi-accent,#62d6c0);color-scheme:dark;
--on:var(--baonoi-on-accent,#06231e);--ink:var(--baonoi-ink,#eef3f6);--paper:var(--baonoi-paper,#1c242b)}
.box{box-sizing:border-box;max-width:52em;display:grid;grid-template-columns:auto minmax(0,1fr);gap:.1em .8em;
align-items:center;padding:.8em 1em;border:1px solid var(--line);border-radius:var(--baonoi-radius,14px);background:var(--paper);
color:var(--ink);font:1rem/1.4 var(--baonoi-font,system-ui,sans-serif)}
button,select,.load{min-width:36px;height:36px;padding:0;border:0;border-radius:99px;display:grid;place-items:center;
background:none;color:inherit;font:600 .85em sans-serif;cursor:pointer}
select{padding:0 .3em}button:hover,.load:hover{background:var(--line)}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
svg{width:22px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.play{grid-row:span 2;width:56px;height:56px}.play svg{width:30px}.play path,.here path{fill:currentColor}
.play.play,.here.here{background:var(--a);color:var(--on)}.wait .play{outline:3px dotted var(--a);outline-offset:3px}
.head{display:flex;gap:0 .8em;justify-content:space-between}.label{font-weight:650}
.clock{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums}.bar{position:relative;display:grid}
input{accent-color:var(--a);width:100%;height:28px;margin:0;cursor:pointer}
i{position:absolute;top:12px;width:2px;height:4px;background:var(--ink)}
.tools{grid-column:1/-1;display:flex;flex-wrap:wrap;align-items:center;gap:2px;margin-top:4px}.volume{width:4em}
.read{margin-left:auto}[aria-pressed=true]{color:var(--a);background:var(--line)}
p,::slotted(*){grid-column:1/-1;margin:.5em 0 0!important}a{color:var(--a)}
::slotted(*){font-size:.85rem!important;color:var(--soft)!important}
.text{padding:0 .8em;border-left:3px solid var(--a);white-space:pre-line}
.said{position:absolute;clip-path:inset(50%)}.box:not(.mini) .close{display:none}
.mini{position:fixed;z-index:999;inset:auto 0 0;margin:auto;padding:.5em .8em;
grid-template-columns:auto 1fr auto;box-shadow:0 -4px 24px #0003}
.mini .tools{grid-area:1/3/3;margin:0}.mini .label{overflow:hidden;max-height:1.4em}
.mini .tools>:not(.close),.mini .text,.mini slot{display:none}.here{position:fixed;z-index:9}
@media(min-width:640px){.mini.mini .s0,.mini.mini .s1,.mini.mini .on,.mini.mini .back{display:grid}}@media print{:host{display:none}}`);
const doc = document, $ = (css, within = doc) => within.querySelector(css), lights = CSS.highlights;
if (lights) doc.adoptedStyleSheets.push(sheet(`
::highlight(baonoi-sentence){background:var(--baonoi-sentence,#ffefb5);color:#1b1b1b}
::highlight(baonoi-word){background:var(--baonoi-word,#f9c440);color:#1b1b1b}`));
let active, first;

const memory = () => { try { return JSON.parse(localStorage.baonoi) || {}; } catch { return {}; } };
const save = (change) => { try { localStorage.baonoi = JSON.stringify({ ...memory(), ...change }); } catch {} };
const make = (name, className, set, ...inside) => {
  const made = Object.assign(doc.createElement(name), { className, part: className, ...set });
  made.append(...inside);
  return made;
};
const icon = (key) => {
  const [svg, path] = ["svg", "path"].map((name) => doc.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", words[key][2]);
  svg.append(path);
  return svg;
};
const parts = (s) => [s / 3600, s / 60 % 60, s % 60].map(Math.floor);
const clock = (s) => parts(s).map((n, i) => i ? String(n).padStart(2, 0) : n).join(":").replace(/^0:0?/, "");
// Letters and digits as compared, and where each stands.
const letters = (text, take) => {
  for (const { 0: one, index } of text.matchAll(/[\p{L}\p{N}]\p{M}*/gu))
    for (const letter of one.normalize().toLowerCase()) take(letter, index, index + one.length);
};
const plain = (text) => { let out = ""; letters(text, (letter) => { out += letter; }); return out; };
const lastBefore = (list, time) => {
  let low = -1, high = list.length;
  while (low + 1 < high) { const half = low + high >> 1; if (list[half].t <= time) low = half; else high = half; }
  return low;
};
const on = (target, names, act) => names.split(" ").forEach((name) => target.addEventListener(name, act, true));

const enhance = (host, audio) => {
  const english = /^en/i.test(host.lang || doc.documentElement.lang) ? 1 : 0;
  const say = (key) => words[key][english], now = () => audio.currentTime;
  const source = $("[type$=mpeg]", audio)?.src || audio.currentSrc || audio.src || $("source", audio)?.src || "";
  const key = source.replace(/^.*?\w\/|(\.[0-9a-f]{12,})*\.\w+$/g, "");
  const name = audio.ariaLabel?.replace(/^[^:]*: /, "") || doc.title;
  const page = ($("link[rel=canonical]") || location).href.split("#")[0];
  const length = () => audio.duration < 1e6 ? audio.duration : +host.getAttribute("duration");
  const lines = [], blocks = [], spoken = [], chapters = [];
  let { read = true, rate = 1, places } = memory(), kept = 0, holders = new Map();
  let follow, lit, seen, spots, found, ready, closed, chapter;

  const back = () => go(now() - 15), ahead = () => go(now() + 15);
  const named = (key) => ({ title: say(key), ariaLabel: say(key) }), button = (key, onclick) =>
    make("button", key, { onclick, ...named(key) }, { back: "−15", on: "+15" }[key] || icon(key));
  const slider = (key, max, step) => make("input", key, { type: "range", max, step, ...named(key) });
  const play = button("play", toggle), label = make("span", "label", {}, say("listen"));
  const time = make("span", "clock"), range = slider("place", Math.ceil(length()) || 1, 1);
  const bar = make("div", "bar", {}, range), volume = slider("volume", 1, 0.05);
  const speed = make("select", "speed", named("speed"), ...[0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]
    .map((n) => new Option(n.toLocaleString(english ? "en" : "vi") + "×", n)));
  const reading = button("read", () => { save({ read: read = !read }); lit = null; show(); });
  const text = make("p", "text", { hidden: true }), more = make("p", "next", { hidden: true });
  const said = make("p", "said", { role: "status" }), slot = make("slot");
  const here = button("here", () => { here.hidden = true; go(here.from, true); });
  const load = make("a", "load", { href: source, download: "", ...named("load") }, icon("load"));
  const box = make("section", "box", { ariaLabel: `${say("listen")}: ${name}` }, play,
    make("div", "head", {}, label, time), bar, make("div", "tools", {},
      button("back", back), button("on", ahead), button("p0", () => step(blocks)), button("s0", () => step(lines)),
      button("s1", () => step(lines, 1)), button("p1", () => step(blocks, 1)), speed, reading, volume,
      button("share", share), load, button("close", () => { closed = true; mini(); })),
    text, more, slot, said, here);
  const root = host.attachShadow({ mode: "open", slotAssignment: "manual" });
  root.adoptedStyleSheets = [style];
  root.append(box);
  slot.assign(...host.querySelectorAll(".baonoi-note"));
  here.hidden = true;
  load.hidden = $("a[download]", host);
  volume.hidden = Object.assign(new Audio(), { volume: 0.5 }).volume > 0.5;

  const tell = (words) => { said.textContent = label.textContent = words; };
  function theme() { // dark where the page is
    for (let at = host; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g);
      if (alpha > 0.5) return box.classList.toggle("dark", +r + +g + +b < 330);
    }
  }
  function mini(away) {
    const is = away && active === audio && !closed && now() > 0 && !audio.ended;
    host.style.minHeight = is ? `${host.offsetHeight}px` : "";
    box.classList.toggle("mini", is);
  }
  function show() {
    const at = now(), all = length(), playing = !audio.paused, goes = playing && audio.readyState > 2;
    const title = chapters[lastBefore(chapters, at + 0.05)]?.text, key = playing ? "pause" : "play";
    if (goes && (title !== chapter || label.textContent === say("wait")))
      label.textContent = (chapter = title) || say("listen");
    range.max = Math.ceil(all) || 1;
    range.value = at;
    const spoken = parts(at).map((n, i) => n || (i > 1 && at < 1) ? `${n} ${say("time").split(" ")[i]} ` : "").join("");
    range.ariaValueText = spoken.trim() + (title ? `, ${title}` : "");
    time.textContent = `${clock(at)} / ${clock(Math.round(all))}`;
    box.classList.toggle("wait", playing && !goes && !audio.error);
    if (play.title !== say(key)) {
      Object.assign(play, named(key));
      play.replaceChildren(icon(key));
    }
    speed.value = audio.playbackRate;
    volume.value = audio.volume;
    reading.ariaPressed = `${read}`;
    theme();
    light();
  }

  function toggle() { audio.paused ? audio.play().catch(() => 0) : audio.pause(); }
  function go(to, start) {
    follow = true;
    audio.currentTime = Math.min(Math.max(0, to), Math.max(0, length() - 0.1));
    show();
    if (start && audio.paused) toggle();
  }
  async function step(list, on) {
    await captions();
    const at = Math.max(0, lastBefore(list, now() + 0.05));
    const to = list[on ? at + 1 : Math.max(0, now() - list[at]?.t > 2 ? at : at - 1)];
    if (to) go(to.t);
  }
  function jump() {
    const [, at] = /[#&]t=([\d.]+)/.exec(location.hash) || [];
    if (at) go(+at, true);
  }
  function keep() {
    kept = now();
    const { [key]: here, ...places } = memory().places || {};
    if (!audio.ended && kept > 5) places[key] = Math.floor(kept);
    save({ places: Object.fromEntries(Object.entries(places).slice(-99)) });
  }
  const pace = (rate) => { audio.defaultPlaybackRate = audio.playbackRate = rate; };
  async function share() {
    const url = `${page}#t=${Math.floor(now())}`;
    if (navigator.share) return navigator.share({ title: name, url }).catch(() => 0);
    await navigator.clipboard.writeText(url);
    tell(say("copied"));
  }
  async function next() { // by the page's own word, else by its feed
    const href = host.getAttribute("next") || $("link[rel=next]")?.href;
    if (href) return [new URL(href, page).href];
    try {
      const feed = await fetch($("link[rel=alternate][type*=rss]").href);
      const xml = new DOMParser().parseFromString(await feed.text(), "text/xml");
      const items = [...xml.querySelectorAll("item:has(enclosure)")];
      const of = (item, part) => $(part, item).textContent.trim();
      const item = items[items.findIndex((item) => of(item, "link") === page) + 1];
      if (/^https?:/.test(of(item, "link"))) return [of(item, "link"), of(item, "title")];
    } catch {}
  }
  async function offer() {
    const [href, title = href] = await next() || [];
    if (!href) return;
    more.replaceChildren(`${say("follow")}: `, make("a", "link", { href: `${href}#t=0` }, title));
    more.hidden = false;
  }
  function announce() {
    const session = navigator.mediaSession, about = (what) => $(`meta[property="og:${what}"]`)?.content;
    const src = about("image");
    session.metadata = new MediaMetadata({
      title: name, artist: about("site_name") || location.hostname, artwork: src ? [{ src }] : [] });
    const acts = { seekto: (to) => go(to.seekTime), seekbackward: back, seekforward: ahead,
      nexttrack: async () => { const [href] = await next() || []; if (href) location.href = href; } };
    for (const name in acts) session.setActionHandler(name, acts[name]);
  }

  // What is read: the captions, once; lines are sentences. Then where the page has it.
  const captions = () => ready ||= new Promise((done) => {
    const track = $("track", audio);
    if (!track) return done();
    const end = () => { take([...track.track.cues || []]); show(); done(); };
    track.readyState > 1 ? end() : on(track, "load error", end);
    track.track.mode = "hidden";
  });
  function take(cues) {
    cues.forEach((cue, n) => {
      const [, kind, block, id] = /^(\w+)-(\d+)\.(\d+)/.exec(cue.id) || [0, 0, n, n];
      let t = cue.startTime;
      if (blocks.at(-1)?.id !== block) blocks.push({ id: block, kind, t, text: "" });
      if (lines.at(-1)?.id !== id) lines.push({ id, block: blocks.at(-1), t, plain: "" });
      const line = lines.at(-1);
      for (const { nodeType, data } of cue.getCueAsHTML().childNodes) {
        if (nodeType !== 3) { t = data.split(":").reduce((sum, n) => sum * 60 + +n, 0); continue; }
        const from = line.plain.length, to = (line.plain += plain(data)).length;
        line.block.text += data.replace("\n", " ");
        spoken.push({ t, cue, line, from, to });
      }
      line.block.text += " ";
    });
    for (const block of blocks.filter(({ kind }) => kind === "heading")) {
      const mark = make("i", "chapter");
      mark.style.left = `calc(8px + (100% - 16px) * ${block.t / length()})`;
      bar.append(mark);
      chapters.push(block);
    }
    find();
  }
  function span(from, to) {
    const made = new Range();
    const [node, , end] = spots[to - 1];
    made.setStart(...spots[from].slice(0, 2));
    made.setEnd(node, end + /^[^\s\p{L}\p{N}]*/u.exec(node.data.slice(end))[0].length);
    return made;
  }
  function find() { // long sentences in order, short ones between
    const others = /^(BAONOI-|SCRIPT|STYLE|NOSCRIPT|TEXTAREA)/;
    const walk = doc.createTreeWalker(doc.body, 5, (node) => node.data ? 1 : others.test(node.tagName) ? 2 : 3);
    let all = "", last = 0;
    spots = [];
    for (let node; all.length < 1e6 && (node = walk.nextNode());)
      letters(node.data, (letter, ...at) => { all += letter; spots.push([node, ...at]); });
    const place = (line, end) => {
      const at = all.indexOf(line.plain, last), to = at + line.plain.length;
      line.range = at >= 0 && to > at && to <= end ? span(at, to) : null;
      if (line.range) [line.at, last] = [at, to];
    };
    const long = (line) => line.plain.length > 24;
    lines.filter(long).forEach((line) => place(line, last ? last + 5000 : 1e6));
    last = 0;
    holders = new Map();
    lines.forEach((line, n) => {
      if (!long(line)) place(line, lines.find((next, at) => at > n && long(next) && next.range)?.at ?? last + 500);
      if (!line.range) return;
      last = line.at + line.plain.length;
      const around = line.range.commonAncestorContainer, holder = around.data ? around.parentElement : around;
      if (!holders.has(holder)) holders.set(holder, line.block);
    });
    found = Date.now();
  }
  function light() {
    let word = active === audio && read && !audio.ended ? spoken[lastBefore(spoken, now() + 0.03)] : 0;
    if (word?.cue?.endTime < now() - 3) word = 0;
    if (word === lit) return;
    lit = word;
    text.hidden = true;
    if (active === audio) for (const what of ["sentence", "word"]) lights?.delete(`baonoi-${what}`);
    if (!word) return;
    const { line, cue } = word, stands = () => lights && line.range && plain(`${line.range}`) === line.plain;
    if (!stands() && Date.now() - found > 2000) find();
    if (!stands()) return text.replaceChildren(cue.getCueAsHTML()), text.hidden = false;
    lights.set("baonoi-sentence", new Highlight(line.range));
    try { lights.set("baonoi-word", new Highlight(span(line.at + word.from, line.at + word.to))); } catch {}
    const { top, bottom } = line.range.getBoundingClientRect();
    if (follow && line !== seen && !audio.paused && !$(":focus-visible", box) && (top < 0 || bottom > innerHeight - 90))
      scrollBy(0, top - innerHeight / 3);
    seen = line;
  }
  function mark(at) { // beside the paragraph under the pointer
    if (at === host) return;
    for (let up = 0; at && up < 4 && !holders.has(at); up += 1) at = at.parentElement;
    here.hidden = !read || !holders.has(at);
    if (here.hidden) return;
    const { left, top, right } = at.getBoundingClientRect(), beside = left > 44;
    here.from = holders.get(at).t;
    here.style.top = `${Math.max(4, beside ? top : top - 36)}px`;
    here.style.left = `${beside ? left - 42 : right - 40}px`;
  }
  const frame = () => { light(); if (!audio.paused) requestAnimationFrame(frame); };

  on(audio, "play", () => {
    for (const other of doc.querySelectorAll("audio")) if (other !== audio) other.pause();
    active = audio;
    follow = true;
    captions();
    frame();
    announce();
  });
  on(audio, "play pause waiting canplay seeking seeked durationchange ratechange volumechange timeupdate ended", show);
  on(audio, "waiting", () => { label.textContent = say("wait"); });
  on(audio, "timeupdate", () => Math.abs(now() - kept) > 5 && keep());
  on(audio, "pause seeked ended", keep);
  on(audio, "ended", offer);
  on(audio, "error", () => (audio.error || audio.networkState > 2) && tell(say("fail")));
  on(range, "input", () => go(+range.value));
  on(range, "keydown", (event) => {
    const by = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5 }[event.key];
    if (by) { event.preventDefault(); go(now() + by); }
  });
  on(speed, "change", () => { pace(+speed.value); save({ rate: +speed.value }); });
  on(volume, "input", () => { audio.volume = volume.value; });
  on(host, "pointerenter focusin", captions);
  on(window, "wheel touchmove", () => { follow = false; });
  on(window, "scroll", () => { here.hidden = true; });
  on(doc, "pointerover pointerdown", ({ target }) => mark(target));
  new IntersectionObserver(([at]) => mini(!at.isIntersecting)).observe(host);

  pace(rate);
  const before = places?.[key];
  if (before < length() - 5) {
    audio.currentTime = before;
    label.textContent = `${say("from")} ${clock(before)}`;
  }
  show();
  if (first) return;
  first = audio;
  on(window, "hashchange", jump);
  jump();
};

customElements.define("baonoi-player", class extends HTMLElement {
  connectedCallback() {
    const audio = $("audio", this);
    if (audio && !this.shadowRoot) enhance(this, audio);
  }
});
})();
