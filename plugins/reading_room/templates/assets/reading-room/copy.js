// A button behind each address that can be copied. It is made here, so that there is none where it
// would do nothing: without script, and where a browser has no clipboard to write to.

(() => {
if (!navigator.clipboard) return;
for (const place of document.querySelectorAll("[data-copy]:not(:has(button))")) {
  const address = place.querySelector("code");
  const button = document.createElement("button");
  const said = document.createElement("span");
  address.id ||= `page:copy-${[...document.querySelectorAll("[data-copy]")].indexOf(place)}`;
  button.type = "button";
  button.textContent = place.dataset.copy;
  button.setAttribute("aria-describedby", address.id);
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(address.textContent);
      said.textContent = place.dataset.copied;
    } catch {
      getSelection().selectAllChildren(address); // refused: it is ready for the reader's own keys
    }
  });
  place.append(" ", button, " ", said);
}
})();
