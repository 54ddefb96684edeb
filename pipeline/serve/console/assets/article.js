// SPDX-License-Identifier: GPL-3.0-or-later
// One article: the word that is heard is lit, a click on a word plays from it, and a word that is read otherwise than
// it is written says why, and learns.

const { post, checkSyllables } = globalThis.baonoi;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const parts = 240; // of the picture of a recording
const longestSeen = 6_000_000; // bytes, about a quarter of an hour

class ArticlePlayer extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.words = [...document.querySelectorAll(".written [data-from]")]
      .map((element) => ({ element, from: Number(element.dataset.from), to: Number(element.dataset.to) }));
    this.lit = null;
    for (const button of document.querySelectorAll("button.from")) button.hidden = false;
    document.querySelector(".sentences")?.addEventListener("click", (event) => {
      const at = event.target.closest("[data-from]");
      if (at && !at.classList.contains("odd")) this.playFrom(at);
    });
    this.audio.addEventListener("play", () => this.follow());
    this.audio.addEventListener("play", () => this.listen(), { once: true });
    this.audio.addEventListener("seeked", () => { this.light(); this.paint(); });
  }

  playFrom(element) {
    this.audio.currentTime = Number(element.dataset.from);
    this.audio.play();
  }

  // How loud each part is, once it plays; a long recording, and one that lies elsewhere, has none.
  async listen() {
    const answer = await fetch(this.audio.src, { redirect: "manual" });
    if (!answer.ok || Number(answer.headers.get("Content-Length")) > longestSeen) return answer.body?.cancel();
    const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(await answer.arrayBuffer());
    const samples = sound.getChannelData(0);
    const part = Math.ceil(samples.length / parts);
    this.loud = Array.from({ length: parts }, (_, at) =>
      samples.subarray(at * part, (at + 1) * part).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
    this.wave = document.createElement("canvas");
    this.wave.className = "wave";
    this.wave.ariaHidden = "true"; // the player below has the same place, for the keyboard too
    this.wave.addEventListener("click", (event) => {
      this.audio.currentTime = event.offsetX / this.wave.clientWidth * sound.duration;
    });
    this.prepend(this.wave);
    this.paint();
  }

  paint() {
    if (!this.wave) return;
    const { clientWidth, clientHeight } = this.wave;
    Object.assign(this.wave, { width: clientWidth * devicePixelRatio, height: clientHeight * devicePixelRatio });
    const pen = this.wave.getContext("2d");
    const heard = this.audio.currentTime / this.audio.duration * parts;
    const { color } = getComputedStyle(this.wave);
    const step = this.wave.width / parts;
    this.loud.forEach((loud, at) => {
      pen.globalAlpha = at < heard ? 1 : 0.35;
      pen.fillStyle = color;
      const height = Math.max(loud * this.wave.height, 1);
      pen.fillRect(at * step, (this.wave.height - height) / 2, step * 0.7, height);
    });
  }

  follow() {
    this.light();
    this.paint();
    if (!this.audio.paused) requestAnimationFrame(() => this.follow());
  }

  // The last word that has begun, until the next one does.
  light() {
    const time = this.audio.currentTime + 0.02;
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle].from <= time) low = middle + 1;
      else high = middle;
    }
    const word = this.words[low - 1];
    const lit = word && time < word.to + 1 ? word.element : null;
    if (lit === this.lit) return;
    this.lit?.classList.remove("now");
    lit?.classList.add("now");
    this.lit = lit;
    const box = lit?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight - 120) && !this.audio.paused)
      lit.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

