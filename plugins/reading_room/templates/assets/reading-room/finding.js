// What the search page knows of words: how they are written, which are meant, and what to show of a
// text. Nothing here touches the page, or asks for anything.

const BESIDES = "\u241e"; // as in outputs/spellings.py: what comes after it is found, and not shown
const LETTERS = { ø: "o", đ: "d", ł: "l", ħ: "h", ŧ: "t", ı: "i", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th", ŋ: "n" };
// Thai, Lao, Khmer, Burmese, Japanese and Chinese part no words by spaces.
const UNPARTED = /[\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2fa1f}]+/gu;
const ENOUGH = 40; // words of an excerpt
const MANY = 300; // signs of one
const SHORT = 12;
const SHORTENED = /^[\p{Lu}\d]+s?$/u; // "PA", "ULOs"

// A word as it is compared: "Co-production" is "coproduction", "Ørsted" "orsted".
export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "") // accents of Latin, Greek and Cyrillic; a vowel of Thai is a mark, too
    .normalize("NFC")
    .replace(/[øđłħŧıßæœðþŋ]/g, (letter) => LETTERS[letter])
    .replace(/[-‐‑–'’]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();

const wordsOf = (text) => fold(text).split(" ").filter(Boolean);
const joined = (text) => fold(text).replaceAll(" ", ""); // "co production" is "co-production"

// Words such as "the" and "my", which say nothing of what is looked for, in the site's language.
let little = new Set();
export const leaveOut = (said) => (little = new Set(said.split("|").map(fold)));

// What is looked for without them, if two words stay, or one of three: "history of the movement" is "history movement",
// "who writes this" is "writes", "In Control" is itself, and so is what stands in quotation marks.
export function telling(text) {
  const all = text.split(/\s+/);
  const words = all.filter((word) => !little.has(fold(word)));
  const enough = words.length > 1 || (words.length === 1 && all.length > 2);
  return enough && !text.includes('"') ? words.join(" ") : text;
}

// Several words, and no more than `most`.
export const together = (text, most) => text.includes(" ") && wordsOf(text).length > 1 && wordsOf(text).length <= most;

const askedFor = (text) => wordsOf(telling(text));

// As the index has them: every two signs that follow each other.
export const parted = (text) =>
  text.replace(UNPARTED, (run) => {
    const signs = [...run];
    const pairs = signs.slice(1).map((sign, at) => signs[at] + sign);
    return ` ${(pairs.length ? pairs : signs).join(" ")} `;
  });

// Enough to look for while somebody types: three letters, or one sign that is a word.
export const enough = (text) => fold(text).length > 2 || text.search(UNPARTED) >= 0;

// "What is a direct payment?" asks for the meaning of "direct payment".
function core(text, askings) {
  const [before, after] = [askings.before, askings.after].map((all) => all.split("|").map(fold));
  const said = fold(text);
  const start = before.filter((words) => words && said.startsWith(`${words} `));
  const bare = said.slice(Math.max(0, ...start.map((words) => words.length)));
  const end = after.find((words) => words && bare.endsWith(` ${words}`));
  return (end ? bare.slice(0, -end.length) : bare).trim();
}

// The word of the glossary that was asked for by its name or another form of it, and that form.
export function meaning(glossary, text, askings) {
  const asked = [fold(text), core(text, askings)].map(joined);
  for (const said of asked) {
    for (const [id, term, also, means] of glossary) {
      const form = said && [term, ...also].find((each) => joined(each) === said);
      if (form) return { id, term, also, means, form, short: form !== term && SHORTENED.test(form) };
    }
  }
  return null;
}

// An abbreviation of the glossary among the words asked for, its name, and all the words with this in its place.
export function spelledOut(glossary, text) {
  const all = text.split(/\s+/);
  for (const [, term, also] of glossary) {
    const forms = also.filter((form) => SHORTENED.test(form)).map(fold);
    const at = all.findIndex((word) => forms.includes(fold(word)));
    if (at >= 0) return { form: all[at], term, words: all.with(at, term).join(" ") };
  }
  return null;
}

// Words of the glossary with all that was asked for in them, in their names first.
export function explained(glossary, text) {
  const asked = askedFor(text);
  const has = (said) => {
    const words = wordsOf(said);
    return asked.every((each) => words.some((word) => word.startsWith(each)));
  };
  const named = glossary.filter(([, term, also]) => has([term, ...also].join(" ")));
  return [...named, ...glossary.filter((each) => !named.includes(each) && has(`${each[1]} ${each[3]}`))];
}

// The words of the results at the places that were found.
const met = (results) => results.flatMap(({ meta, content, locations }) => {
  const all = content.split(/\s+/);
  return wordsOf([...Object.values(meta), ...locations.map((at) => all[at])].join(" "));
});

// The words asked for that nothing shown has: one is met where the longer part of it begins a word, or where it is there
// with another ending: "funding" in "funded".
export function unmet(text, results) {
  const found = met(results);
  const stem = (word) => word.slice(0, Math.max(4, word.length - 3));
  const meets = (one, word) => one.startsWith(begins(word)) || (one.startsWith(stem(word)) && word.startsWith(stem(one)));
  return askedFor(text.replace(UNPARTED, " ")).filter((word) => word.length > 3 && !found.some((one) => meets(one, word)));
}

// Has nothing shown the beginning of a word asked for? Pagefind takes "z" for "zebra" where it has no other, and "the"
// for "thesis".
export function strays(text, results) {
  const found = met(results).filter((one) => !little.has(one));
  const begun = (word) => word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
  return !wordsOf(text).some((word) => found.some((one) => one.startsWith(begun(word))));
}

// Not "the" or "and".
export const tells = (word) => fold(word).length > 3;

// Is this what something is called, or its kind? These words may stand together in a title, or be
// half of it or of what is before its colon, of a post's a quarter; of a heading of a page they are nearly all. And they may have in them all
// of a title, up to its colon, or a kind: "what became of the Independent Living Fund", "Easy Read about
// money". Of a work, they may be its kind and words of its title or its makers' names: "books about personalisation".
export function named({ title, work, heading, service, form, sort, who }, text) {
  const whole = wordsOf(text);
  const name = title ?? work ?? heading ?? service;
  const is = (one, word) => one?.startsWith(begins(word));
  const together = (words, all) => words.length > 1 && all.some((_, at) => words.every((word, step) => is(all[at + step], word)));
  const kind = wordsOf(form ?? sort ?? "");
  const said = kind.length && kind.every((word) => whole.some((one) => is(one, word)));
  if (said && (kind.length === whole.length || (!work && together(kind, whole)))) return true;
  const asked = askedFor(text).filter((one) => !(said && work && kind.some((word) => is(one, word))));
  const called = askedFor(name);
  const begun = bare(name);
  if (whole.length > 2 && together(whole, wordsOf(name))) return true; // "who writes this" says little, and asks for that heading
  if (!heading && (together(asked, called) || together(whole, wordsOf(name)) || together(begun, whole))) return true;
  const within = (words, least) => asked.every((word) => words.some((one) => is(one, word))) && asked.length >= least * words.length;
  if (said && work && within([...called, ...wordsOf(who ?? "")], 0)) return true;
  if (within(called, heading ? 0.8 : asked.length > 2 ? 0 : title ? 0.25 : 0.5)) return true;
  return !heading && within(askedFor(begun.join(" ")), 0.5);
}

// A title up to its colon, without a first "The".
function bare(name) {
  const words = wordsOf(name.split(":")[0]);
  return little.has(words[0]) ? words.slice(1) : words;
}

// One word is a subject, or somebody's name: a work that has it somewhere is no answer yet. Nor is somebody of
// whom it is said.
export function passing(data, text) {
  const asked = wordsOf(text);
  const { work, who } = data.meta;
  return asked.length === 1 && Boolean(work ? !wordsOf(who ?? "").includes(asked[0]) : somebody(data));
}

// Is it the page of a person or an organisation?
export const somebody = ({ meta: { title }, filters: { person } }) => Boolean(title) && person?.length === 1 && person[0] === title;

// Is anything asked for, and not signs alone?
export const asks = (text) => Boolean(fold(text)) || text.search(UNPARTED) >= 0;

const begins = (word) => word.slice(0, Math.ceil(word.length * 0.7));

const ENDS = /[.?!…。！？][”’"')\]]*$/u;
const BEGINS = /^[“‘"'(]?[\p{Lu}\p{N}]/u;

// Where each sentence begins, from a word on.
function sentences(words, from) {
  const starts = [from];
  for (let at = from + 1; at < words.length; at++) {
    if (ENDS.test(words[at - 1]) && BEGINS.test(words[at])) starts.push(at);
  }
  return starts;
}

// What to show of a text: the sentences that say most of what was asked for, whole where they are not
// too long, as pieces that are marked or not. What it is about, in its first words, is preferred.
export function excerpt({ content, locations, meta }, text) {
  const all = content.split(/[\r\n\s]+/g);
  const besides = all.indexOf(BESIDES);
  const words = besides < 0 ? all : all.slice(0, besides);
  const title = (meta.title ?? meta.work ?? meta.heading ?? meta.service).split(/\s+/);
  const named = words.slice(0, title.length).join(" ").replace(/\.$/, "") === title.join(" ").replace(/\.$/, "");
  const from = named ? title.length : 0;
  const met = new Set(locations.filter((at) => at >= from && at < words.length));
  const starts = sentences(words, from);
  const about = meta.about ? meta.about.split(/\s+/).length : 0;
  const asked = askedFor(text);
  const worth = starts.map((start, number) => {
    const said = words.slice(start, starts[number + 1]).filter((_, at) => met.has(start + at));
    const forms = said.map(fold);
    return asked.filter((word) => forms.some((form) => form.startsWith(begins(word)))).length;
  });
  const most = Math.max(...worth);
  const told = starts.some((start, number) => start < about && worth[number] === most);
  const best = told ? 0 : worth.indexOf(most);
  const after = (number) => starts[number] ?? words.length;
  let [start, last] = [after(best), best + 1];
  while (last < starts.length && after(last + 1) - start <= ENOUGH) last++;
  let end = after(last);
  if (end - start < SHORT && best > 0) start = starts[best - 1];
  if (end - start > ENOUGH + SHORT) {
    const first = [...met].filter((at) => at >= start && at < end).sort((a, b) => a - b)[0] ?? start;
    start = Math.max(start, Math.min(first - SHORT, end - ENOUGH));
    end = Math.min(end, start + ENOUGH);
  }
  const pieces = [];
  if (!starts.includes(start)) pieces.push({ text: "… " });
  for (let at = start; at < end; at++) {
    pieces.push({ text: words[at], marked: met.has(at) });
    if (at + 1 < end) pieces.push({ text: " " });
  }
  if (end < words.length && !ENDS.test(words[end - 1])) pieces.push({ text: " …" });
  return pieces.flatMap((piece) => (piece.marked ? piece : within(piece.text, text)));
}

// Of a run without spaces the signs that were asked for, with what is around them if it is long.
function within(run, text) {
  const asked = (text.match(UNPARTED) ?? []).filter((signs) => run.includes(signs));
  if (!asked.length) return { text: run.length > MANY ? `${run.slice(0, MANY)}…` : run };
  const at = run.indexOf(asked[0]);
  const [start, end] = run.length > MANY ? [Math.max(0, at - MANY / 4), at + MANY / 2] : [0, run.length];
  const shown = run.slice(start, end).split(asked[0]);
  return [
    { text: start ? "…" : "" },
    ...shown.flatMap((part, number) => (number ? [{ text: asked[0], marked: true }, { text: part }] : { text: part })),
    { text: end < run.length ? "…" : "" },
  ];
}
