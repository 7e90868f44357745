// Under "Cite": a button that copies the reference, where a browser can. All in a function, as in ticks.js.

(() => {
const phrases = JSON.parse(document.getElementById("page:words-copy").content.textContent);

function offer(cite) {
  if (!cite.open || cite.querySelector(".copies")) return;
  const reference = cite.querySelector("p");
  const row = document.createElement("p");
  row.className = "copies";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = phrases.copy;
  const hidden = document.createElement("span");
  hidden.className = "visually-hidden";
  hidden.textContent = ` ${reference.textContent}`;
  button.append(hidden);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    status.textContent = await navigator.clipboard.writeText(reference.textContent.trim()).then(() => phrases.copied, () => phrases.failed);
  });
  row.append(button, status);
  reference.after(row);
}

if (navigator.clipboard) {
  for (const cite of document.querySelectorAll(".rr .cite")) {
    cite.addEventListener("toggle", () => offer(cite));
    offer(cite);
  }
}
})();
