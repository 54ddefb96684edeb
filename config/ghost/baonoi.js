// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the player around the audio cards that baonoi made in Ghost: it lies beside baonoi-player.js, at any address, and
// one line in Settings, Code injection, Site header loads both: <script src="https://…/baonoi.js" defer></script>
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script) return;
  // As ghost_file_name() names the files: SLUG.HASH.HASH.mp3.
  var ours = /\.[0-9a-f]{64}\.[0-9a-f]{12}(-\d+)?\.mp3([?#]|$)/;
  var found = false;
  document.querySelectorAll(".kg-audio-card").forEach(function (card) {
    var audio = card.querySelector("audio");
    if (!audio || !ours.test(audio.src)) return;
    var player = document.createElement("baonoi-player");
    var title = card.querySelector(".kg-audio-title");
    var length = card.querySelector(".kg-audio-duration");
    var parts = (length ? length.textContent : "").split(":").map(Number);
    var seconds = parts.reduce(function (sum, part) { return sum * 60 + part; }, 0);
    if (seconds > 0) player.setAttribute("duration", String(seconds));
    if (title) audio.setAttribute("aria-label", title.textContent);
    audio.controls = true; // what stays where the player's script does not come
    player.appendChild(audio);
    card.replaceWith(player);
    found = true;
  });
  if (!found) return;
  var player = document.createElement("script");
  player.src = new URL("baonoi-player.js", script.src).href;
  player.charset = "utf-8";
  document.head.appendChild(player);
})();
