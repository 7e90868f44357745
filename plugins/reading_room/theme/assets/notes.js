// Notes, words explained and works cited beside the text, each at its place, where a page is wide enough. They stay
// where they are in the page, at its foot, for those who listen to it or print it, and are shown there
// wherever there is no room beside the text.
(() => {
const room = document.querySelector(".rr");
const text = document.querySelector(".noted > .text");
if (!text) return; // an Easy Read edition
const foots = [...document.querySelectorAll(".text .footnotes, .words, .reading")];
const folds = foots.flatMap((foot) => [...foot.querySelectorAll(".fold")]);
const after = document.querySelector(".rr > .after"); // other posts, beside the last screens
const next = after?.nextElementSibling;
const GAP = 16;
const box = (element) => element.getBoundingClientRect();

// What in the text each of them belongs to.
const find = (address) => [...text.querySelectorAll("a:not(.footnotes a)")].find((link) => link.getAttribute("href") === address);
const notes = foots.flatMap((foot) => [...foot.querySelectorAll("ol > li, dl > div, .works > li")].map((note) => {
  const id = note.id || note.querySelector("dt")?.id;
  return { note, foot, from: find(id ? `#${id}` : note.querySelector(":scope > a")?.getAttribute("href")) };
})).filter(({ from }) => from);
// In the order of the text. The letters of one line are not all as tall, so that heights do not tell it.
notes.sort((one, other) => (one.from.compareDocumentPosition(other.from) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));

function clear() {
  for (const foot of foots) {
    foot.classList.remove("beside");
    for (const summary of foot.querySelectorAll("summary")) summary.tabIndex = 0;
  }
  for (const { note } of [...notes, { note: after }, { note: next }]) back(note);
}

function back(note) {
  note?.classList.remove("at-its-place", "beside-notes");
  note?.removeAttribute("style");
}

function place() {
  clear();
  const origin = box(room);
  const lines = box(text);
  const start = 2 * GAP + (document.dir ? origin.right - lines.left : lines.right - origin.left); // it is rtl, or nothing
  const width = origin.width - start;
  const letters = parseFloat(getComputedStyle(text).fontSize);
  if (width < 10 * letters) return;
  const closed = folds.filter((fold) => !fold.open);
  for (const fold of folds) fold.open = true;
  // What is wider than the text is in the way.
  const ways = [...text.children].map(box).filter((way) => way.width > lines.width + GAP);
  // The last may reach below the text, beside what else is said of the post.
  const end = box(text.closest(".sheet")).bottom + (next ? 19 * letters : 0);
  let free = lines.top;
  const put = (note, from, last = end) => {
    note.classList.add("at-its-place");
    Object.assign(note.style, { insetInlineStart: `${start}px`, width: `${width}px` });
    const { height } = box(note);
    let top = Math.max(free, from);
    for (const way of ways) if (top < way.bottom && top + height > way.top) top = way.bottom + GAP;
    if (top + height > last) return back(note);
    note.style.top = `${top - origin.top}px`;
    free = top + height + GAP;
  };
  for (const { note, from } of notes) put(note, box(from).top);
  for (const foot of foots) {
    const own = notes.filter((each) => each.foot === foot);
    const beside = own.every(({ note }) => note.matches(".at-its-place"));
    // Its heading counts works; and what a reader has folded stays so, unless all of it is beside the text.
    const folded = closed.filter((fold) => !beside && foot.contains(fold));
    if (!beside && (foot.matches(".reading") || folded.length)) for (const { note } of own) back(note);
    for (const fold of folded) fold.open = false;
    foot.classList.toggle("beside", beside);
    for (const summary of foot.querySelectorAll("summary")) summary.tabIndex = beside ? -1 : 0; // its words stay for those who listen
  }
  if (!after) return;
  // Other posts stand beside all that follows the text, which makes room for them where little is missing.
  const noted = free;
  put(after, free + 2 * GAP, next ? Infinity : end);
  if (!next) return;
  const over = (bottom) => bottom - box(next).top;
  let missing = over(free);
  if (missing > box(after).height / 2) {
    back(after);
    after.classList.toggle("beside-notes", noted > box(after).top);
    missing = over(noted);
  }
  if (missing > 0) next.style.marginTop = `${parseFloat(getComputedStyle(next).marginTop) + missing}px`;
}

// Anew where a reader's letters, spacing, window or folds change: all heights then do.
const size = () => [...[room, text, ...notes.map(({ note }) => note)].map(box).map(({ width, height }) => `${width} ${height}`), ...folds.map(({ open }) => open)].join();
let seen;
function again() {
  if (size() === seen) return;
  place();
  seen = size();
}
const look = new ResizeObserver(again);
for (const each of [room, text, ...notes.map(({ note }) => note)]) look.observe(each);
for (const fold of folds) fold.addEventListener("toggle", again);
})();

