// How a page uses the room that there is, in numbers. Nothing here knows a colour; the classes are
// those of the parts that are measured.
window.layout = (() => {
  const round = (number) => Math.round(number * 10) / 10;
  const seen = (element) => element.checkVisibility({ checkVisibilityCSS: true });
  const box = (element) => element.getBoundingClientRect();
  const top = (selector) => round(box(document.querySelector(selector)).top + scrollY);

  // The cards of a list: where the first begins and the tenth ends, and how tall they are.
  function cards() {
    const all = [...document.querySelectorAll(".cards > li")].filter(seen).map(box);
    const heights = all.map(({ height }) => height);
    return {
      first: round(all[0].top + scrollY),
      average: round(heights.reduce((sum, each) => sum + each, 0) / heights.length),
      tenth: all.length < 10 ? null : round(all[9].bottom - all[0].top),
    };
  }

  // The share of the window's width in which a screen shows neither words nor pictures nor a ground
  // of its own, from the top of <main> to its end, screen by screen as it is scrolled.
  async function blank() {
    const main = document.querySelector("main");
    const paper = getComputedStyle(document.body).backgroundColor;
    const shares = [];
    for (let at = 0; at < box(main).bottom + scrollY - innerHeight / 2; at += innerHeight) {
      scrollTo({ top: at, behavior: "instant" });
      await new Promise(requestAnimationFrame);
      const spans = [];
      const add = ({ left, right, top, bottom }) => bottom > 0 && top < innerHeight && right > left && spans.push([left, right]);
      for (const element of main.querySelectorAll("*")) {
        if (!seen(element) || getComputedStyle(element).clipPath !== "none") continue;
        const { backgroundColor } = getComputedStyle(element);
        const painted = backgroundColor !== paper && !/, 0\)$/.test(backgroundColor);
        if (painted || element.matches("img, svg, video, audio")) add(box(element));
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const line of range.getClientRects()) add(line);
        }
      }
      spans.sort((a, b) => a[0] - b[0]);
      let covered = 0;
      let end = 0;
      for (const [left, right] of spans) {
        covered += Math.max(0, right - Math.max(left, end));
        end = Math.max(end, right);
      }
      shares.push(1 - covered / innerWidth);
    }
    scrollTo({ top: 0, behavior: "instant" });
    return round((100 * shares.reduce((sum, each) => sum + each, 0)) / shares.length);
  }

  // How much of a page follows the text of a post, comments aside, in hundredths of the page.
  function foot() {
    const page = document.documentElement.scrollHeight;
    const comments = document.querySelector(".remarks");
    const after = box(document.querySelector("main")).bottom - box(document.querySelector(".post > .text")).bottom;
    return round((100 * (after - (comments ? box(comments).height : 0))) / page);
  }

  // The rows of the header: tops of what stands in it and is no part of another row.
  function header() {
    const parts = [...document.querySelectorAll(".bar > *, .drawer > *")].filter((each) => seen(each) && getComputedStyle(each).display !== "contents" && !each.matches(".drawer"));
    const middles = parts.map(box).map(({ top, bottom }) => (top + bottom) / 2);
    return { bottom: round(box(document.querySelector(".bar")).bottom), spread: round(Math.max(...middles) - Math.min(...middles)) };
  }

  const screens = () => round(document.documentElement.scrollHeight / innerHeight);
  return { blank, cards, foot, header, screens, top };
})();
