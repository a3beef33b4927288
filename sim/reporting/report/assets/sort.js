"use strict";
// Tables whose rows are put in order by the heads of their columns, up and down in turn.
{
  const figureOf = (text) => {
    const found = text.replace(/−/g, "-").replace(/,/g, "").match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : null;
  };

  const inOrder = (column, isText) => (one, other) => {
    const [a, b] = [one, other].map((row) => row.cells[column].textContent.trim());
    if (isText) return a.localeCompare(b, document.documentElement.lang);
    return figureOf(a) - figureOf(b);
  };

  const sort = (table, head) => {
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    const column = head.cellIndex;
    const isText = head.classList.contains("text");
    const rows = [...table.tBodies[0].rows];
    const isKnown = (row) => isText || figureOf(row.cells[column].textContent) !== null;
    const known = rows.filter(isKnown).sort(inOrder(column, isText));
    if (!isUp) known.reverse();
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    table.tBodies[0].append(...known, ...rows.filter((row) => !isKnown(row)));
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head));
    }
  }
}