// And in a box below its link, where they are not in sight beside the text. A tap or Enter on the link opens it, and so does a mouse that rests there; a mouse that is pressed follows the link, as
// all links lead where they always did without this script. The box is a popover: Escape closes it, and what had the
// focus has it again.
(() => {
const text = document.querySelector(".noted > .text, .easy-read");
const phrases = JSON.parse(document.getElementById("page:words-explained").content.textContent);
const REST = 350; // ms that a mouse rests on a link, or is gone from link and box
const GAP = 8;
let box;
let timer;

// What a link in the text leads to; nothing for other links, and where it is in sight beside the text.
function noteOf(link) {
  const address = link?.getAttribute("href");
  if (!address || link.closest(".words, .footnotes, .explained") || !text.contains(link)) return null;
  const own = address.startsWith("#") && document.getElementById(decodeURIComponent(address.slice(1)));
  const work = () => [...document.querySelectorAll(".reading .works > li > a")].find((one) => one.getAttribute("href") === address);
  const note = own ? own.closest(".footnotes li, .words dl > div") : work()?.parentElement;
  return note && !inSight(note) ? note : null;
}

// Beside the text, and not pushed so far down by others that it is off the screen.
function inSight(note) {
  const { top, bottom } = note.getBoundingClientRect();
  return note.matches(".at-its-place") && bottom > 0 && top < innerHeight;
}

function make(tag, words, attributes) {
  const element = document.createElement(tag);
  element.append(words);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// A copy, without ids, which a page has once, and ways back.
function copied(note) {
  const said = make("div", "", { class: "said", lang: note.closest("[lang]").lang });
  for (const part of note.childNodes) said.append(part.cloneNode(true));
  for (const each of said.querySelectorAll(".back, .footnote-back")) each.remove();
  for (const each of said.querySelectorAll("[id]")) each.removeAttribute("id");
  for (const each of said.querySelectorAll("dt")) each.replaceWith(make("p", make("strong", each.textContent, {}), {}));
  for (const each of said.querySelectorAll("dd")) each.replaceWith(make("p", each.textContent.trim(), {}));
  return said;
}

function open(link, note, entered) {
  clearTimeout(timer);
  if (box?.link === link) return;
  box?.hidePopover();
  const shown = make("div", copied(note), { class: "explained", id: "page:explained", popover: "", role: "dialog", tabindex: "-1", "aria-label": link.textContent.trim() });
  const close = make("button", phrases.close, { type: "button", popovertarget: shown.id, popovertargetaction: "hide" });
  const row = make("p", "", { class: "row" });
  if (link.getAttribute("href").startsWith("#") && !note.matches(".at-its-place")) row.append(make("a", phrases.foot, { href: link.hash }));
  row.append(close);
  shown.append(row);
  link.after(shown);
  shown.addEventListener("toggle", ({ newState }) => newState === "closed" && gone(shown));
  shown.addEventListener("pointerenter", () => clearTimeout(timer));
  shown.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && leave());
  shown.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !shown.contains(relatedTarget) && shown.hidePopover());
  row.querySelector("a")?.addEventListener("click", () => shown.hidePopover());
  box = Object.assign(shown, { link });
  shown.showPopover();
  place(link, shown);
  if (entered) shown.focus({ preventScroll: true });
}

function gone(shown) {
  if (box === shown) box = null;
  if (shown.contains(document.activeElement)) shown.link.focus({ preventScroll: true });
  shown.remove();
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(() => box?.hidePopover(), REST);
}

// Below the link, or above it where there is more room, in the page's own coordinates, so that it scrolls with the text.
function place(link, shown) {
  const lines = link.getClientRects();
  const last = lines[lines.length - 1];
  const { width, height } = shown.getBoundingClientRect();
  const most = document.documentElement.clientWidth - width - 2 * GAP;
  const below = last.bottom + GAP;
  const above = lines[0].top - GAP - height;
  shown.style.left = `${Math.max(2 * GAP, Math.min(last.left, most)) + scrollX}px`;
  shown.style.top = `${(below + height > innerHeight && above > 0 ? above : below) + scrollY}px`;
}

const linkOf = ({ target }) => target.closest?.("a[href]");
text.addEventListener("click", (event) => {
  const link = linkOf(event);
  if (event.pointerType === "mouse" || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const note = noteOf(link);
  if (!note || !link.showPopover) return;
  event.preventDefault();
  open(link, note, true);
});
text.addEventListener("pointerover", (event) => {
  const link = linkOf(event);
  if (event.pointerType !== "mouse" || box?.contains(event.target)) return;
  const note = noteOf(link);
  if (!note || !link.showPopover) return;
  clearTimeout(timer);
  timer = setTimeout(() => open(link, note), REST);
});
text.addEventListener("pointerout", (event) => {
  if (event.pointerType === "mouse" && linkOf(event) && !box?.contains(event.target)) leave();
});
})();
