// SPDX-License-Identifier: GPL-3.0-or-later
// <script src="…/baonoi-listening.js" data-to="https://…/listened" defer></script>: tells the newsroom's own daemon how
// far its recordings are listened to: begun, and 25, 50, 75 and 100 % heard, each once for a view of the page. It says
// which recording and how far, nothing of the reader. Who asks not to be tracked (Do Not Track, Global Privacy
// Control) is not counted.
(() => {
const to = document.currentScript?.dataset.to;
const asks = navigator.doNotTrack === "1" || window.doNotTrack === "1" || navigator.globalPrivacyControl;
if (!/^https?:\/\//.test(to) || asks || !navigator.sendBeacon) return;
const told = new Set();

// By the file's name, which holds the hash of what is said; of others' recordings nothing is told.
const recordingOf = (audio) => /\.([0-9a-f]{12})[^/]*\.(?:mp3|ogg)$/.exec(audio.currentSrc.split(/[?#]/)[0])?.[1];
const tell = (audio, point) => {
  const recording = recordingOf(audio), key = `${recording} ${point}`;
  if (!recording || told.has(key)) return;
  told.add(key);
  navigator.sendBeacon(to, JSON.stringify({ recording, point }));
};
// Seconds that were heard, each once, wherever the reader jumped.
const heard = ({ played }) => {
  let sum = 0;
  for (let i = 0; i < played.length; i += 1) sum += played.end(i) - played.start(i);
  return sum;
};
const look = ({ target: audio }) => {
  if (!(audio instanceof HTMLAudioElement)) return;
  if (!audio.paused) tell(audio, "start");
  const share = heard(audio) / audio.duration;
  for (const point of [25, 50, 75]) if (share * 100 >= point) tell(audio, String(point));
  if (share > 0.98) tell(audio, "100"); // the last moment may not count as played
};
for (const name of ["playing", "timeupdate", "pause", "ended"]) document.addEventListener(name, look, true);
})();
