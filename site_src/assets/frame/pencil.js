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
    button.addEventListener("click", async () => {
      const place = `${path}:${at}`;
      try {
        await navigator.clipboard.writeText(place);
        button.dataset.told = `Copied ${place}`;
      } catch {
        button.dataset.told = place;
      }
      window.setTimeout(() => { delete button.dataset.told; }, 4000);
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

  const title = document.querySelector("article h1");
  const whole = pencil(line, edit ? "Edit this page" : "Copy where this page is written");
  whole.append(`${path}:${line}`);
  whole.classList.add("whole");
  title?.after(whole);
  for (const [anchor, at] of Object.entries(claims)) {
    document.getElementById(anchor)?.after(
      pencil(at, edit ? "Edit this claim" : "Copy where this claim is written"),
    );
  }
})();
