"use strict";
// Tables whose rows are put in order by the heads of their columns, up and down in turn. Rows that
// belong together (one body of the table) stay together, below the row that names them.
{
  // A date or an hour is no figure: as text its order is that of time.
  const isMoment = (text) => /^(\d{4}-\d\d-\d\d|\d\d:\d\d)$/.test(text);

  const figureOf = (text) => {
    const found = text.replace(/−/g, "-").replace(/,/g, "").match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : null;
  };

  const textOf = (row, column) => row.cells[column].textContent.trim();

  const inOrder = (column, isText) => (one, other) => {
    const [a, b] = [textOf(one, column), textOf(other, column)];
    if (isText || isMoment(a)) return a.localeCompare(b, document.documentElement.lang, {numeric: true});
    return figureOf(a) - figureOf(b);
  };

  const sortBody = (body, column, isText, isUp) => {
    const rows = [...body.rows].filter((row) => !row.querySelector("[scope=rowgroup]"));
    const isKnown = (row) => isText || figureOf(textOf(row, column)) !== null;
    const known = rows.filter(isKnown).sort(inOrder(column, isText));
    if (!isUp) known.reverse();
    body.append(...known, ...rows.filter((row) => !isKnown(row)));
  };

  const sort = (table, head) => {
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const isText = head.classList.contains("text");
    for (const body of table.tBodies) sortBody(body, head.cellIndex, isText, isUp);
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const head of table.tHead.rows[0].cells) {
      if (!head.textContent.trim() || head.classList.contains("blank")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head));
    }
  }
}
