// Titles alone, for as long as a reader wants it so; parts of a list, which leave the page where it is.
// All in a function, as in ticks.js.

(() => {
const KEY = "reading-room-list";
const root = document.documentElement;
const tools = document.querySelector(".rr .tools");
const links = [...tools.querySelectorAll(".views a")];

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
  } catch {
    // It lasts as long as the page.
  }
}

const button = document.createElement("button");
button.type = "button";
button.textContent = JSON.parse(document.getElementById("page:words-compact").content.textContent).compact;

function show(compact) {
  if (compact) root.dataset.list = "compact";
  else delete root.dataset.list;
  button.setAttribute("aria-pressed", compact);
}

button.addEventListener("click", () => {
  const compact = root.dataset.list !== "compact";
  keep(compact ? "compact" : "");
  show(compact);
});

function mark() {
  for (const link of links) {
    if (link.hash === decodeURIComponent(location.hash)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

tools.parentElement.addEventListener("click", (event) => {
  const link = event.target.closest(".views a, .view a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const place = () => tools.getBoundingClientRect().top;
  const before = place();
  const stay = () => scrollBy({ top: place() - before, behavior: "instant" });
  location.hash = link.hash;
  stay();
  requestAnimationFrame(stay); // browsers scroll, too
});

if (document.querySelector(".rr .cards")) tools.append(button);
show(kept() === "compact");
mark();
addEventListener("hashchange", mark);
addEventListener("storage", ({ key }) => (key === KEY || key === null) && show(kept() === "compact"));
})();
