// Under "Cite this" of each work on a list: buttons that save this work alone. It is taken out of the
// list's own file, which is asked for when a button is pressed. Without this script, and in a site
// that is opened from a folder, where nothing can be asked for, the links to the whole file stay.
//
// All in a function: Material's instant navigation runs it again on each list.

(() => {
const phrases = JSON.parse(document.getElementById("page:words-save").content.textContent);

// What lies around a sign: from the last `start` up to it, to the first `end` behind it.
function around(text, sign, start, end) {
  const at = text.indexOf(sign);
  if (at < 0) throw new RangeError(sign);
  return text.slice(text.lastIndexOf(start, at), text.indexOf(end, at + 1) + end.length);
}

// One work of a file, as a file of its own. No value has these signs: one of RIS and of CSL-JSON has no
// line breaks, and braces are escaped in BibLaTeX.
const ALONE = {
  ".ris": (text, id) => around(text, `\r\nID  - ${id}\r\n`, "TY  - ", "\r\nER  - \r\n"),
  ".bib": (text, id) => around(text, `{${id},\n`, "@", "\n}\n"),
  ".csl.json": (text, id) => `[${around(text, `\n{"id": "${id}", `, "\n", "\n").replace(/,\n$/, "\n")}]\n`,
};

async function save(id, address, ending) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const text = ALONE[ending](await answer.text(), id);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: answer.headers.get("content-type") ?? "" }));
  link.download = id + ending;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function button(work, file, status) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = file.textContent;
  const title = work.querySelector("h2, h3");
  const hidden = document.createElement("span");
  hidden.className = "visually-hidden";
  hidden.textContent = ` ${phrases.file.replace("%(title)s", () => title.textContent)}`;
  if (title.lang) hidden.lang = title.lang;
  made.append(hidden);
  const ending = Object.keys(ALONE).find((each) => file.pathname.endsWith(each));
  made.addEventListener("click", () => {
    status.textContent = "";
    save(work.id, file.href, ending).catch(() => { status.textContent = phrases.failed; });
  });
  return made;
}

// Buttons are made when they are first to be seen: a list may have 500 works.
function open(cite) {
  if (!cite.open || cite.querySelector(".save")) return;
  const files = cite.querySelector(".row");
  const row = document.createElement("p");
  row.className = "row save";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  row.append(phrases.save, ...[...files.querySelectorAll("a")].map((file) => button(cite.closest("li"), file, status)));
  files.before(row, status);
}

if (location.protocol !== "file:") {
  for (const cite of document.querySelectorAll(".rr .cards .cite")) {
    cite.addEventListener("toggle", () => open(cite));
    open(cite);
  }
}
})();
