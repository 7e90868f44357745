// The search page: asks Pagefind (loaded from this site, on this page alone) and shows results as
// a list with headings. The address keeps the words and filters, so that a search can be shared
// and "back" goes back; an entry of the history also keeps how many results were shown and how far
// down the reader was. Without this script the page shows topics, years and people.
//
// It looks for words while they are typed, once no key was pressed for a moment, and says how much there is
// when none was for longer, so that it does not talk into what a screen reader says of the keys.
//
// All in a function: Material's instant navigation runs it again each time a reader comes here.

(() => {
// Each result that is shown loads the text it is an excerpt of.
const FIRST = 5;
const MORE = 10;
const LONGEST = 10; // words: of a sentence that was pasted, each would ask the index once more
const PAUSE = 300; // ms without a key before what is in the field is looked for
const QUIET = 1000; // and before it is said what was found
const FILTERS = ["kind", "topic", "person", "year"];
const phrases = JSON.parse(document.getElementById("page:words-search").content.textContent);
const plural = new Intl.PluralRules(phrases.language);

const form = document.querySelector(".search-page");
const input = form.querySelector("[type=search]");
const status = document.querySelector(".search-count");
const note = document.querySelector(".search-note");
const answer = document.querySelector(".search-answer");
const miss = document.querySelector(".search-miss");
const wider = document.querySelector(".search-wider");
const list = document.querySelector(".search-results");
const more = document.querySelector(".search-more");
const browse = document.querySelector(".search-browse");
const details = document.querySelector(".search-filters");
const fields = details.querySelector(".filters");

const title = document.title;
const here = location.pathname;
const beside = document.currentScript.src;
const finding = import(new URL("finding.js", beside));

let pagefind;
let ready; // the promise of it
let words;
let glossary = [];
let results = [];
let shown = 0;
let turn = 0;
let address; // the part of the address that was searched for last
let typing; // the timer of what is typed
let saying; // the timer of what is said

const fill = (phrase, values) => phrase.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const numeral = (number) => number.toLocaleString(phrases.language);
const count = (number) =>
  fill(phrases.results[plural.select(number)] ?? phrases.results.other, { num: numeral(number) });

// Without a worker: its script weighs 12 kB more, and a policy that a page alone sets (its <meta>)
// does not let a worker run WebAssembly. A search of 10,000 posts takes the page a tenth of a
// second.
//
// The weights are those by which most searches of this site's readers find first what they
// should (tests/browser/searches.yml), and around which it makes no difference: a title and what
// something is about count for more than a word in its text, the title of a work on a list for less
// than that of a post, a long text is no worse than a short one, and a word that is often in a text
// is not much better than one that is there.
const RANKING = {
  pageLength: 0.1,
  termSaturation: 1,
  metaWeights: { title: 5, about: 2, who: 1, form: 3, sort: 0.5, also: 1, work: 0.8, service: 3, heading: 1, list: 0, page: 0, date: 0, lang: 0 },
};

async function load() {
  const index = new URL(form.dataset.index, document.baseURI);
  const found = await import(index.href);
  const options = { baseUrl: "/", ranking: RANKING };
  await found.options({ ...options, noWorker: true });
  await found.init();
  // A large site's index is in parts, of which this was the first.
  const others = Array.from({ length: (form.dataset.parts ?? 1) - 1 }, (_, at) => `part-${at + 1}/`);
  await Promise.all(others.map((part) => found.mergeIndex(new URL(part, index).href, options)));
  return found;
}

// What is needed for a search, once there is one: a page that was only opened waits for none of it.
async function prepare() {
  const known = form.dataset.words && get(form.dataset.words).then((answer) => answer.json());
  [glossary, pagefind] = await Promise.all([known || [], (window.readingRoomPagefind ??= load())]); // it begins once, and stays
}

async function get(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
}

// "2014", "2014-01" or "2014-01-31" as the site writes dates, no more precise than it is.
function day(iso) {
  const [year, month, date] = iso.split("-");
  const known = Date.UTC(year, month - 1, date ?? 1);
  if (!month || month > 12 || Number.isNaN(known)) return iso; // of a range, or a date that is not certain, as it is
  const parts = { year: "numeric", month: "long", day: date && "numeric", timeZone: "UTC" };
  return new Date(known).toLocaleDateString(phrases.language, parts);
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// What there is to choose from. Pagefind would tell, once it has loaded every filter whole: 230 kB
// at 10,000 posts. It loads those that a search uses.
async function offerFilters() {
  const known = await (await get(form.dataset.filters)).json();
  const parameters = new URLSearchParams(location.search);
  for (const name of FILTERS) {
    const values = (known[name] ?? []).sort((a, b) => a.localeCompare(b, phrases.language, { numeric: true }));
    if (values.length < 2) continue;
    if (name === "year") values.reverse();
    const row = make("p", "", { class: "filter" });
    const select = make("select", "", { id: `page:filter-${name}`, name });
    select.append(make("option", phrases.any, { value: "" }));
    for (const value of values) select.append(make("option", value, { value }));
    select.value = parameters.get(name) ?? "";
    select.addEventListener("change", () => submit());
    row.append(make("label", phrases[name], { for: select.id }), select);
    fields.append(row);
  }
}

function offerFiltersLater() {
  details.addEventListener("toggle", () => offerFilters().catch(noFilters), { once: true });
}

function noFilters(error) {
  fields.textContent = phrases.unfiltered;
  console.error(error);
}

function chosen(parameters) {
  const filters = {};
  for (const name of FILTERS) {
    if (parameters.get(name)) filters[name] = parameters.get(name);
  }
  return filters;
}

function excerpt(data, asked) {
  const paragraph = make("p", "", { class: "excerpt" });
  for (const { text, marked } of words.excerpt(data, asked)) {
    paragraph.append(marked ? make("mark", text) : text);
  }
  return paragraph;
}

// Words for a reader, with a part of them in an element of its own: "“%(typed)s” was not found …".
function told(phrase, values) {
  const [before, after] = phrase.split(/%\(words\)s/);
  return [fill(before, values), make("strong", values.words), fill(after ?? "", values)];
}

// To look for words as they are typed, whatever they may have been meant for.
function asTyped(asked) {
  const parameters = new URLSearchParams({ [input.name]: asked, typed: "1" });
  return [" ", make("a", fill(phrases.typed, { words: asked }), { href: `?${parameters}` })];
}

function entry(data, asked) {
  const item = make("li");
  const heading = make("h2");
  const path = data.raw_url ?? data.url;
  const name = data.meta.title ?? data.meta.work ?? data.meta.heading ?? data.meta.service;
  const link = make("a", name, { href: form.dataset.root + path.replace(/^\//, "") });
  // An edition is called as its post is; who goes from link to link hears which it is.
  if (data.meta.form) link.append(make("span", ` (${data.meta.form})`, { class: "visually-hidden" }));
  heading.append(link);
  const { kind, person } = data.filters;
  const { date, list: on, page: within, lang, work, sort } = data.meta;
  const place = on ? fill(phrases.list, { list: on }) : within && fill(phrases.page, { page: within });
  const about = [(work && sort) || kind[0], person?.join(", "), date && day(date), place];
  item.append(heading, make("p", about.filter(Boolean).join(" · "), { class: "meta" }));
  item.append(excerpt(data, asked));
  const own = !lang ? [] : work ? [heading] : [heading, item.lastChild]; // what is said of a work is in the site's own
  for (const each of own) Object.assign(each, { lang, dir: "auto" });
  return item;
}

const wanted = (parameters) => (parameters.get(input.name) ?? "").trim();
const read = (found) => Promise.all(found.map((one) => one.data()));

function add(next, asked) {
  list.append(...next.map((data) => entry(data, asked)));
  list.hidden = !list.children.length;
  shown += next.length;
  more.hidden = shown >= results.length;
}

// What is announced: once for each search, and once when more is shown. `late`: while somebody types.
function say(asked, notes = [], late = 0) {
  clearTimeout(saying);
  saying = setTimeout(() => {
    let said = results.length ? count(results.length) : phrases.none;
    if (asked) said = fill(phrases.for, { results: said, words: asked });
    if (shown > FIRST && shown < results.length) said = fill(phrases.part, { results: said, shown: numeral(shown) });
    status.textContent = said;
    note.replaceChildren(...notes);
  }, late);
}

// Where the reader is, for when they come back to this entry of the history.
const keep = (more) => history.replaceState({ ...history.state, shown, y: scrollY, ...more }, "");

async function showMore() {
  const [mine, from] = [turn, shown];
  const next = await read(results.slice(from, from + MORE));
  if (mine !== turn || from !== shown) return; // another search, or a second press, came first
  const first = list.children.length;
  const asked = wanted(new URLSearchParams(location.search));
  add(next, asked);
  say(asked, [...note.childNodes]);
  keep();
  list.children[first].querySelector("a").focus();
}

const kindOfWord = (filters) => !filters.kind || filters.kind === phrases.word;

// Words of the glossary as results, which stand after all others.
function terms(asked, filters) {
  if (!asked || !kindOfWord(filters) || filters.topic || filters.person || filters.year) return [];
  return words.explained(glossary, asked).map(([id, term, also, means]) => ({
    data: async () => ({
      meta: { title: term },
      filters: { kind: [phrases.word] },
      raw_url: `${form.dataset.glossary}#${id}`,
      content: [...also, ""].join(", ") + means,
      locations: [],
    }),
  }));
}

// What Pagefind finds.
const records = async (asked, filters) =>
  (await pagefind.search(asked ? words.parted(words.telling(asked)) : null, { filters })).results;

// With what has the words one after the other first, where that is little of all: "say no".
async function phraseFirst(found, asked, filters) {
  if (found.length <= FIRST || asked.includes('"') || !words.together(asked, LONGEST)) return found;
  const whole = new Set((await records(`"${asked}"`, filters)).map(({ id }) => id));
  return whole.size < FIRST ? found.toSorted((a, b) => whole.has(b.id) - whole.has(a.id)) : found;
}

// Of the first, what is called by the words asked for stands before what has them in its text, and works that
// have one word somewhere after both, or, where nothing has all, some of them; and parts of pages under docs/
// after posts, lists, works and people, unless they are called by these words.
async function ordered(found, asked, filters, apart, near = new Map()) {
  let first = await read(found.slice(0, FIRST));
  const called = ({ meta }) => words.named(meta, asked);
  const aside = first.some((data) => data.meta.heading && !called(data));
  if (aside && !filters.kind) {
    const pages = new Set((await records(null, { kind: phrases.guide })).map(({ id }) => id));
    first.forEach((data, at) => (data.meta.service || called(data)) && pages.delete(found[at].id));
    found = [...found.filter(({ id }) => !pages.has(id)), ...found.filter(({ id }) => pages.has(id))];
    first = await read(found.slice(0, FIRST));
  }
  const rank = (data, one) => {
    if (near.has(one.id) && words.somebody(data)) return 1.9;
    if (called(data)) return data.meta.work ? 0.5 : 0;
    return words.passing(data, asked) ? 2 : apart && data.meta.work ? 1.5 : 1;
  };
  const ranks = new Map(first.map((data, at) => [found[at], rank(data, found[at])]));
  return [...[...ranks.keys()].sort((a, b) => ranks.get(a) - ranks.get(b)), ...found.slice(FIRST)];
}

// With what has all but one of the words, for it may say more of it than what has all here and there: "what happened
// to …" is not in every answer, nor "family" in one about relatives. Of three words or more, where few have all; of
// two, only what says far more. `near`: which these are.
async function withNear(found, asked, filters) {
  const each = words.telling(asked).split(/\s+/);
  const [some, few] = [each.length > 1 && each.length <= LONGEST, each.length < 3 || found.length < FIRST];
  if (!found.length || !some || !few || words.meaning(glossary, asked, phrases.askings)) return { all: found };
  const fewer = await Promise.all(each.map((_, at) => records(each.toSpliced(at, 1).join(" "), filters)));
  const least = each.length > 2 ? 0 : 2 * found[0].score;
  const near = new Map();
  for (const one of fewer.flat()) if (one.score > Math.max(least, near.get(one.id)?.score ?? 0)) near.set(one.id, one);
  for (const { id } of found) near.delete(id);
  if (!near.size || (await read(found.slice(0, FIRST))).some(({ meta }) => words.named(meta, asked))) return { all: found };
  const more = [...near.values()].sort((a, b) => b.score - a.score).slice(0, MORE);
  const worth = (one) => one.score / (near.has(one.id) ? 1.1 : 1);
  return { all: [...found, ...more].sort((a, b) => worth(b) - worth(a)), near };
}

async function find(asked, filters) {
  if (asked && !words.asks(asked)) return [];
  const terse = filters.kind === phrases.word && glossary.length;
  const found = terse ? [] : await records(asked, filters);
  if (!asked) return found;
  const { all, near } = await withNear(found, asked, filters);
  const first = near ? all : await phraseFirst(all, asked, filters);
  return [...(await ordered(first, asked, filters, false, near)), ...terms(asked, filters)];
}

// What is found for words, what there is to say of it, and for which it was. An abbreviation that the
// glossary explains is looked for by its name, and so it is among other words where nothing has them all; a slip
// as what was meant by it, unless the reader wants it as it is typed; and a word that is nowhere is left out.
async function finds(asked, filters, exactly) {
  const word = asked && words.meaning(glossary, asked, phrases.askings);
  if (word?.short && !exactly) return inFull(asked, word, word.term, filters);
  const sought = word ? word.form : asked;
  const found = await find(sought, filters);
  const short = !found.length && asked && !exactly && words.spelledOut(glossary, asked);
  const full = short && (await inFull(asked, short, short.words, filters));
  if (full && full.found.length) return { ...full, word: null };
  if (!asked || exactly || word) return { found, word, notes: [], sought };
  const first = await read(found.slice(0, FIRST));
  const doubtful = words.unmet(asked, first);
  if (found.length && !doubtful.length) return { found, notes: [], sought };
  const known = (await (await get(form.dataset.spellings)).text()).trim().split(" ");
  const slips = await import(new URL("meant.js", beside));
  const strange = slips.unknown(doubtful, known);
  const better = await meant(asked, slips.corrected(asked, strange, known), filters, slips);
  if (better) return better;
  if (!found.length || words.strays(asked, first)) return rest(short ? short.words : asked, filters, slips);
  const left = strange.length && told(phrases.without, { words: strange.join(" ") });
  return { found, notes: left || [], sought };
}

async function inFull(asked, word, sought, filters) {
  const found = await find(sought, filters);
  const notes = told(phrases.short, { typed: word.form, words: word.term });
  return { found, word, notes, typed: asTyped(asked), sought };
}

async function meant(asked, better, filters, slips) {
  if (better === asked) return null;
  const found = await find(better, filters);
  if (!found.length) return null;
  const word = words.meaning(glossary, better, phrases.askings);
  if (slips.alike(better, asked)) return { found, notes: [], sought: better, word };
  const notes = told(phrases.instead, { typed: asked, words: better });
  return { found, notes, typed: asTyped(asked), sought: better, word };
}

async function rest(asked, filters, slips) {
  const each = words.telling(asked).split(/\s+/);
  const found = await Promise.all(each.map(async (word) => read((await find(word, {})).slice(0, 1))));
  const has = each.map((word, at) => found[at].length && !words.unmet(word, found[at]).length);
  const some = each.filter((_, at) => has[at]);
  const none = each.filter((_, at) => !has[at]);
  if (!some.some((word) => word.length > 3)) return { found: [], notes: [], sought: asked };
  const sought = some.join(" ");
  const all = none.length ? await find(sought, filters) : [];
  if (all.length) return { found: all, notes: told(phrases.without, { words: none.join(" ") }), sought };
  const apart = slips.together(await Promise.all(some.filter(words.tells).map((word) => records(word, filters))));
  return { found: await ordered(apart, asked, filters, true), notes: apart.length ? [phrases.apart] : [], sought: asked };
}

function explain(word) {
  answer.hidden = !word;
  answer.replaceChildren();
  if (!word) return;
  const heading = make("h2");
  heading.append(make("a", word.term, { href: `${form.dataset.root}${form.dataset.glossary}#${word.id}` }));
  const about = [phrases.word, word.also.length && fill(phrases.also, { words: word.also.join(", ") })];
  answer.append(heading, make("p", about.filter(Boolean).join(" · "), { class: "meta" }), make("p", word.means));
}

// What was found before stays until what is found now can take its place, all at once.
async function search(place, late) {
  const mine = ++turn;
  clearTimeout(typing);
  clearTimeout(saying);
  address = location.search;
  const parameters = new URLSearchParams(location.search);
  const asked = wanted(parameters);
  if (!late) input.value = asked;
  for (const select of fields.querySelectorAll("select")) select.value = parameters.get(select.name) ?? "";
  const filters = chosen(parameters);
  const filtered = Object.keys(filters).length > 0;
  const any = Boolean(asked) || filtered;
  document.title = asked ? `${asked} – ${title}` : title;
  if (any && !list.children.length && !late) status.textContent = phrases.searching;
  if (any) await (ready ??= prepare());
  const { found, word, notes, typed, sought } = any ? await finds(asked, filters, parameters.has("typed")) : { found: [], notes: [] };
  const first = await read(found.slice(0, Math.max(FIRST, place?.shown ?? 0)));
  if (mine !== turn) return;
  results = found;
  shown = 0;
  explain(word);
  list.replaceChildren();
  add(first, sought);
  const explains = word ? [" ", fill(phrases.explains, { word: word.term })] : [];
  if (any) say(sought === word?.form ? asked : sought, [...notes, ...explains, ...(typed ?? [])], late);
  else status.textContent = note.textContent = "";
  miss.hidden = !any || results.length > 0;
  wider.hidden = !asked || !filtered;
  wider.querySelector("a").search = new URLSearchParams({ [input.name]: asked });
  browse.hidden = results.length > 0;
  document.documentElement.dataset.scripts &&= "on";
  if (place?.y) scrollTo(0, place.y);
  if (place?.to) list.children[place.to - 1]?.querySelector("a").focus({ preventScroll: true });
}

// `late`: while somebody types. All that they type is one entry of the history.
function submit(late) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) parameters.set(name, value.trim());
  const asked = parameters.size ? `?${parameters}` : "";
  if (late && asked === location.search) return;
  if (late && history.state?.typed) history.replaceState({ typed: true }, "", asked || location.pathname);
  else {
    keep();
    history.pushState(late ? { typed: true } : null, "", asked || location.pathname);
  }
  search(null, late).catch(failed);
}

function typed({ isComposing }) {
  clearTimeout(typing);
  clearTimeout(saying);
  (ready ??= prepare()).catch(() => {}); // said when it is searched
  if (isComposing || navigator.connection?.saveData || !words.enough(input.value)) return;
  typing = setTimeout(() => submit(QUIET - PAUSE), PAUSE);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
  if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard on the screen hides the results
});
input.addEventListener("input", typed);
input.addEventListener("compositionend", typed);
// Where "back" leads to.
list.addEventListener("click", ({ target }) => {
  const item = target.closest("li");
  if (item) keep({ to: [...list.children].indexOf(item) + 1 });
});
// As browsers do, of which some leave it undone. What was found stays, and so does the address.
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !input.value) return;
  event.preventDefault();
  input.value = "";
  clearTimeout(typing);
});
more.querySelector("button").addEventListener("click", () => showMore().catch(failed));

// What the window tells, for as long as this page is shown.
function listen(name, act) {
  addEventListener(name, function told(event) {
    if (!form.isConnected) removeEventListener(name, told);
    else if (location.pathname === here) act(event);
  });
}
listen("popstate", ({ state }) => {
  if (location.search !== address) search(state).catch(failed);
  else if (state) scrollTo(0, state.y); // else a link inside the page was followed
});
for (const name of ["scrollend", "pagehide"]) listen(name, () => keep());
history.scrollRestoration = "manual"; // there is nothing to scroll to before the results are there

function failed(error) {
  browse.hidden = false;
  document.documentElement.dataset.scripts &&= "on";
  clearTimeout(saying);
  status.textContent = phrases.failed;
  throw error;
}

async function start() {
  if (location.search) (ready = prepare()).catch(() => {}); // said when it is searched
  words = await finding;
  words.leaveOut(phrases.askings.little);
  details.open = Object.keys(chosen(new URLSearchParams(location.search))).length > 0;
  if (details.open) await offerFilters();
  else offerFiltersLater();
  document.querySelector(".search-off")?.remove();
  form.hidden = false;
  if (!location.search && document.activeElement === document.body) input.focus();
  await search(history.state);
}

start().catch(failed);
})();
