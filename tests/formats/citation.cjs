// Reads a file with Citation.js and prints what it found: node citation.cjs FILE FORMAT
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const load = createRequire(path.join(__dirname, "../browser/package.json"));
const { Cite } = load("@citation-js/core");
load("@citation-js/plugin-bibtex");
load("@citation-js/plugin-ris");

const [file, format] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const given = format.startsWith("@csl") ? JSON.parse(text) : text;
const found = new Cite(given, { forceType: format, generateGraph: false });
process.stdout.write(JSON.stringify(found.data));
