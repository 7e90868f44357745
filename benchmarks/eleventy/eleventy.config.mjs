const newestFirst = (a, b) => b.date - a.date || a.inputPath.localeCompare(b.inputPath);
const posts = (api) => api.getFilteredByGlob("posts/**/*.md").sort(newestFirst);
const lists = (api) => api.getFilteredByGlob("reading-lists/*.md").sort(newestFirst);

function grouped(found, keys) {
  const groups = new Map();
  for (const page of found) {
    for (const key of keys(page)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(page);
    }
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([id, pages]) => ({ id, pages }));
}

export default function (config) {
  config.addCollection("posts", posts);
  config.addCollection("lists", lists);
  config.addCollection("topics", (api) => grouped([...posts(api), ...lists(api)], (page) => page.data.topics));
  config.addCollection("authors", (api) => grouped([...posts(api), ...lists(api)], (page) => page.data.authors ?? page.data.curators));
  config.addCollection("years", (api) => grouped(posts(api), (page) => page.data.years));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("plain", (html) => html.replace(/<[^>]*>/g, " "));
  config.addFilter("first", (found, count) => found.slice(0, count));
  return {
    dir: { output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
