// The last place in a long post, for readers who chose on /reading-settings/ to have it kept: in this browser and
// nowhere else. reading.js loads this for them alone. What is kept may be anything, as another page of this host may have written it.
const KEY = "reading-room-places";
const MOST = 50; // posts, the last read last
const phrases = JSON.parse(document.getElementById("page:words-place").content.textContent);
const post = document.querySelector(".post");
const parts = [...post.querySelector(":scope > .text").children];
const here = location.pathname;

function places() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return new Map(Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && Number.isInteger(one[1])) : []);
  } catch {
    return new Map();
  }
}

// The part of the text that is being read: the first that is in sight.
function at() {
  if (parts.at(-1).getBoundingClientRect().bottom < innerHeight) return 0; // it was read to its end
  return Math.max(0, parts.findIndex((part) => part.getBoundingClientRect().bottom > 8));
}

function keep() {
  if (!document.documentElement.dataset.place) return;
  const all = places();
  all.delete(here);
  const part = at();
  if (part) all.set(here, part);
  try {
    localStorage.setItem(KEY, JSON.stringify([...all].slice(-MOST)));
  } catch {
    // It lasts as long as the page.
  }
}

function offer(part) {
  const heading = parts.slice(0, parts.indexOf(part) + 1).findLast((one) => /^H\d$/.test(one.tagName));
  const line = document.createElement("p");
  line.className = "place";
  const link = document.createElement("a");
  link.textContent = phrases.go;
  link.href = heading ? `#${heading.id}` : "#page:main";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  });
  const words = heading?.textContent.trim();
  line.append(words ? phrases.at.replace("%(heading)s", () => words) : phrases.before, " ", link);
  post.querySelector(":scope > header").append(line);
}

const part = parts[places().get(here)];
if (part && !location.hash && scrollY < innerHeight) offer(part);
let waiting;
addEventListener("scroll", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 500);
}, { passive: true });
addEventListener("pagehide", keep);