class WordCard extends HTMLElement {
  connectedCallback() {
    this.voice = new Audio();
    for (const mark of document.querySelectorAll(".odd")) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-haspopup", "dialog");
      mark.addEventListener("click", () => this.open(mark));
      mark.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.open(mark);
      });
    }
    this.querySelector(".play-here").addEventListener("click", () => {
      this.hidePopover();
      document.querySelector("article-player")?.playFrom(this.mark);
    });
    this.addEventListener("toggle", (event) => event.newState === "closed" && this.voice.pause());
    const form = this.querySelector("form");
    if (!form) return;
    this.say = this.querySelector("#say");
    this.fault = this.querySelector(".fault");
    checkSyllables(this.say, this.querySelector("#say-hint"), this.dataset.wrong);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.try(() => this.hear()); });
    this.querySelector(".save").addEventListener("click", () => this.try(() => this.save()));
    this.querySelector(".save-here").addEventListener("click", () => this.try(() => this.saveHere()));
    for (const undo of this.querySelectorAll(".undo"))
      undo.addEventListener("click", () => this.try(() => this.undo()));
  }

  open(mark) {
    this.mark = mark;
    this.querySelector(".heading").textContent = mark.textContent.trim();
    this.querySelector(".rule").textContent = `${mark.dataset.say} · ${mark.dataset.rule}`;
    this.showLost(mark);
    if (this.say) {
      this.say.value = mark.dataset.say;
      this.fault.hidden = true;
      this.show("form");
    }
    this.showPopover();
    const box = mark.getBoundingClientRect();
    if (innerWidth > 640) {
      this.style.left = `${Math.max(8, Math.min(box.left, innerWidth - this.offsetWidth - 8))}px`;
      const below = box.bottom + 8;
      this.style.top = `${below + this.offsetHeight > innerHeight ? Math.max(8, box.top - this.offsetHeight - 8) : below}px`;
    }
    (this.say ?? this.querySelector("button")).focus();
    this.say?.select();
  }

  async try(action) {
    this.fault.hidden = true;
    try {
      await action();
    } catch (error) {
      this.fault.textContent = error.message;
      this.fault.hidden = false;
    }
  }

  entry() {
    return { word: this.mark.textContent.trim(), say: this.say.value.trim() };
  }

  // The readings that were weighed and lost, once the server has told them for the whole article.
  async showLost(mark) {
    const list = this.querySelector(".others");
    list.hidden = true;
    this.reading ??= fetch(`${this.dataset.api}/reading`).then((answer) => (answer.ok ? answer.json() : { blocks: [] }));
    const { blocks } = await this.reading.catch(() => ({ blocks: [] }));
    if (mark !== this.mark) return;
    const written = mark.closest(".written");
    const sentence = blocks.flatMap((block) => block.sentences).find(({ text }) => text === written.dataset.text);
    const same = [...written.querySelectorAll("[data-from]")].filter(({ textContent }) => textContent === mark.textContent);
    const token = sentence?.tokens.filter(({ text, spoken }) => spoken && text === mark.textContent)[same.indexOf(mark)];
    const names = JSON.parse(this.dataset.names);
    const lost = new Map((token?.candidates ?? []).filter(({ spoken }) => spoken !== token.spoken)
      .map(({ spoken, rule }) => [spoken, names[rule.split(":")[0]] ?? rule]));
    list.lastElementChild.replaceChildren(...[...lost].map(([spoken, rule]) => {
      const item = document.createElement("li");
      item.textContent = `${spoken} · ${rule}`;
      return item;
    }));
    list.hidden = lost.size === 0;
  }

  async hear() {
    const text = this.mark.closest(".written").dataset.text;
    const is_new = this.say.value.trim() !== this.mark.dataset.say;
    const { article } = this.dataset;
    const answer = await post("/api/lexicon/preview.mp3", is_new ? { text, article, ...this.entry() } : { text, article });
    URL.revokeObjectURL(this.voice.src);
    this.voice.src = URL.createObjectURL(await answer.blob());
    await this.voice.play();
  }

  async save() {
    const change = (await (await post("/api/lexicon", this.entry())).json()).id;
    this.take_back = () => post("/api/lexicon/undo", { change });
    this.show("saved");
    this.querySelector(".saved button").focus();
  }

  // In this article alone, which is made again at once.
  async saveHere() {
    const address = `${this.dataset.api}/settings`;
    const change = async (body) => (await post(address, body, "application/json", "PUT")).json();
    const { words } = await (await fetch(address)).json();
    const { job } = await change({ say: [this.entry()] });
    this.take_back = () => change({ words });
    this.querySelector(".saved-here a").hidden = job === null;
    this.querySelector(".saved-here a").href = `/orders/${job}?order=regenerate&back=${encodeURIComponent(this.dataset.back)}`;
    this.show("saved-here");
    this.querySelector(".saved-here button").focus();
  }

  async undo() {
    await this.take_back();
    this.show("form");
    this.say.focus();
  }

  show(part) {
    this.querySelector("form").hidden = part !== "form";
    for (const saved of ["saved", "saved-here"]) this.querySelector(`.${saved}`).hidden = part !== saved;
  }
}

customElements.define("article-player", ArticlePlayer);
customElements.define("word-card", WordCard);
