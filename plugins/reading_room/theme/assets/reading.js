// Reading settings: what a reader chose on /reading-settings/ is kept in this browser and nowhere
// else, and put on <html> before anything is shown; site.css does the rest. What is kept may be
// anything at all (another page of this host may have written it), and keeping may be forbidden.
(() => {
  const root = document.documentElement;
  const choices = {
    size: ["large", "larger", "largest"],
    spacing: ["more", "most"],
    width: ["narrow", "wide"],
    theme: ["light", "dark", "black-on-white", "white-on-black"],
    list: ["compact"], // a button on lists
    place: ["kept"],
  };
  const names = Object.keys(choices);
  const source = document.currentScript.src;
  const key = (name) => `reading-room-${name}`;

  function kept(name) {
    try {
      return localStorage.getItem(key(name));
    } catch {
      return null;
    }
  }

  function keep(name, value) {
    try {
      if (value) localStorage.setItem(key(name), value);
      else localStorage.removeItem(key(name));
      if (name === "place" && !value) localStorage.removeItem(key("places"));
      return true;
    } catch {
      return false;
    }
  }

  function set(name, value) {
    if (choices[name].includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  }

  function setAll() {
    for (const name of names) set(name, kept(name));
  }

  function offer() {
    const panel = document.querySelector(".settings");
    if (!panel) return;
    const status = panel.querySelector("[role=status]");
    const fill = () => {
      for (const radio of panel.querySelectorAll("input"))
        radio.checked = radio.value === (root.dataset[radio.name] ?? "");
    };
    const say = (done, well) => {
      status.textContent = well ? done : panel.dataset.forbidden;
    };
    panel.addEventListener("change", ({ target }) => {
      set(target.name, target.value);
      say(panel.dataset.kept, keep(target.name, target.value));
    });
    panel.querySelector("button").addEventListener("click", () => {
      for (const name of names) set(name, "");
      fill();
      say(panel.dataset.reset, names.map((name) => keep(name, "")).every(Boolean));
    });
    addEventListener("storage", fill);
    addEventListener("pageshow", fill);
    fill();
    panel.hidden = false;
    document.getElementById("page:unscripted").hidden = true;
  }

  // What is folded on a narrow page is open beside a text, which site.css knows.
  let beside = "0";
  function unfold() {
    const all = document.querySelectorAll(".fold");
    const now = all.length ? getComputedStyle(all[0]).getPropertyValue("--open").trim() || "0" : beside;
    if (now !== beside) for (const each of all) each.open = now === "1";
    beside = now;
  }

  // Not every browser opens what a link leads into.
  function open() {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const around = found?.closest("details");
    if (!around || around.open) return;
    around.open = true;
    found.scrollIntoView();
  }

  // The search page keeps room for what its script will show, so that nothing jumps.
  root.dataset.scripts = /[?&]q=[^&]/.test(location.search) ? "asked" : "on";
  setAll();
  addEventListener("storage", setAll);
  addEventListener("hashchange", open);
  addEventListener("pageshow", (event) => event.persisted && setAll());
  document.addEventListener("DOMContentLoaded", () => {
    offer();
    unfold();
    open();
    if (root.dataset.place && document.getElementById("page:words-place")) import(new URL("place.js", source));
    new ResizeObserver(unfold).observe(document.body);
  });
})();
