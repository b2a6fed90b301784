/* Comforts, nothing more: a footnote at its mark, links that copy themselves, a register that
   filters. Without this script every mark leads to its footnote, and nothing is hidden. */
"use strict";

(() => {
  const WAIT = 150; // Milliseconds, so that a card does not flash under a passing pointer.
  const MARK = "a.footnote-ref";

  /* Footnotes */

  let open = null; // The card that is open, and the mark that it belongs to.
  let soon = 0;

  const idOf = (link) => decodeURIComponent(link.hash.slice(1));
  const noteOf = (mark) => document.getElementById(idOf(mark));

  function nameMarks() {
    for (const mark of document.querySelectorAll(MARK)) {
      const note = noteOf(mark);
      const name = note?.querySelector("cite")?.textContent ?? note?.textContent.trim().slice(0, 60);
      if (name) mark.setAttribute("aria-label", `Footnote ${mark.textContent}: ${name}`);
    }
    for (const back of document.querySelectorAll(".footnote-backref")) {
      back.setAttribute("aria-label", back.title);
    }
  }

  function cardOf(mark) {
    const note = noteOf(mark);
    if (!note) return null;
    const card = document.createElement("div");
    card.className = "note-card";
    card.popover = "manual"; // Above all else, and cut off by nothing.
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", `Footnote ${mark.textContent}`);
    card.append(...note.cloneNode(true).childNodes);
    for (const back of card.querySelectorAll(".footnote-backref")) back.remove();
    for (const named of card.querySelectorAll("[id]")) named.removeAttribute("id");
    return card;
  }

  function show(mark) {
    window.clearTimeout(soon);
    if (open?.mark === mark) return;
    hide();
    const card = cardOf(mark);
    if (!card) return;
    mark.parentElement.append(card); // Next to its mark, so that Tab goes from one to the other.
    card.showPopover();
    place(card, mark);
    open = { card, mark };
  }

  function place(card, mark) {
    const edge = 12;
    const at = mark.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - edge;
    const left = Math.max(edge, Math.min(at.left, room));
    const above = at.bottom + card.offsetHeight + edge > window.innerHeight && at.top > card.offsetHeight;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(above ? at.top - card.offsetHeight : at.bottom) + window.scrollY}px`;
  }

  function hide() {
    window.clearTimeout(soon);
    open?.card.remove();
    open = null;
  }

  const markOf = (event) => event.target.closest?.(MARK);
  const inside = (node) => open && node instanceof Node
    && (open.mark.contains(node) || open.card.contains(node));

  function watchNotes() {
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      window.clearTimeout(soon);
      const mark = markOf(event);
      if (mark) soon = window.setTimeout(() => show(mark), WAIT);
      else if (open && !inside(event.target) && !inside(document.activeElement))
        soon = window.setTimeout(hide, 2 * WAIT);
    });
    document.addEventListener("focusin", (event) => {
      const mark = markOf(event);
      if (mark?.matches(":focus-visible")) show(mark);
      else if (!inside(event.target)) hide();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !open) return;
      const { mark, card } = open;
      if (card.contains(document.activeElement)) mark.focus();
      hide();
      event.stopPropagation();
    }, true);
    window.addEventListener("resize", hide);
  }

  /* Links that copy themselves */

  let told = null;

  function tell(words) {
    if (!told) {
      told = document.createElement("div");
      told.className = "told-aloud";
      told.setAttribute("role", "status");
      document.body.append(told);
    }
    // A region that is new is read aloud only when it changes after it was made.
    window.setTimeout(() => { told.textContent = words; }, 50);
    window.setTimeout(() => { if (told.textContent === words) told.textContent = ""; }, 3000);
  }

  async function copy(words, done = "Link copied") {
    try {
      await navigator.clipboard.writeText(words);
      tell(done);
    } catch {
      tell(`Copy this: ${words}`);
    }
  }

  // So that what else copies tells of it in the same place.
  document.addEventListener("dossier-copy", ({ detail }) => copy(detail.words, detail.done));

  const HERE = "a.here, a.headerlink";

  function wordsBefore(link) {
    const around = link.parentElement.cloneNode(true);
    for (const one of around.querySelectorAll(`${HERE}, sup, .note-card`)) one.remove();
    return around.textContent.trim().replace(/\s+/g, " ").slice(0, 80);
  }

  /* The contents of a page link each heading; what is here is the way to copy such a link. */
  function addHeadingLinks() {
    for (const heading of document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")) {
      const link = document.createElement("a");
      link.className = "headerlink";
      link.href = `#${heading.id}`;
      link.textContent = "¶";
      heading.append(link);
    }
  }

  function nameLinks() {
    for (const link of document.querySelectorAll(HERE)) {
      link.title = "Copy the link";
      link.setAttribute("aria-label", `${link.textContent} Copy the link to ${wordsBefore(link)}`);
    }
  }

  /* A callout has its place in the register, and a button that copies the link to it. */
  function addButtons() {
    for (const callout of document.querySelectorAll(".discrepancy:not(.short)")) {
      const links = [...callout.querySelectorAll("a")];
      const stated = links.find((link) => link.textContent === "Permalink");
      const section = callout.closest("section[id]");
      const address = stated?.href ?? (section && new URL(`#${section.id}`, location.href).href);
      const last = callout.querySelector(":scope > p:last-child");
      if (!address || !last) continue;
      const button = document.createElement("button");
      button.className = "copy";
      button.type = "button";
      button.textContent = "Copy link";
      button.addEventListener("click", () => copy(address));
      last.append(" ", button);
    }
  }

  function watchLinks() {
    addHeadingLinks();
    nameLinks();
    addButtons();
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(HERE);
      if (link) copy(link.href);
      else if (open && !inside(event.target)) hide();
    });
  }

  /* The register */

  function watchFilter() {
    const form = document.querySelector("form.filter");
    if (!form) return;
    const found = [...document.querySelectorAll("[data-kinds]")];
    const count = form.querySelector("output");
    const wanted = (name) => form.elements[name]?.value ?? "";
    const fits = (one) => ["kinds", "verdict", "status"].every((name) =>
      !wanted(name) || one.dataset[name].split(" ").includes(wanted(name)));
    function apply() {
      for (const one of found) one.hidden = !fits(one);
      const sections = found.filter((one) => one.matches("section[id]"));
      const shown = sections.filter((one) => !one.hidden).length;
      count.textContent = `${shown} of ${sections.length} shown`;
    }
    // A link to something that the filter hides shows it again.
    function uncover() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("[data-kinds][hidden]")) return;
      form.reset();
      apply();
      target.scrollIntoView();
    }
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => window.setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", uncover);
    form.hidden = false;
    apply();
    uncover();
  }

  nameMarks();
  watchNotes();
  watchLinks();
  watchFilter();
})();
