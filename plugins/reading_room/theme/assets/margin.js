// Notes, words explained and works cited beside the text, each at its place, where a page is wide enough. They stay
// where they are in the page, at its foot, for those who listen to it or print it, and are shown there
// wherever there is no room beside the text.
(() => {
const room = document.querySelector(".rr");
const text = document.querySelector(".noted > .text");
const foots = [...document.querySelectorAll(".text .footnotes, .words, .reading")];
const after = document.querySelector(".rr > .after"); // other posts, where the last screens have room
const GAP = 16;
const box = (element) => element.getBoundingClientRect();

// What in the text each of them belongs to.
const find = (address) => [...text.querySelectorAll("a[href]")].find((link) => !link.closest(".footnotes") && link.getAttribute("href") === address);
const notes = foots.flatMap((foot) => [...foot.querySelectorAll("ol > li, dl > div, .works > li")].map((note) => {
  const id = note.id || note.querySelector("dt")?.id;
  return { note, foot, from: find(id ? `#${id}` : note.querySelector(":scope > a")?.getAttribute("href")) };
})).filter(({ from }) => from);

function clear() {
  for (const foot of foots) {
    foot.classList.remove("beside");
    for (const summary of foot.querySelectorAll("summary")) summary.tabIndex = 0;
  }
  for (const { note } of [...notes, { note: after }]) back(note);
}

function back(note) {
  note?.classList.remove("at-its-place");
  note?.removeAttribute("style");
}

function place() {
  clear();
  const origin = box(room);
  const left = box(text).right + 2 * GAP;
  const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (origin.right - left < 12.5 * letters) return;
  for (const foot of foots) for (const fold of foot.querySelectorAll(".fold")) fold.open = true;
  // What is wider than the text is in the way.
  const ways = [...text.children].map(box).filter(({ right }) => right > left - GAP);
  const end = box(text.closest(".sheet")).bottom;
  let free = box(text).top;
  const put = (note, from) => {
    note.classList.add("at-its-place");
    Object.assign(note.style, { left: `${left - origin.left}px`, width: `${origin.right - left}px` });
    const { height } = box(note);
    let top = Math.max(free, from);
    for (const way of ways) if (top < way.bottom && top + height > way.top) top = way.bottom + GAP;
    if (top + height > end) return back(note);
    note.style.top = `${top - origin.top}px`;
    free = top + height + GAP;
  };
  for (const { note, from } of [...notes].sort((a, b) => box(a.from).top - box(b.from).top)) put(note, box(from).top);
  if (after) put(after, free + 2 * GAP);
  for (const foot of foots) {
    const beside = notes.every((each) => each.foot !== foot || each.note.matches(".at-its-place"));
    foot.classList.toggle("beside", beside);
    for (const summary of foot.querySelectorAll("summary")) summary.tabIndex = beside ? -1 : 0; // its words stay for those who listen
  }
}

// Anew where a reader's letters, spacing or window change: all heights then do.
const size = () => [room, text, ...notes.map(({ note }) => note)].map(box).map(({ width, height }) => `${width} ${height}`).join();
let seen;
const look = new ResizeObserver(() => {
  if (size() === seen) return;
  place();
  seen = size();
});
for (const element of [text, ...notes.map(({ note }) => note)]) look.observe(element);
})();
