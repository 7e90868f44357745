export const data = { permalink: "/search.json" };

export function render({ collections }) {
  const found = [...collections.posts, ...collections.lists];
  return JSON.stringify(
    found.map(({ url, data, templateContent }) => ({
      url, title: data.title, authors: data.authors, topics: data.topics, text: this.plain(templateContent),
    })),
  );
}
