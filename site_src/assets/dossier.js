/* Comforts, nothing more: a footnote at its mark, links that copy themselves, a register that
   filters. Without this script every mark leads to its footnote, and nothing is hidden. */
"use strict";

(() => {
  const WAIT = 150; // Milliseconds, so that a card does not flash under a passing pointer.
  const MARK = "a.footnote-ref";

  /* Footnotes */

  let open = null; // The card that is open, and the mark that it belongs to.
  let soon = 0;

  const noteOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)));

  function nameMarks() {
    for (const mark of document.querySelectorAll(MARK)) {
      const document_ = noteOf(mark)?.querySelector("cite")?.textContent;
      if (document_) mark.setAttribute("aria-label", `Footnote ${mark.textContent}: ${document_}`);
    }
  }

  function cardOf(mark) {
    const note = noteOf(mark);
    if (!note) return null;
    const card = document.createElement("div");
    card.className = "note-card";
    card.setAttribute("role", "note");
    card.setAttribute("aria-label", `Footnote ${mark.textContent}`);
    for (const child of note.cloneNode(true).childNodes) card.append(child.cloneNode(true));
    for (const back of card.querySelectorAll(".footnote-backref")) back.remove();
    for (const named of card.querySelectorAll("[id]")) named.removeAttribute("id");
    return card;
  }

  function show(mark) {
    if (open?.mark === mark) return;
    hide();
    const card = cardOf(mark);
    if (!card) return;
    mark.parentElement.append(card);
    place(card, mark);
    open = { card, mark };
  }

  function place(card, mark) {
    const edge = 12;
    const at = mark.getBoundingClientRect();
    const from = card.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - edge;
    const left = Math.max(edge, Math.min(at.left, room));
    const above = at.bottom + card.offsetHeight + edge > window.innerHeight && at.top > card.offsetHeight;
    card.style.left = `${left - from.left}px`;
    card.style.top = `${(above ? at.top - card.offsetHeight - 4 : at.bottom + 4) - from.top}px`;
  }

  function hide() {
    window.clearTimeout(soon);
    open?.card.remove();
    open = null;
  }

  const markOf = (event) => event.target.closest?.(MARK);
  const inside = (node) => open && node instanceof Node && open.mark.parentElement.contains(node);

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
  }

  /* Links that copy themselves */

  let told = null;

  function tell(words) {
    told ??= document.body.appendChild(document.createElement("div"));
    told.className = "told-aloud";
    told.setAttribute("role", "status");
    told.textContent = words;
    window.setTimeout(() => { if (told.textContent === words) told.textContent = ""; }, 2500);
  }

  async function copy(link) {
    try {
      await navigator.clipboard.writeText(link.href);
      tell("Link copied");
    } catch {
      tell("The link is in the address bar");
    }
  }

  function watchLinks() {
    for (const link of document.querySelectorAll("a.here")) {
      link.title = link.title.replace("Link to", "Copy the link to");
    }
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.here");
      if (link) copy(link);
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
    function apply() {
      let shown = 0;
      for (const one of found) {
        const fits = ["kinds", "verdict", "status"].every((name) =>
          !wanted(name) || one.dataset[name].split(" ").includes(wanted(name)));
        one.hidden = !fits;
        if (fits && one.tagName === "SECTION") shown += 1;
      }
      count.textContent = `${shown} shown`;
    }
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => window.setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
    // A link to something that the filter hides shows it again.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(location.hash.slice(1));
      if (target?.closest("[hidden]")) { form.reset(); }
    });
  }

  nameMarks();
  watchNotes();
  watchLinks();
  watchFilter();
})();
