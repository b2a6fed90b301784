/* What the frame can do with a script: a theme of one's own choice, the contents that follow, and
   the search. The search reads an index that is a script, so that a folder is searched, too. */
"use strict";

(() => {
  const TOP = new URL("../../", document.currentScript.src);
  const root = document.documentElement;

  /* The theme */

  const NEXT = { Auto: "Light", Light: "Dark", Dark: "Auto" };

  function watchTheme(button) {
    const show = (name) => {
      if (name === "Auto") delete root.dataset.theme;
      else root.dataset.theme = name.toLowerCase();
      button.textContent = name;
      button.setAttribute("aria-label", `Theme: ${name}`);
    };
    const now = root.dataset.theme;
    show(now === "light" ? "Light" : now === "dark" ? "Dark" : "Auto");
    button.addEventListener("click", () => {
      const name = NEXT[button.textContent];
      show(name);
      try {
        if (name === "Auto") localStorage.removeItem("dossier-theme");
        else localStorage.setItem("dossier-theme", name.toLowerCase());
      } catch {
        // Some browsers keep nothing for a folder; the choice then holds for this page.
      }
    });
  }

  /* The contents */

  function watchContents() {
    const links = new Map();
    for (const link of document.querySelectorAll(".contents a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    const headings = [...links.keys()];
    let at = null;
    function follow() {
      const line = 0.3 * window.innerHeight;
      const above = headings.filter((one) => one.getBoundingClientRect().top < line).pop();
      if (above === at) return;
      links.get(at)?.removeAttribute("aria-current");
      links.get(above)?.setAttribute("aria-current", "true");
      at = above;
    }
    if (headings.length) document.addEventListener("scroll", follow, { passive: true });
  }

  /* The search: every word must begin a word of a part of a page, or of the page's title. */

  const SHOWN = 40;
  const PARTS = 3; // How many parts of one page are shown.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ıİ]/g, "i")
    .replace(/[‘’ʼ]/g, "'").replace(/[‐-―]/g, "-").toLowerCase();
  const area = document.createElement("textarea");

  function textOf(html) {
    area.innerHTML = html.replace(/<sup>.*?<\/sup>/g, "").replace(/<\/?(?:em|strong|bdi|a|q|span|code)\b[^>]*>/g, "")
      .replace(/<[^>]*>/g, " ");
    return area.value.replace(/(?<=^|\s|\w)#(?=\s|$)/g, "").replace(/\s+/g, " ").trim();
  }

  let index = null;

  function indexed(found) {
    const pages = new Map();
    for (const one of found.docs) {
      const [page] = one.location.split("#");
      const title = textOf(one.title);
      if (!pages.has(page)) pages.set(page, { title, kind: one.tags?.[0] ?? "", parts: [] });
      const text = textOf(one.text);
      const { parts, title: above } = pages.get(page);
      parts.push({
        at: one.location, title, text, head: parts.length === 0,
        titles: ` ${plain(title)}`, words: ` ${plain(`${text} ${above} ${title}`)}`,
      });
    }
    return [...pages.values()];
  }

  function load() {
    index ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("search/search_index.js", TOP);
      script.addEventListener("load", () => resolve(indexed(window.__index)));
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return index;
  }

  const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const starting = (word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, "u");

  function score(part, words, all) {
    if (!words.every((word) => word.test(part.words))) return 0;
    let points = 1;
    if (words.every((word) => word.test(part.titles))) points += part.head ? 40 : 8;
    if (part.titles.trim() === all) points += 40;
    const place = part.words.indexOf(all);
    if (place > 0) points += 6;
    if (part.head && place > 0 && place < 160) points += 30; // An alias stands under the title.
    return points;
  }

  function find(pages, query) {
    const all = plain(query).trim();
    const words = all.split(/[\s,;:“”"«»()]+/).filter(Boolean).map(starting);
    if (!words.length) return [];
    const hits = [];
    for (const page of pages) {
      const parts = page.parts.map((part) => ({ part, points: score(part, words, all) }))
        .filter((one) => one.points).sort((one, other) => other.points - one.points);
      if (parts.length) hits.push({ page, parts, points: parts[0].points });
    }
    return hits.sort((one, other) => other.points - one.points);
  }

  /* The piece of a text around the first word that was sought, the words marked. */
  function piece(text, query) {
    const letters = [...text.normalize("NFC")];
    const from = [];
    const folded = letters.map((letter, at) => {
      const one = plain(letter);
      for (let i = 0; i < one.length; i += 1) from.push(at);
      return one;
    }).join("");
    const words = plain(query).split(/[\s,;:“”"«»()]+/).filter(Boolean).map(escaped);
    const sought = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "gu");
    const whole = folded.indexOf(plain(query).trim());
    const first = whole < 0 ? sought.exec(folded)?.index ?? 0 : whole;
    sought.lastIndex = 0;
    const start = Math.max(0, (from[first] ?? 0) - 60);
    const end = start + 200 + (letters.slice(start + 200).join("").match(/^[\p{L}\p{N}]{0,30}/u)?.[0].length ?? 0);
    const shown = [start ? "… " : ""];
    let done = start;
    for (const hit of folded.matchAll(sought)) {
      const [a, b] = [from[hit.index], from[hit.index + hit[0].length - 1] + 1];
      if (a < done || b > end) continue;
      const mark = document.createElement("mark");
      mark.textContent = letters.slice(a, b).join("");
      shown.push(letters.slice(done, a).join(""), mark);
      done = b;
    }
    shown.push(letters.slice(done, end).join(""), end < letters.length ? " …" : "");
    return shown;
  }

  const element = (name, className, ...inside) => {
    const one = document.createElement(name);
    if (className) one.className = className;
    one.append(...inside);
    return one;
  };

  function result(page, part, query) {
    const link = element("a", "");
    link.href = new URL(part.at, TOP);
    if (page.kind) link.append(element("span", "tag", page.kind), " ");
    const title = part.title === page.title ? page.title : `${page.title}: ${part.title}`;
    link.append(element("strong", "", title), " ", element("span", "where", ...piece(part.text, query)));
    return element("li", "", link);
  }

  function searchDialog() {
    const input = element("input", "");
    Object.assign(input, { type: "text", enterKeyHint: "search", autocomplete: "off", placeholder: "A name, a place, a figure, words of a quote" });
    input.setAttribute("aria-label", "Search for");
    const close = element("button", "", "Close");
    close.type = "button";
    const told = element("p", "");
    told.setAttribute("role", "status");
    const list = element("ol", "");
    list.tabIndex = -1;
    const form = element("form", "", input, close);
    const dialog = element("dialog", "search", form, told, list);
    dialog.setAttribute("aria-label", "Search");

    async function search() {
      const query = input.value.trim();
      try {
        const hits = query ? find(await load(), query) : [];
        if (query !== input.value.trim()) return;
        list.replaceChildren(...hits.slice(0, SHOWN).flatMap(({ page, parts }) =>
          parts.slice(0, PARTS).map(({ part }) => result(page, part, query))));
        const pages = hits.length === 1 ? "1 page" : `${hits.length} pages`;
        const more = hits.length > SHOWN ? `; the first ${SHOWN} are shown` : "";
        told.textContent = query ? `${hits.length ? pages : "Nothing"} found${more}` : "";
      } catch {
        told.textContent = "The index of the search cannot be read";
      }
    }

    const links = () => [input, ...list.querySelectorAll("a")];
    input.addEventListener("input", search);
    close.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const at = links().indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      links()[Math.max(0, Math.min(links().length - 1, at + step))].focus();
    });
    document.body.append(dialog);
    return (query = "") => {
      if (dialog.open) return;
      dialog.showModal();
      if (query) input.value = query;
      input.select();
      load().catch(() => {});
      search();
    };
  }

  function watchSearch(button) {
    let open = null;
    const start = (query) => {
      open ??= searchDialog();
      open(query);
    };
    button.addEventListener("click", () => start());
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      start();
    });
    const sought = new URLSearchParams(location.search).get("q");
    if (sought !== null) start(sought);
  }

  /* The menu: what is open now is in sight, and a jump within the page closes the panel. */

  function watchMenu(menu) {
    const nav = menu.querySelector(".menu");
    const at = nav?.querySelector("[aria-current]");
    if (at && nav.scrollHeight > nav.clientHeight)
      nav.scrollTop += at.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 2;
    menu.addEventListener("click", (event) => {
      if (event.target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
    });
  }

  watchTheme(document.querySelector("button.theme"));
  watchMenu(document.getElementById("menu"));
  watchContents();
  watchSearch(document.querySelector("button.find"));
})();
