// Buttons that copy: a reference under "Cite", and the address of a feed. They are made here, so that there is none
// where it would do nothing: without script, and where a browser has no clipboard to write to. All in a
// function, as in ticks.js.

(() => {
if (!navigator.clipboard) return;
const phrases = JSON.parse(document.getElementById("page:words-copy").content.textContent);

// Behind `source`, a button that copies what it says; its name says of what, in a word or two.
function offer(source, label, row, heading) {
  const button = document.createElement("button");
  const hidden = document.createElement("span");
  const status = document.createElement("span");
  button.type = "button";
  hidden.className = "visually-hidden";
  if (heading) hidden.textContent = `: ${heading.textContent.trim()}`;
  if (heading?.lang) hidden.lang = heading.lang;
  button.append(label, hidden);
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = phrases.copied;
    } catch {
      getSelection().selectAllChildren(source); // refused: it is ready for a reader to copy by hand
      status.textContent = phrases.failed;
    }
  });
  row.append(" ", button, " ", status);
}

// The last heading before something.
const headingOf = (place) =>
  [...document.querySelectorAll(".rr :is(h1, h2, h3)")].findLast((one) => one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);

for (const place of document.querySelectorAll(".rr .address:not(:has(button))")) {
  offer(place.querySelector("code"), phrases.address, place, headingOf(place));
}
// A list has as many of these as works: each is made when it is opened.
for (const cite of document.querySelectorAll(".rr .cite")) {
  const open = () => {
    if (!cite.open || cite.querySelector(".copies")) return;
    const row = document.createElement("p");
    row.className = "copies";
    const reference = cite.querySelector("p");
    reference.after(row);
    offer(reference, phrases.copy, row, cite.closest("li")?.querySelector("h2, h3") ?? document.querySelector(".rr h1"));
  };
  cite.addEventListener("toggle", open);
  open();
}
})();
