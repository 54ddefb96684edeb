// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the empty audio slot of an article's page from audio.json, which lies beside this file:
// <script src="https://…/baonoi.js" defer data-slot=".audio-slot"></script>
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script) return;
  var index = new URL("audio.json", script.src);
  var notice = "chưa được cập nhật nội dung âm thanh";
  var selector = script.getAttribute("data-slot") || "#audioSlot, .audio-slot, .am-thanh";

  function entryOf(articles) {
    var canonical = document.querySelector('link[rel="canonical"]');
    var names = [];
    [canonical && canonical.href, location.href].forEach(function (url) {
      if (url) names.push(url.split("#")[0], url.split(/[?#]/)[0]);
    });
    for (var i = 0; i < names.length; i++)
      if (Object.prototype.hasOwnProperty.call(articles, names[i])) return articles[names[i]];
    return null;
  }

  function slotByNotice() {
    var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (var left = 50000, node; left > 0 && (node = walker.nextNode()); left--) {
      var parent = node.parentElement;
      if (!parent || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(parent.tagName)) continue;
      if (node.data.normalize("NFC").replace(/\s+/g, " ").toLowerCase().indexOf(notice) >= 0) return parent;
    }
    return null;
  }

  function address(text) {
    var url = new URL(text, index);
    if (url.protocol !== "https:" && url.protocol !== "http:") throw new Error("not an address: " + text);
    return url;
  }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    for (var key in attributes) made.setAttribute(key, attributes[key]);
    if (text) made.textContent = text;
    return made;
  }

  // Around what plays without it, where the list names its script.
  function player(entry) {
    var audio = element("audio", { controls: "", preload: "none", "aria-label": "Nghe bài viết" });
    if (entry.captions) {
      var captions = address(entry.captions);
      if (captions.origin !== location.origin) audio.crossOrigin = "anonymous";
      audio.appendChild(element("track", { kind: "captions", srclang: "vi", label: "Tiếng Việt", src: captions.href }));
    }
    if (entry.also) {
      entry.also.concat(entry).forEach(function (one) { // the first that the browser can play
        audio.appendChild(element("source", { src: address(one.audio).href, type: one.type }));
      });
    } else {
      audio.src = address(entry.audio).href;
    }
    var box = element("div", { "class": "baonoi", role: "region", "aria-label": "Âm thanh của bài viết" });
    var inner = element("baonoi-player", { duration: String(entry.duration) });
    inner.appendChild(audio);
    if (entry.note) inner.appendChild(element("p", { "class": "baonoi-note" }, String(entry.note)));
    box.appendChild(inner);
    return box;
  }

  function describe(entry) {
    document.head.appendChild(element("script", { type: "application/ld+json" }, JSON.stringify({
      "@context": "https://schema.org", "@type": "AudioObject", contentUrl: address(entry.audio).href,
      encodingFormat: entry.type, contentSize: String(entry.length), sha256: entry.sha256,
      duration: "PT" + Math.round(entry.duration) + "S", inLanguage: "vi"
    }).replace(/</g, "\\u003c")));
  }

  fetch(index.href, { credentials: "omit" }).then(function (answer) {
    return answer.ok ? answer.json() : null;
  }).then(function (list) {
    var entry = list && list.articles ? entryOf(list.articles) : null;
    if (!entry) return;
    var slot = document.querySelector(selector) || slotByNotice();
    if (!slot || slot.querySelector("audio, video, iframe, object, embed")) return;
    var box = player(entry);
    slot.textContent = "";
    slot.removeAttribute("hidden");
    slot.appendChild(box);
    describe(entry);
    if (/^baonoi-player\.[0-9a-f]+\.js$/.test(list.player))
      document.head.appendChild(element("script", { src: address(list.player).href, charset: "utf-8", async: "" }));
    if (list.listening && /^baonoi-listening\.[0-9a-f]+\.js$/.test(list.listening.script))
      document.head.appendChild(element("script", { src: address(list.listening.script).href, "data-to": list.listening.to,
        charset: "utf-8" }));
  }).catch(function () { /* the page stays as it was */ });
})();
