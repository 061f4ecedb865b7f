// A table of any length: only the rows on the screen exist as elements. The arrow keys change the active row.

import { h } from "./dom.js";
import { count } from "./format.js";

const narrowWidth = 640;
const padding = 2;      // rem, as in board.css: left and right of a row
const gap = 1.2;        // between its columns
const overscan = 8;
const mostPrinted = 1000;
let tables = 0;

/**
 * Creates a table. A column is { key, title, width, rank, cell(row), sort, right }. If the table is not wide enough for all
 * columns, those with the highest ranks are not shown. Below 640 pixels a row is two lines with the four columns that
 * narrow names.
 */
export class Table {
  constructor({ label, columns, narrow, key, open, sort, onSort, empty }) {
    Object.assign(this, { columns, key, open, sort, onSort, empty, rows: [], active: -1, activeKey: null, first: -1, last: -1 });
    this.narrowColumns = narrow.map((name) => columns.find((column) => column.key === name));
    this.id = `table${++tables}`;
    this.head = h("div.head", { role: "rowgroup" });
    this.body = h("div.body", { role: "rowgroup" });
    this.note = h("p.empty", { role: "status", hidden: true });
    this.element = h("div.table", {
      role: "grid",
      tabindex: "0",
      "aria-label": label,
      onscroll: () => this.draw(),
      onkeydown: (event) => this.onKey(event),
      onfocus: () => { if (this.active < 0 && this.rows.length > 0) this.activate(0); },
    }, this.head, this.body);
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("[data-index]");
      if (!row || event.target.closest("a, button")) return;
      this.activate(Number(row.dataset.index), false);
      this.open?.(this.rows[this.active]);
    });
    this.box = h("div.tablebox", {}, this.element, this.note);
    this.observer = new ResizeObserver(() => this.layOut());
    this.observer.observe(this.element);
    this.printing = false;
    this.onPrint = ({ type }) => {
      this.printing = type === "beforeprint";
      this.redraw();
    };
    addEventListener("beforeprint", this.onPrint);
    addEventListener("afterprint", this.onPrint);
  }

  close() {
    this.observer.disconnect();
    removeEventListener("beforeprint", this.onPrint);
    removeEventListener("afterprint", this.onPrint);
  }

  /** Shows other rows. The active row stays active at its new position. */
  setRows(rows, emptyText) {
    this.rows = rows;
    this.active = this.activeKey === null ? -1 : rows.findIndex((row) => this.key(row) === this.activeKey);
    this.note.hidden = rows.length > 0;
    this.note.textContent = rows.length > 0 ? "" : emptyText ?? this.empty;
    this.element.setAttribute("aria-rowcount", rows.length + 1);
    this.redraw();
  }

  setSort(sort) {
    this.sort = sort;
    this.drawHead();
  }

  layOut() {
    const width = this.element.clientWidth;
    if (width === 0 || (width === this.width && this.shown)) return;
    this.width = width;
    this.narrow = width < narrowWidth;
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.shown = this.narrow ? this.narrowColumns : columnsThatFit(this.columns, width / em);
    this.element.classList.toggle("narrow", this.narrow);
    this.element.style.setProperty("--columns", this.shown.map((column) => column.width).join(" "));
    this.element.setAttribute("aria-colcount", this.shown.length);
    this.drawHead();
    this.rowHeight = parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) * em;
    this.redraw();
  }

  drawHead() {
    if (!this.shown) return;
    const focused = this.head.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.head.replaceChildren(h("div.row", { role: "row", "aria-rowindex": "1" }, this.shown.map((column) => {
      const sorted = this.sort?.key === column.key ? (this.sort.descending ? "descending" : "ascending") : null;
      return h(`span${column.right ? ".right" : ""}`, { role: "columnheader", "aria-sort": sorted },
        column.sort
          ? h("button", {
            type: "button",
            "data-key": column.key,
            onclick: () => this.onSort({ key: column.key, descending: sorted === "ascending" }),
          }, column.title, h("i", { "aria-hidden": "true" }, sorted === "descending" ? " ▾" : sorted ? " ▴" : ""))
          : column.title);
    })));
    if (focused) this.head.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  redraw() {
    this.first = this.last = -1;
    this.draw();
  }

  draw() {
    if (!this.shown) return;
    const print = this.printing;
    const height = this.rowHeight;
    this.body.style.height = print ? "auto" : `${this.rows.length * height}px`;
    const top = Math.floor(this.element.scrollTop / height);
    const size = Math.ceil(this.element.clientHeight / height);
    if (!print && this.first >= 0 && this.first <= top && this.last >= Math.min(top + size, this.rows.length)) return;
    const first = print ? 0 : Math.max(0, top - overscan);
    const last = print ? Math.min(mostPrinted, this.rows.length) : Math.min(this.rows.length, top + size + overscan);
    const rows = [];
    for (let i = first; i < last; i++) rows.push(this.drawRow(i));
    if (print && last < this.rows.length) rows.push(h("p", {}, `${count(this.rows.length - last)} more rows are not printed.`));
    this.body.replaceChildren(...rows);
    this.first = first;
    this.last = last;
  }

  drawRow(index) {
    const row = this.rows[index];
    const fresh = row.changed && Date.now() - row.changed < 4000;
    const element = h(`div.row${fresh ? ".fresh" : ""}${index === this.active ? ".active" : ""}`, {
      role: "row",
      id: `${this.id}-${index}`,
      "aria-rowindex": index + 2,
      "aria-selected": index === this.active ? "true" : null,
      "data-index": index,
    }, this.shown.map((column) => h(`span${column.right ? ".right" : ""}`, { role: "gridcell" }, column.cell(row))));
    if (!this.printing) element.style.top = `${index * this.rowHeight}px`;
    return element;
  }

  activate(index, reveal = true) {
    this.active = Math.max(0, Math.min(this.rows.length - 1, index));
    this.activeKey = this.key(this.rows[this.active]);
    if (reveal) {
      const head = this.head.offsetHeight;
      const top = this.active * this.rowHeight;
      const view = this.element.clientHeight - head - this.rowHeight;
      if (top < this.element.scrollTop) this.element.scrollTop = top;
      else if (top > this.element.scrollTop + view) this.element.scrollTop = top - view;
    }
    this.redraw();
    this.element.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
  }

  onKey(event) {
    if (event.target !== this.element || this.rows.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.rowHeight) - 2);
    const moves = {
      ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + page, PageUp: this.active - page,
      Home: 0, End: this.rows.length - 1,
    };
    if (event.key in moves) this.activate(moves[event.key]);
    else if (event.key === "Enter" && this.active >= 0) this.open?.(this.rows[this.active]);
    else return;
    event.preventDefault();
  }
}

/** Returns the columns with the lowest ranks that fit into a width in rem. */
function columnsThatFit(columns, width) {
  const byRank = [...columns].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  let left = width - padding;
  const fitting = byRank.filter((column) => {
    left -= parseFloat(column.width.replace("minmax(", "")) + gap;
    return left >= 0 || !column.rank;
  });
  return columns.filter((column) => fitting.includes(column));
}

/** Sorts rows by a column; rows without a value come last. */
export function sortRows(rows, columns, sort) {
  const value = columns.find((column) => column.key === sort?.key)?.sort;
  if (!value) return rows;
  const sign = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: value(row) }));
  keyed.sort((a, b) =>
    a.value === b.value ? 0
    : a.value === null || a.value === undefined ? 1
    : b.value === null || b.value === undefined ? -1
    : a.value < b.value ? -sign : sign);
  return keyed.map((each) => each.row);
}
