module.exports = {
  title: "Old",
  url: "https://old.example",
  baseUrl: "/",
  i18n: { defaultLocale: "en", locales: ["en", "cy"] },
  presets: [["classic", { blog: { path: "blog", routeBasePath: "news" } }]],
};
