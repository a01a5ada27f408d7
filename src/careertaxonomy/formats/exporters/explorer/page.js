"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const MOST = 60;
  const input = one("#q"), status = one("#status"), found = one("#found"), hints = one("#hints"), title = document.title;
  document.documentElement.classList.add("script");

  // What does not make another word: case, accents, punctuation, "&" for "and".
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}+#]+/gu, " ").trim();
  const textOf = (element) => (element ? element.textContent.trim() : "");
  const listed = (element) => textOf(element).replace(/also called |Codes: /g, "");
  const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

  // Every World, cluster and pathway, read from the page itself.
  let index = null;
  const entry = (kind, name, target, about, extra) => ({
    kind, name, target, about, own: plain(`${name} ${extra}`), more: plain(about),
  });
  const extraOf = (sheet) => `${listed(one(".also", sheet))} ${listed(one(".codes", sheet))}`;
  const entries = () => {
    if (index) return index;
    index = [];
    for (const sheet of all(".sheet.world")) {
      index.push(entry("World", textOf(one("h3", sheet)), sheet.id, textOf(one(".count", sheet)), extraOf(sheet)));
    }
    const pathways = [];
    for (const sheet of all(".sheet.cluster")) {
      const name = textOf(one("h3", sheet)), worlds = all(".tags li", sheet).map(textOf).join(", ");
      index.push(entry("Career Cluster", name, sheet.id, `in ${worlds}`, extraOf(sheet)));
      for (const item of all(".pathways li", sheet)) {
        const also = one("small", item);
        pathways.push(entry("Career Pathway", textOf(item.firstElementChild), item.id, `in ${name}`, listed(also)));
        pathways.at(-1).worlds = worlds;
      }
    }
    index.push(...pathways);
    for (const one of index) one.words = [...new Set(one.own.split(" "))];
    return index;
  };

  // How well an entry answers: 0 its name begins so, 1 a word of it does, 2 it is inside, 3 what it belongs to says it.
  const rank = (item, words) => {
    const within = `${item.own} ${item.more}`;
    if (!words.every((word) => within.includes(word))) return -1;
    if (!words.some((word) => item.own.includes(word))) return 3;
    if (item.own.startsWith(words.join(" "))) return 0;
    return words.every((word) => ` ${item.own}`.includes(` ${word}`)) ? 1 : words.every((word) => item.own.includes(word)) ? 2 : 3;
  };
  const search = (words) => entries().map((item) => [rank(item, words), item]).filter(([place]) => place >= 0)
    .sort((a, b) => a[0] - b[0]).map(([, item]) => item);

  // Words that are near: they begin alike ("accountant", "accounting"), or are one or two letters apart.
  const begins = (a, b) => {
    let length = 0;
    while (length < a.length && a[length] === b[length]) length += 1;
    return length >= 4 && length >= Math.min(a.length, b.length) * 0.6;
  };
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return false;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[b.length] <= most;
  };
  const isNear = (a, b) => a.length > 3 && b.length > 3 && (begins(a, b) || apart(a, b, a.length > 7 ? 2 : 1));
  const near = (words) => entries().filter((item) => words.some((word) => item.words.some((other) => isNear(word, other))));
  const some = (words) => entries().filter((item) => words.some((word) => word.length > 2 && item.own.includes(word)));

  const marked = (name, words) => {
    const shown = make("b", ""), lowered = name.toLowerCase();
    let at = 0;
    while (at < name.length) {
      const [place, length] = words.map((word) => [lowered.indexOf(word, at), word.length]).filter(([start]) => start >= 0)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0] || [name.length, 0];
      shown.append(name.slice(at, place));
      if (length) shown.append(make("mark", name.slice(place, place + length)));
      at = place + length;
    }
    return shown;
  };
  const row = (item, words) => {
    const link = make("a", "", { href: `#${item.target}` });
    const about = [item.kind, item.about].join(" ") + (item.worlds ? ` \u00b7 ${item.worlds}` : "");
    link.append(marked(item.name, words), make("span", item.kind === "World" ? `World \u00b7 ${item.about}` : about));
    const line = make("li", "");
    line.append(link);
    return line;
  };
  const choice = (children) => {
    const list = make("ul", "", { className: "tags" });
    for (const child of children) {
      const line = make("li", "");
      line.append(child);
      list.append(line);
    }
    return list;
  };
  const offer = (word) => make("button", word, { type: "button", onclick: () => { input.value = word; update(); input.focus(); } });
  const common = () => {
    const counts = new Map();
    for (const item of entries()) for (const word of plain(item.name).split(" ")) if (word.length > 4) counts.set(word, (counts.get(word) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([word]) => word);
  };
  const advice = () => {
    hints.append(make("p", "This table names fields of work, and may have no word for a single job or skill. What to try:"));
    hints.append(make("p", "A wider word. These stand in many names:"), choice(common().map(offer)));
    hints.append(make("p", "Or the cluster that fits best:"));
    const clusters = entries().filter((item) => item.kind === "Career Cluster");
    hints.append(choice(clusters.slice(0, MOST).map((item) => make("a", item.name, { href: `#${item.target}` }))));
  };

  const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  function update() {
    const typed = plain(input.value).split(" ").filter(Boolean), words = typed.filter((word) => word !== "and" || typed.length === 1);
    document.body.classList.toggle("searching", words.length > 0);
    found.replaceChildren();
    hints.replaceChildren();
    if (!words.length) { status.textContent = ""; return; }
    const asked = `\u201c${input.value.trim()}\u201d`;
    let items = search(words), end = "";
    if (items.length) {
      status.textContent = `${plural(items.length, "result")} for ${asked}`;
    } else if ((items = near(words)).length || (items = words.length > 1 ? some(words) : []).length) {
      status.textContent = `Nothing here is called ${asked}. ${items.length === 1 ? "One name is" : `${items.length} names are`} near it`;
      end = ":";
    } else {
      status.textContent = `Nothing here is called ${asked}, and no name is near it.`;
      advice();
    }
    status.textContent += (items.length > MOST ? ` (the first ${MOST} are shown)` : "") + end;
    found.append(...items.slice(0, MOST).map((item) => row(item, words)));
  }

  const opened = () => document.getElementById(location.hash.slice(1))?.closest(".sheet");
  function show() {
    const sheet = opened();
    document.title = sheet ? `${textOf(one("h3", sheet))} \u2013 ${title}` : title;
    if (sheet) one("h3", sheet).focus({ preventScroll: Boolean(one(":target:not(.sheet)", sheet)) });
  }

  input.addEventListener("input", () => {
    if (opened()) { location.hash = "#q"; input.focus(); }
    update();
  });
  one("#find").addEventListener("submit", (event) => {
    event.preventDefault();
    one("a", found)?.focus();
  });
  for (const button of all("button.print")) button.addEventListener("click", () => window.print());
  window.addEventListener("hashchange", show);
  window.addEventListener("pageshow", update);
  show();
})();
