/* The pencil: from a page, and from each claim on it, to the line of YAML where it is written.
   Loaded only where there is somewhere to lead to: a forge, or an editor beside `mkdocs serve`. */
"use strict";

(() => {
  const { edit, editPage } = document.body.dataset;
  const lines = window.dossierLines;
  const [number, line, claims = {}] = lines?.pages[editPage.replace(/\.md$/, "")] ?? [];
  if (number === undefined) return;
  const path = lines.files[number];

  function toForge(at) {
    const link = document.createElement("a");
    link.href = `${edit}${path.split("/").map(encodeURIComponent).join("/")}#L${at}`;
    link.rel = "noopener";
    return link;
  }

  function toCopy(at) {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => {
      const words = `${path}:${at}`;
      const detail = { words, done: `Copied ${words}` };
      document.dispatchEvent(new CustomEvent("dossier-copy", { detail }));
    });
    return button;
  }

  function pencil(at, words) {
    const made = edit ? toForge(at) : toCopy(at);
    made.className = "pencil";
    made.title = `${edit ? "Edit" : "Copy"} ${path}:${at}`;
    made.setAttribute("aria-label", `${words}, ${path}, line ${at}`);
    return made;
  }

  const whole = pencil(line, edit ? "Edit this page" : "Copy where this page is written");
  whole.append(`${path}:${line}`);
  whole.classList.add("whole");
  const top = document.querySelector("article .kicker");
  if (top) top.append(" ", whole);
  else document.querySelector("article h1")?.after(whole);
  for (const [anchor, at] of Object.entries(claims)) {
    const here = document.getElementById(anchor);
    if (!here) continue;
    const tools = document.createElement("span");
    tools.className = "tools"; // One after the other, so that neither begins a line alone.
    here.replaceWith(tools);
    tools.append(here, pencil(at, edit ? "Edit this claim" : "Copy where this claim is written"));
  }
})();
