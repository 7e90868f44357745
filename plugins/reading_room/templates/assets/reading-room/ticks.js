// "To read" and "Have read" on each work of a list. They are kept in this browser and nowhere else, by
// the id of the work, so that a work has its tick on every list. The buttons are made where they can
// be kept. What is kept may be anything at all: another page of this host may have written it.
//
// All in a function: Material's instant navigation runs it again on each list.

(() => {
const KEY = "reading-room-works";
const STATES = ["to-read", "read"];
const phrases = JSON.parse(document.getElementById("page:words-ticks").content.textContent);
const plural = new Intl.PluralRules(phrases.language);

const works = [...document.querySelectorAll(".rr .cards > li[id]")];
const essentials = works.filter((work) => work.classList.contains("is-essential"));
const buttons = [];
let forgotten; // what "Undo" brings back

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
}

const fill = (phrase, values) => phrase.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

// The form of a phrase for a number, with values in their places.
function counted(forms, number, values = {}) {
  const form = forms[plural.select(number)] ?? forms.other;
  return fill(form, { num: number.toLocaleString(phrases.language), ...values });
}

function kept() {
  const found = new Map();
  try {
    for (const [id, state] of Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {})) {
      if (typeof state === "string" && STATES.includes(state)) found.set(id, state);
    }
  } catch {
    // Nothing is as good as what cannot be read.
  }
  return found;
}

function keep(states) {
  try {
    if (states.size) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(states)));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function canKeep() {
  try {
    const before = localStorage.getItem(KEY);
    localStorage.setItem(KEY, before ?? "{}");
    if (before === null) localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

const status = make("p", "", { role: "status", id: "page:progress" });
const bar = make("progress", "", { max: works.length, "aria-labelledby": "page:progress" });
const where = make("p", phrases.kept, { class: "meta" });
const forget = make("button", "", { type: "button", hidden: "" });

function show() {
  const states = kept();
  const count = (some, state) => some.filter((work) => states.get(work.id) === state).length;
  const of = (some, forms) => counted(forms, some.length, { read: count(some, "read").toLocaleString(phrases.language) });
  const waiting = count(works, "to-read");
  const parts = [of(works, phrases.works)];
  if (essentials.length) parts.push(of(essentials, phrases.essentials));
  bar.value = count(works, "read");
  for (const { button, id, state } of buttons) button.setAttribute("aria-pressed", states.get(id) === state);
  const ticked = bar.value + waiting > 0;
  if (ticked) forgotten = undefined;
  forget.hidden = !ticked && !forgotten;
  forget.textContent = ticked ? phrases.forget : phrases.undo;
  // Nothing is said before the first tick; the status stays, for what is hidden announces nothing.
  const told = ticked || forgotten;
  status.textContent = told ? `${parts.join(", ")}.${waiting ? ` ${counted(phrases.waiting, waiting)}` : ""}` : "";
  bar.hidden = where.hidden = !told;
}

function change(how) {
  const states = kept(); // anew: another tab may have changed them
  how(states);
  const done = keep(states);
  show();
  if (!done) status.textContent = phrases.failed;
}

function toggles(work) {
  const title = work.querySelector("h2, h3");
  const group = make("div", "", { class: "ticks" });
  for (const state of STATES) {
    const button = make("button", phrases[state], { type: "button" });
    const hidden = make("span", ` ${fill(phrases.title, { title: title.textContent })}`, { class: "visually-hidden" });
    if (title.lang) hidden.lang = title.lang;
    button.append(hidden);
    button.addEventListener("click", () =>
      change((states) => (states.get(work.id) === state ? states.delete(work.id) : states.set(work.id, state))),
    );
    buttons.push({ button, id: work.id, state });
    group.append(button, " ");
  }
  work.querySelector(".cite").before(group);
}

forget.addEventListener("click", () => {
  const before = kept();
  const here = works.filter((work) => before.has(work.id)).map((work) => [work.id, before.get(work.id)]);
  const back = forgotten ?? [];
  forgotten = here.length ? here : undefined;
  change((states) => {
    for (const [id] of here) states.delete(id);
    for (const [id, state] of here.length ? [] : back) states.set(id, state);
  });
});

if (works.length && canKeep()) {
  works.forEach(toggles);
  const box = make("div", "", { class: "progress", role: "group", "aria-label": phrases.label });
  box.append(status, bar, where, forget);
  show();
  document.querySelector(".rr .cards").parentElement.querySelector(":scope > :is(h2, .cards)").before(box);
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}
})();
