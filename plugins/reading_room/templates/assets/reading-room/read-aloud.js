// Reads a post aloud with the browser's own voice, and marks the sentence that is read. The
// buttons are made where there is a voice for its language.
//
// All in a function: Material's instant navigation runs it again on each post.

(() => {
const BLOCK = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, caption, figcaption, summary, div";
// Neither ways on nor code are read out, nor notes and their marks.
const SILENT =
  "nav, pre, footer, .by, .topics, .listen, .words, .footnote, .footnotes, .visually-hidden, [hidden], [aria-hidden=true]";
// Some voices fall silent after 15 seconds.
const LONGEST = 200;

const say = JSON.parse(document.getElementById("page:words-aloud").content.textContent);
const synthesis = window.speechSynthesis;
const article = document.querySelector(".rr article");
const title = article.querySelector("h1");
const box = make("div", "", { class: "listen", role: "group", "aria-label": say.label });
const main = make("button", say.read, { type: "button" });
const stop = make("button", say.stop, { type: "button", hidden: "" });
const status = make("span", "", { role: "status" });
box.append(main, " ", stop, " ", status);

let queue = [];
let at = 0;
let speaking; // Chromium forgets an utterance that nobody holds
let marked = [];

function make(tag, text, attributes) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
}

const language = (element) => element.closest("[lang]")?.lang || "en";
const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

// Voices of the device come first: others send the text to the browser's maker.
function voiceFor(tag) {
  const worth = (voice) => 4 * voice.localService + 2 * (voice.lang.replace("_", "-") === tag) + voice.default;
  const able = synthesis.getVoices().filter((voice) => primary(voice.lang) === primary(tag));
  return able.sort((one, other) => worth(other) - worth(one))[0];
}

// Each sentence: its words, voice, and parts of text nodes.
function sentences() {
  const found = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let block;
  let text = "";
  let nodes = [];
  const cut = () => {
    if (!text.trim()) return;
    const tag = language(block);
    const voice = voiceFor(tag) ?? voiceFor(language(title));
    const segmenter = Intl.Segmenter && new Intl.Segmenter(tag, { granularity: "sentence" });
    for (const { segment, index } of segmenter?.segment(text) ?? [{ segment: text, index: 0 }]) {
      const start = index + segment.length - segment.trimStart().length;
      const end = index + segment.trimEnd().length;
      const parts = nodes
        .map(({ node, from }) => ({ node, start: Math.max(start - from, 0), end: Math.min(end - from, node.data.length) }))
        .filter((part) => part.start < part.end);
      const words = segment.trim().replace(/ +/g, " ");
      const pieces = words.length > LONGEST ? words.match(/.{1,200}[,;:–—](?=\s)|.{1,200}(?=\s|$)|\S+/g) : [words];
      if (/[\p{L}\p{N}]/u.test(words)) found.push(...pieces.map((piece) => ({ words: piece.trim(), voice, parts })));
    }
  };
  for (let node; (node = walker.nextNode()); ) {
    const parent = node.parentElement;
    if (parent.closest(SILENT) || parent.closest("details, summary")?.open === false) continue;
    const inside = parent.closest(BLOCK) ?? article;
    if (inside !== block) {
      cut();
      [block, text, nodes] = [inside, "", []];
    }
    nodes.push({ node, from: text.length });
    text += node.data.replace(/\s/g, " "); // the end of a line would end a sentence
  }
  cut();
  return found;
}

function mark(parts) {
  let place;
  if (window.CSS?.highlights) {
    const ranges = parts.map(({ node, start, end }) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    });
    CSS.highlights.set("reading-room", new Highlight(...ranges));
    [place] = ranges;
  } else {
    marked = parts.map(({ node, start, end }) => {
      const piece = make("mark", node.data.slice(start, end), { class: "reading" });
      const around = [new Text(node.data.slice(0, start)), piece, new Text(node.data.slice(end))];
      node.replaceWith(...around);
      return { node, around };
    });
    place = marked[0].around[1];
  }
  const { top, bottom } = place.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
}

// Text nodes take their old places.
function unmark() {
  window.CSS?.highlights?.delete("reading-room");
  for (const { node, around } of marked) {
    around[0].replaceWith(node);
    around[1].remove();
    around[2].remove();
  }
  marked = [];
}

function silence() {
  speaking = undefined;
  synthesis.cancel();
}

function end(words = "") {
  silence();
  unmark();
  queue = [];
  main.textContent = say.read;
  if (document.activeElement === stop) main.focus();
  stop.hidden = true;
  status.textContent = words;
}

function read() {
  unmark();
  if (at >= queue.length) return end(say.end);
  const { words, voice, parts } = queue[at];
  const utterance = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang });
  utterance.onend = () => {
    if (speaking !== utterance) return;
    at += 1;
    read();
  };
  utterance.onerror = () => speaking === utterance && end(say.failed);
  speaking = utterance;
  mark(parts);
  synthesis.speak(utterance);
}

// Going on begins the sentence again: many browsers cannot pause.
main.onclick = () => {
  if (speaking) {
    silence();
    main.textContent = say.go;
    return;
  }
  if (!queue.length) {
    queue = sentences();
    at = 0;
  }
  synthesis.cancel();
  status.textContent = "";
  main.textContent = say.pause;
  stop.hidden = false;
  read();
};
stop.onclick = () => end();

function offer() {
  if (voiceFor(language(title))) title.parentElement.append(box);
  else box.remove();
}

if (synthesis) {
  offer();
  synthesis.onvoiceschanged = () => queue.length || offer();
  addEventListener("pagehide", () => end());
  window.document$?.subscribe(() => article.isConnected || end()); // Material shows another page
}
})();
