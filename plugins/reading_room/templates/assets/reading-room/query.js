// In Material as it comes "q" is the name of its own search, which opens over the page for it, and so
// our search page has "query". An address with "q", from before or from elsewhere, becomes one.

(() => {
const url = new URL(location);
if (!url.searchParams.has("q")) return;
if (!url.searchParams.has("query")) url.searchParams.set("query", url.searchParams.get("q"));
url.searchParams.delete("q");
history.replaceState(history.state, "", url);
})();
