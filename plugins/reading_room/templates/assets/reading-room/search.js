// The search page: asks Pagefind (loaded from this site, on this page alone) and shows results as
// a list with headings. The address keeps the words and filters, so that a search can be shared
// and "back" goes back. Without this script the page shows topics, years and people.

const PAGE = 10;
const FILTERS = { kind: "Kind", topic: "Topic", person: "Person", year: "Year" };

const form = document.querySelector(".search-page");
const input = document.querySelector("#search-words");
const status = document.querySelector(".search-status");
const miss = document.querySelector(".search-miss");
const list = document.querySelector(".search-results");
const more = document.querySelector(".search-more");
const browse = document.querySelector(".search-browse");
const details = document.querySelector("#search-filters");
const fields = details.querySelector(".filters");

let pagefind;
let results = [];
let shown = 0;
let turn = 0;

const count = (number) => (number === 1 ? "1 result" : `${number.toLocaleString("en-GB")} results`);

async function load() {
  if (!pagefind) {
    pagefind = await import(new URL(form.dataset.index, document.baseURI).href);
    await pagefind.options({ baseUrl: "/", excerptLength: 30 });
    await pagefind.init();
  }
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

async function offerFilters() {
  const known = await pagefind.filters();
  const wanted = new URLSearchParams(location.search);
  for (const [name, label] of Object.entries(FILTERS)) {
    const values = Object.keys(known[name] ?? {}).sort((a, b) => a.localeCompare(b, "en-GB"));
    if (values.length < 2) continue;
    if (name === "year") values.reverse();
    const row = make("p");
    const select = make("select", "", { id: `filter-${name}`, name });
    select.append(make("option", "Any", { value: "" }));
    for (const value of values) select.append(make("option", value, { value }));
    select.value = wanted.get(name) ?? "";
    select.addEventListener("change", () => submit());
    row.append(make("label", label, { for: select.id }), select);
    fields.append(row);
    if (select.value) details.open = true;
  }
}

function chosen(parameters) {
  const filters = {};
  for (const name of Object.keys(FILTERS)) {
    if (parameters.get(name)) filters[name] = parameters.get(name);
  }
  return filters;
}

// Pagefind marks the words that were found with <mark>; everything else in an excerpt is text.
function excerpt(html) {
  const paragraph = make("p", "", { class: "excerpt" });
  for (const part of html.split(/(<mark>.*?<\/mark>)/)) {
    const inert = document.createElement("template");
    inert.innerHTML = part;
    const text = inert.content.textContent;
    paragraph.append(part.startsWith("<mark>") ? make("mark", text) : text);
  }
  return paragraph;
}

function entry(data) {
  const item = make("li");
  const heading = make("h2");
  const path = data.raw_url ?? data.url;
  heading.append(make("a", data.meta.title, { href: form.dataset.root + path.replace(/^\//, "") }));
  const about = [data.meta.kind, data.meta.authors, data.meta.day, data.meta.list && `on “${data.meta.list}”`];
  item.append(heading, make("p", about.filter(Boolean).join(" · "), { class: "meta" }));
  item.append(excerpt(data.excerpt));
  return item;
}

async function show(number) {
  const mine = turn;
  const next = await Promise.all(results.slice(shown, shown + number).map((found) => found.data()));
  if (mine !== turn) return;
  const first = list.children.length;
  list.append(...next.map(entry));
  shown += next.length;
  more.hidden = shown >= results.length;
  if (first) list.children[first].querySelector("a").focus();
}

async function search() {
  const mine = ++turn;
  const parameters = new URLSearchParams(location.search);
  const words = (parameters.get("q") ?? "").trim();
  input.value = words;
  for (const select of fields.querySelectorAll("select")) select.value = parameters.get(select.name) ?? "";
  const filters = chosen(parameters);
  const asked = words || Object.keys(filters).length;
  document.title = document.title.replace(/^.*?Search/, words ? `${words} – Search` : "Search");
  browse.hidden = Boolean(asked);
  list.replaceChildren();
  miss.hidden = true;
  more.hidden = true;
  results = [];
  shown = 0;
  if (!asked) {
    status.textContent = "";
    return;
  }
  status.textContent = "Searching…";
  const found = await pagefind.search(words || null, { filters });
  if (mine !== turn) return;
  results = found.results;
  const what = words ? ` for “${words}”` : "";
  status.textContent = results.length ? `${count(results.length)}${what}` : `No results${what}`;
  miss.hidden = results.length > 0;
  browse.hidden = results.length > 0;
  await show(PAGE);
}

function submit() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) parameters.set(name, value.trim());
  history.pushState(null, "", parameters.size ? `?${parameters}` : location.pathname);
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
more.querySelector("button").addEventListener("click", () => show(PAGE));
addEventListener("popstate", search);

try {
  await load();
  await offerFilters();
  form.hidden = false;
  await search();
} catch (error) {
  status.textContent = "The search could not be loaded. These pages lead to everything on the site.";
  throw error;
}
