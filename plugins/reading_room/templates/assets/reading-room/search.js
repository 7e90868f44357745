// The search page: asks Pagefind (loaded from this site, on this page alone) and shows results as
// a list with headings. The address keeps the words and filters, so that a search can be shared
// and "back" goes back; an entry of the history also keeps how many results were shown and how far
// down the reader was. Without this script the page shows topics, years and people.
//
// All in a function: Material's instant navigation runs it again each time a reader comes here.

(() => {
// Each result that is shown loads the text it is an excerpt of.
const FIRST = 5;
const MORE = 10;
const FILTERS = ["kind", "topic", "person", "year"];
const phrases = JSON.parse(document.getElementById("page:words-search").content.textContent);
const plural = new Intl.PluralRules(phrases.language);

const form = document.querySelector(".search-page");
const input = form.querySelector("[type=search]");
const status = document.querySelector(".search-status");
const miss = document.querySelector(".search-miss");
const wider = document.querySelector(".search-wider");
const list = document.querySelector(".search-results");
const more = document.querySelector(".search-more");
const browse = document.querySelector(".search-browse");
const details = document.querySelector(".search-filters");
const fields = details.querySelector(".filters");

const title = document.title;
const here = location.pathname;

let pagefind;
let results = [];
let shown = 0;
let turn = 0;
let address; // the part of the address that was searched for last

const fill = (phrase, values) => phrase.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const numeral = (number) => number.toLocaleString(phrases.language);
const count = (number) =>
  fill(phrases.results[plural.select(number)] ?? phrases.results.other, { num: numeral(number) });

// Without a worker: its script weighs 12 kB more, and a policy that a page alone sets (its <meta>)
// does not let a worker run WebAssembly. A search of 10,000 posts takes the page a tenth of a
// second.
//
// The other forms of a word, and the words that an Easy Read edition explains, count as much as a
// title, as it is Pagefind's own weight (5). Of this site's 59 words 57 were among the first five
// results for their own name without it, and 59 among the first three with it; of their 120 other
// forms 116 and all ("PA" was tenth, behind payments).
async function load() {
  const found = await import(new URL(form.dataset.index, document.baseURI).href);
  const ranking = { metaWeights: { title: 5, also: 5 } };
  await found.options({ baseUrl: "/", excerptLength: 30, noWorker: true, ranking });
  await found.init();
  return found;
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
  const answer = await fetch(form.dataset.filters);
  if (!answer.ok) throw new Error(`${form.dataset.filters}: ${answer.status}`);
  const known = await answer.json();
  const parameters = new URLSearchParams(location.search);
  for (const name of FILTERS) {
    const values = (known[name] ?? []).sort((a, b) => a.localeCompare(b, phrases.language));
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

// Pagefind marks the words that were found with <mark>; everything else in an excerpt is text.
function excerpt(html) {
  const paragraph = make("p", "", { class: "excerpt" });
  const open = /^(<mark>)?\p{Ll}/u.test(html);
  const cut = !/[.?!](<\/mark>)?$/.test(html);
  if (open) paragraph.append("… ");
  for (const part of html.split(/(<mark>.*?<\/mark>)/)) {
    const inert = document.createElement("template");
    inert.innerHTML = part;
    const text = inert.content.textContent;
    paragraph.append(part.startsWith("<mark>") ? make("mark", text) : text);
  }
  if (cut) paragraph.append(" …");
  return paragraph;
}

function entry(data) {
  const item = make("li");
  const heading = make("h2");
  const path = data.raw_url ?? data.url;
  heading.append(make("a", data.meta.title, { href: form.dataset.root + path.replace(/^\//, "") }));
  const { kind, person } = data.filters;
  const { date, list: on, page: within } = data.meta;
  const place = on ? fill(phrases.list, { list: on }) : within && fill(phrases.page, { page: within });
  const about = [kind[0], person?.join(", "), date && day(date), place];
  item.append(heading, make("p", about.filter(Boolean).join(" · "), { class: "meta" }));
  item.append(excerpt(data.excerpt));
  return item;
}

const wanted = (parameters) => (parameters.get(input.name) ?? "").trim();
const read = (found) => Promise.all(found.map((one) => one.data()));

function add(next) {
  list.append(...next.map(entry));
  list.hidden = !list.children.length;
  shown += next.length;
  more.hidden = shown >= results.length;
}

// What is announced: once for each search, and once when more is shown.
function say(words) {
  let said = results.length ? count(results.length) : phrases.none;
  if (words) said = fill(phrases.for, { results: said, words });
  if (shown > FIRST && shown < results.length) said = fill(phrases.part, { results: said, shown: numeral(shown) });
  status.textContent = said;
}

// Where the reader is, for when they come back to this entry of the history.
const keep = () => history.replaceState({ shown, y: scrollY }, "");

async function showMore() {
  const [mine, from] = [turn, shown];
  const next = await read(results.slice(from, from + MORE));
  if (mine !== turn || from !== shown) return; // another search, or a second press, came first
  const first = list.children.length;
  add(next);
  say(wanted(new URLSearchParams(location.search)));
  keep();
  list.children[first].querySelector("a").focus();
}

// What was found before stays until what is found now can take its place, all at once.
async function search(place) {
  const mine = ++turn;
  address = location.search;
  const parameters = new URLSearchParams(location.search);
  const words = wanted(parameters);
  input.value = words;
  for (const select of fields.querySelectorAll("select")) select.value = parameters.get(select.name) ?? "";
  const filters = chosen(parameters);
  const filtered = Object.keys(filters).length > 0;
  const asked = Boolean(words) || filtered;
  document.title = words ? `${words} – ${title}` : title;
  if (asked && !list.children.length) status.textContent = phrases.searching;
  const found = asked ? (await pagefind.search(words || null, { filters })).results : [];
  const first = await read(found.slice(0, Math.max(FIRST, place?.shown ?? 0)));
  if (mine !== turn) return;
  results = found;
  shown = 0;
  list.replaceChildren();
  add(first);
  if (asked) say(words);
  else status.textContent = "";
  miss.hidden = !asked || results.length > 0;
  wider.hidden = !words || !filtered;
  wider.querySelector("a").search = new URLSearchParams({ [input.name]: words });
  browse.hidden = results.length > 0;
  if (place?.y) scrollTo(0, place.y);
}

function submit() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) parameters.set(name, value.trim());
  keep();
  history.pushState(null, "", parameters.size ? `?${parameters}` : location.pathname);
  search().catch(failed);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
// As browsers do, of which some leave it undone. What was found stays, and so does the address.
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !input.value) return;
  event.preventDefault();
  input.value = "";
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
for (const name of ["scrollend", "pagehide"]) listen(name, keep);
history.scrollRestoration = "manual"; // there is nothing to scroll to before the results are there

function failed(error) {
  browse.hidden = false;
  status.textContent = phrases.failed;
  throw error;
}

async function start() {
  pagefind = await (window.readingRoomPagefind ??= load()); // it begins once, and stays
  details.open = Object.keys(chosen(new URLSearchParams(location.search))).length > 0;
  if (details.open) await offerFilters();
  else offerFiltersLater();
  document.querySelector(".search-off")?.remove();
  form.hidden = false;
  await search(history.state);
}

start().catch(failed);
})();
