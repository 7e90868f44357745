// What can be measured of a page as it is shown. Every function gives what is wrong, in words;
// nothing here knows a class or a colour of the site.
window.measure = (() => {
  const name = (element) => {
    const text = (element.getAttribute("aria-label") || element.textContent || element.value || "").trim();
    return `${element.tagName.toLowerCase()}${element.className ? "." + element.className : ""} “${text.replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const round = (number) => Math.round(number * 100) / 100;

  // Words for screen readers alone are cut to nothing, and nobody sees them.
  const cut = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (getComputedStyle(at).clipPath !== "none") return true;
    }
    return false;
  };
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true }) && !cut(element);

  function texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && node.parentElement && !/^(SCRIPT|STYLE|NOSCRIPT|OPTION)$/.test(node.parentElement.tagName) && shown(node.parentElement)) found.push(node);
    }
    return found;
  }

  function boxes(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  }

  // Text under a size in CSS pixels: text nodes, generated text and what stands in fields.
  function small(least) {
    const wrong = [];
    const check = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && !/["']/.test(style.content)) return;
      if (parseFloat(style.fontSize) < least - 0.01) wrong.push(`${round(parseFloat(style.fontSize))} px: ${pseudo ?? ""} ${name(element)}`);
    };
    for (const element of new Set(texts().map((node) => node.parentElement))) {
      check(element);
      check(element, "::before");
      check(element, "::after");
    }
    for (const field of document.querySelectorAll("input, select, button, textarea")) {
      if (shown(field)) check(field);
      if (field.placeholder) check(field, "::placeholder");
    }
    return wrong;
  }

  // The characters on each line of a paragraph but the last, spaces among them. A word may go on in
  // another element, and a long one on the next line.
  function lines(paragraph) {
    const tops = [];
    const counts = [];
    const range = document.createRange();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let space = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!shown(node.parentElement)) continue;
      for (const found of node.data.matchAll(/\s+|\S+/g)) {
        if (!found[0].trim()) {
          space = 1;
          continue;
        }
        const put = (from, length) => {
          range.setStart(node, from);
          range.setEnd(node, from + length);
          const all = range.getClientRects();
          if (all.length > 1 && length > 1) return false;
          if (!all.length) return true;
          const middle = all[0].top + all[0].height / 2;
          const line = tops.findIndex((top) => Math.abs(top - middle) < 8);
          if (line < 0) {
            tops.push(middle);
            counts.push(length);
          } else counts[line] += length + space;
          space = 0;
          return true;
        };
        if (!put(found.index, found[0].length)) [...found[0]].forEach((_, at) => put(found.index + at, 1));
      }
    }
    return counts.slice(0, -1);
  }

  const BLOCK = /^(block|flex|grid|list-item|table|table-cell|flow-root|table-caption)$/;

  // Paragraphs of three lines or more: the middle of their line lengths, and the longest line.
  function paragraphs(selector) {
    const found = [];
    for (const paragraph of document.querySelectorAll(selector)) {
      if ([...paragraph.children].some((child) => BLOCK.test(getComputedStyle(child).display))) continue;
      const counts = shown(paragraph) ? lines(paragraph).sort((a, b) => a - b) : [];
      if (counts.length > 1) found.push({ text: name(paragraph), middle: counts[counts.length >> 1], most: counts.at(-1) });
    }
    return found;
  }

  function block(element) {
    let at = element.parentElement;
    while (!BLOCK.test(getComputedStyle(at).display)) at = at.parentElement;
    return at;
  }

  // Does a link stand among words? In the text of a page, or in a paragraph or cell with words beside
  // it. A name that stands alone where it says who made something is a word of that line.
  function inText(element) {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline" || element.closest("nav")) return false;
    const around = block(element);
    if (around.closest(".text") || around.matches(".who, .by")) return true;
    return /^(P|TD|DD|LI|FIGCAPTION)$/.test(around.tagName) && texts(around).some((node) => !element.contains(node));
  }

  const stops = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }) && !element.disabled && element.tabIndex >= 0);

  // Targets whose own area, less what others lie over, is under 44 px (24 px in text) either way.
  function tight() {
    const wrong = [];
    const all = stops().filter((element) => shown(element) && !element.matches("[tabindex]:not(a)"));
    const areas = all.map((element) => element.matches("label > input") ? [element.closest("label").getBoundingClientRect()] : [...element.getClientRects()]);
    all.forEach((element, index) => {
      const least = inText(element) ? 24 : 44;
      const best = Math.max(...areas[index].map((box) => Math.min(free(box, index, areas), 1000)));
      const wide = areas[index].reduce((sum, box) => sum + box.width, 0);
      if (best < least - 0.5 || wide < least - 0.5) wrong.push(`${round(wide)} × ${round(best)} px, not ${least}: ${name(element)}`);
    });
    return wrong;
  }
  function free(box, index, areas) {
    let height = box.height;
    areas.forEach((others, other) => {
      if (other === index) return;
      for (const over of others) {
        const across = Math.min(box.right, over.right) - Math.max(box.left, over.left);
        const down = Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top);
        if (across > 1 && down > 0.5) height = Math.min(height, box.height - down);
      }
    });
    return height;
  }

  // Text that is cut off: by a box that hides what is too large, or by the edge of the page.
  function lost() {
    const wrong = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) wrong.push(`the page is ${document.documentElement.scrollWidth} px wide, in ${width}`);
    for (const node of texts()) {
      const scrolls = node.parentElement.closest("[tabindex='0']:not(a)");
      for (const box of boxes(node)) {
        const outside = box.left < -1 || box.right > width + 1;
        if (outside && !scrolls) wrong.push(`off the page: ${name(node.parentElement)}`);
        for (let at = node.parentElement; at !== document.body; at = at.parentElement) {
          const style = getComputedStyle(at);
          const own = at.getBoundingClientRect();
          const across = style.overflowX !== "visible" && (box.right > own.right + 1 || box.left < own.left - 1);
          const down = style.overflowY !== "visible" && (box.bottom > own.bottom + 3 || box.top < own.top - 3);
          const reached = style.overflowY === "auto" && at.querySelector("a[href]"); // its links scroll it
          if ((across || (down && !reached)) && at !== scrolls) wrong.push(`cut off by ${name(at)}: ${name(node.parentElement)}`);
        }
      }
    }
    for (const field of document.querySelectorAll("button, select")) {
      if (shown(field) && (field.scrollWidth > field.clientWidth + 1 || field.scrollHeight > field.clientHeight + 1)) wrong.push(`too narrow for its words: ${name(field)}`);
    }
    return [...new Set(wrong)];
  }

  // Words that lie over other words. A line's box is taller than its letters: the middle half counts.
  function overlaps() {
    const found = [];
    for (const node of texts()) {
      const frame = node.parentElement.closest("[tabindex='0']:not(a)")?.getBoundingClientRect(); // scrolls
      for (const box of boxes(node)) {
        const inset = box.height / 4;
        const [left, right] = [Math.max(box.left, frame?.left ?? -Infinity), Math.min(box.right, frame?.right ?? Infinity)];
        if (left < right) found.push({ node, left, right, top: box.top + inset, bottom: box.bottom - inset });
      }
    }
    found.sort((a, b) => a.top - b.top);
    const wrong = [];
    found.forEach((a, index) => {
      for (let other = index + 1; other < found.length && found[other].top < a.bottom - 1; other++) {
        const b = found[other];
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) wrong.push(`${name(a.node.parentElement)} and ${name(b.node.parentElement)}`);
      }
    });
    return [...new Set(wrong)];
  }

  function rgb(color) {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  }
  function luminance({ r, g, b }) {
    const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
  function ratio(one, other) {
    const [a, b] = [luminance(rgb(one)), luminance(rgb(other))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  function ground(element) {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgb(backgroundColor).a === 1) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  }

  // The colour that a custom property holds.
  function colour(property) {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(${property})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  // Text under 7:1 (WCAG 1.4.6), whatever its size; links also in the colour of visited ones, which
  // a browser tells no script.
  function faint() {
    const [link, visited] = [colour("--link"), colour("--visited")];
    const wrong = [];
    const check = (element, color, what = "") => {
      const found = ratio(color, ground(element));
      if (found < 7) wrong.push(`${round(found)}:1 ${what}${name(element)}`);
    };
    for (const element of new Set(texts().map((node) => node.parentElement))) {
      check(element, getComputedStyle(element).color);
      if (getComputedStyle(element).color === link) check(element, visited, "visited ");
    }
    for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio]), select, button")) {
      if (!shown(field)) continue;
      check(field, getComputedStyle(field).color);
      if (field.placeholder) check(field, getComputedStyle(field, "::placeholder").color, "placeholder ");
    }
    return [...new Set(wrong)];
  }

  function called(element) {
    const by = (element.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
    return [element.ariaLabel, ...by, ...[...(element.labels ?? [])].map((label) => label.textContent),
      element.matches("a, button, summary") && element.textContent].some((words) => words && words.trim());
  }

  // The element that has the focus, and what is wrong with it and its ring; null where none has it.
  function stop() {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(at);
    const wrong = [];
    if (!shown(at)) wrong.push("hidden");
    if (!called(at)) wrong.push("no name");
    if (outlineStyle !== "solid" || parseFloat(outlineWidth) < 3) wrong.push("no ring");
    if (ratio(outlineColor, ground(at.parentElement)) < 3) wrong.push("a faint ring");
    if (!/ 0px 0px 0px [36]px$/.test(boxShadow)) wrong.push("a ring of one colour");
    for (const box of at.getClientRects()) {
      if (box.width < 2) continue;
      const ring = { left: box.left - 6, right: box.right + 6, top: box.top - 6, bottom: box.bottom + 6 };
      if (ring.left < 0 || ring.right > document.documentElement.clientWidth || ring.top + scrollY < 0) wrong.push("a ring off the page");
      for (let over = at.parentElement; over && over !== document.documentElement; over = over.parentElement) {
        if (getComputedStyle(over).overflowX === "visible") continue;
        const frame = over.getBoundingClientRect();
        if (ring.top < frame.top || ring.bottom > frame.bottom) wrong.push("a ring cut off");
      }
      const points = [[(box.left + box.right) / 2, (box.top + box.bottom) / 2],
        [(box.left + box.right) / 2, ring.top + 1], [(box.left + box.right) / 2, ring.bottom - 1],
        [ring.left + 1, (box.top + box.bottom) / 2], [ring.right - 1, (box.top + box.bottom) / 2]];
      for (const [x, y] of points) {
        const hit = document.elementFromPoint(x, y);
        if (hit && !hit.contains(at) && !at.contains(hit) && getComputedStyle(hit).position !== "static") wrong.push(`covered by ${name(hit)}`);
      }
    }
    const box = at.getBoundingClientRect();
    const seen = Math.min(box.bottom + 6, innerHeight) - Math.max(box.top - 6, 0);
    if (seen < Math.min(box.height + 12, innerHeight / 2)) wrong.push("out of sight");
    return { index: [...document.querySelectorAll("*")].indexOf(at), top: box.top + scrollY,
      tag: at.tagName, name: name(at), wrong: [...new Set(wrong)] };
  }

  // All of a page that a key could change.
  const state = () => [location.href, scrollX, scrollY, history.length, document.title,
    document.documentElement.outerHTML, [...document.querySelectorAll("*")].indexOf(document.activeElement)];

  const LANDMARKS = "body > header, main, nav, body > footer, aside, form[aria-label], section[aria-labelledby], section[aria-label], [role=search], [role=region]";

  // The landmarks of the page, each with its name.
  const landmarks = () => [...document.querySelectorAll(LANDMARKS)].filter(shown).map((each) =>
    `${each.getAttribute("role") || each.tagName} ${each.ariaLabel || document.getElementById(each.getAttribute("aria-labelledby"))?.textContent || ""}`);

  // All that the page says.
  const words = (root = document.body) => texts(root).map((node) => node.data.trim()).join(" ").replace(/\s+/g, " ");

  // How many columns there are, and how they are made, in terms of the page's letters.
  function columns() {
    const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return [...document.querySelectorAll(".sheet, .neighbours, .cards > li, .picture-row")].map((each) => {
      const { gridTemplateColumns, display, paddingLeft } = getComputedStyle(each);
      return `${gridTemplateColumns.split(" ").length} ${display} ${round(parseFloat(paddingLeft) / letters)}`;
    });
  }

  // Links that are marked as current and look like those beside them.
  function unmarked() {
    const looks = (one) => {
      const { backgroundColor, outlineStyle, textDecorationThickness, fontWeight } = getComputedStyle(one);
      return [backgroundColor, outlineStyle, textDecorationThickness, fontWeight].join();
    };
    return [...document.querySelectorAll("[aria-current]")].filter((each) => {
      const other = each.closest("nav").querySelector("a:not([aria-current])");
      return other && looks(each) === looks(other);
    }).map(name);
  }

  // Buttons and fields without an edge to be seen, nor a line below their words.
  const edgeless = () => [...document.querySelectorAll("button, input:not([type=radio]), select")].filter(shown).filter((each) => {
    const { borderTopWidth, borderTopStyle, borderTopColor, textDecorationLine } = getComputedStyle(each);
    if (each.matches("button") && textDecorationLine.includes("underline")) return false;
    return parseFloat(borderTopWidth) < 1 || borderTopStyle === "none" || ratio(borderTopColor, ground(each.parentElement)) < 3;
  }).map(name);

  // What moves by itself (the shade of a table follows whoever scrolls it), or stays where it is while
  // the page moves.
  const moving = () => [...document.querySelectorAll("*")].filter((each) => {
    const { animationName, animationTimeline, transitionDuration, scrollBehavior, position } = getComputedStyle(each);
    return (animationName !== "none" && animationTimeline === "auto") || transitionDuration !== "0s" || scrollBehavior !== "auto"
      || /^(sticky|fixed)$/.test(position) || each.autoplay;
  }).map(name);

  // Text that is not black on white.
  const coloured = () => [...new Set(texts().map((node) => node.parentElement))].filter((each) =>
    getComputedStyle(each).color !== "rgb(0, 0, 0)" || ground(each) !== "rgb(255, 255, 255)").map(name);

  // What is of no use on paper.
  const furniture = () => [...document.querySelectorAll("nav, form, button, audio, .skip, .footnote-back")].filter(shown).map(name);

  // Justified text, and links that no line marks as such.
  const plain = () => [...document.querySelectorAll("main *")].filter(shown).filter((each) => {
    const { textAlign, textDecorationLine } = getComputedStyle(each);
    return textAlign === "justify" || (each.matches("a[href]") && !each.ariaCurrent && !textDecorationLine.includes("underline"));
  }).map(name);

  return {
    coloured, columns, edgeless, faint, furniture, landmarks, lost, moving, overlaps, paragraphs, plain,
    shown, small, state, stop, stops, tight, unmarked, words,
  };
})();
