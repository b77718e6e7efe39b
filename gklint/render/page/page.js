"use strict";
// Filters hide what is there; without scripts everything shows.
const form = document.querySelector("form");
const units = [...document.querySelectorAll(".unit")];
const rows = new Map([...document.querySelectorAll(".matrix tbody tr")].map((row) => [row.dataset.unit, row]));
const shown = document.querySelector("#shown");

function filter() {
  const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
  const rule = form.elements.rule.value;
  const words = form.elements.words.value.trim().toLowerCase();
  const faulty = form.elements.faulty.checked;
  let count = 0;
  for (const unit of units) {
    let left = 0;
    const whole = unit.dataset.path.toLowerCase().includes(words);
    for (const finding of unit.querySelectorAll(".finding")) {
      const kept = severities.has(finding.dataset.severity) && (!rule || finding.dataset.rule === rule)
        && (whole || finding.textContent.toLowerCase().includes(words));
      finding.hidden = !kept;
      left += kept;
    }
    unit.hidden = !(left || (whole && !faulty && !rule));
    rows.get(unit.id).hidden = unit.hidden;
    count += left;
  }
  for (const cell of document.querySelectorAll(".matrix [data-rule]")) {
    cell.hidden = Boolean(rule) && cell.dataset.rule !== rule;
  }
  shown.textContent = count;
}

function open() {  // what a link leads to may lie in a closed part
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let part = target.parentElement; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  target.scrollIntoView({ block: "center" });
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("#open").addEventListener("click", () => {
  const lists = [...document.querySelectorAll("details.list")];
  const all = lists.every((list) => list.open);
  for (const list of lists) list.open = !all;
});
addEventListener("hashchange", open);
filter();
open();
