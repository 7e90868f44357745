// Which notes beside a text lie over other words, and which are lost.
window.notesOver = (() => {
  const hit = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const OTHERS = ".noted > .text > p, .after:not(.at-its-place) > *, .neighbours, footer.site";
  const NOTES = ".footnotes li, .words dl > div, .works > li";

  function lines(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter(({ width }) => width > 1);
  }

  function over() {
    const notes = [...document.querySelectorAll(".at-its-place")];
    const others = [...document.querySelectorAll(OTHERS), ...notes];
    return notes.flatMap((note) => {
      const box = note.getBoundingClientRect();
      const hidden = others.filter((other) => !note.contains(other) && lines(other).some((line) => hit(box, line)));
      return hidden.map((other) => `${note.textContent} / ${other.textContent}`);
    });
  }

  const lost = () =>
    [...document.querySelectorAll(NOTES)].filter(
      (note) => (note.matches(".at-its-place") || note.closest(".beside")) && !note.checkVisibility({ contentVisibilityAuto: true }),
    ).length;
  return { over, lost };
})();
