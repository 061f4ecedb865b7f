// Shared by the views with a list: a search field, filters that are part of the URL, and sorting.

import { h } from "../dom.js";
import { count, plural, words } from "../format.js";
import { Table, sortRows } from "../table.js";

/**
 * Creates a list. The route has { path, parameters }. A filter is { key, title, value(row) }; its choices are the values that
 * occur. rows() returns all rows, which are searched by their text.
 */
export function list({
  route, title, noun, nouns = `${noun}s`, label, columns, narrow, filters, rows, key, open, defaultSort, empty, loadingText,
}) {
  const parameters = route.parameters;
  const search = h("input", {
    type: "search", "aria-label": `Search ${nouns}`, placeholder: "Search", value: parameters.get("q") ?? "", maxlength: "200",
    oninput: () => { set("q", search.value); },
  });
  const selects = filters.map((filter) => {
    const select = h("select", { "aria-label": filter.title, onchange: () => set(filter.key, select.value) });
    return { ...filter, select, choices: "" };
  });
  const clear = h("button", { type: "button", onclick: clearAll }, "Clear");
  const summary = h("span.quiet", { role: "status" });
  const table = new Table({
    label, columns, narrow, key, open, empty,
    sort: readSort(),
    onSort: (sort) => set("sort", `${sort.descending ? "-" : ""}${sort.key}`),
  });
  const element = h("div.page.fill", {},
    h("div.tools", {}, h("h1", {}, title), search, selects.map(({ select }) => select), clear, summary), table.box);

  function readSort() {
    const text = parameters.get("sort");
    return text ? { key: text.replace(/^-/, ""), descending: text.startsWith("-") } : defaultSort;
  }

  function set(name, value) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
    const query = parameters.toString();
    history.replaceState(null, "", `#${route.path}${query ? `?${query}` : ""}`);
    table.setSort(readSort());
    update();
  }

  function clearAll() {
    for (const { key: name } of filters) parameters.delete(name);
    search.value = "";
    set("q", "");
    search.focus();
  }

  function update() {
    const all = rows();
    let found = all;
    for (const filter of selects) {
      fillChoices(filter, all);
      const wanted = parameters.get(filter.key);
      filter.select.value = wanted ?? "";
      if (wanted) found = found.filter((row) => (filter.value(row) || "-") === wanted);
    }
    const terms = (parameters.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    if (terms.length > 0) found = found.filter((row) => terms.every((term) => row.text.includes(term)));
    table.setRows(sortRows(found, columns, readSort()), all.length === 0 ? undefined : `No ${noun} matches.`);
    clear.hidden = found.length === all.length && terms.length === 0;
    const total = plural(all.length, noun, nouns);
    const text = found.length === all.length ? total : `${count(found.length)} of ${total}`;
    summary.textContent = `${text}${loadingText?.() ?? ""}`;
  }

  function fillChoices(filter, all) {
    const counts = new Map();
    for (const row of all) {
      const value = filter.value(row) || "-";
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const wanted = parameters.get(filter.key);
    if (wanted && !counts.has(wanted)) counts.set(wanted, 0);
    const choices = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 300);
    const signature = JSON.stringify(choices);
    if (filter.choices === signature || filter.select === document.activeElement) return;
    filter.choices = signature;
    filter.select.replaceChildren(
      h("option", { value: "" }, `${filter.title}: all`),
      ...choices.map(([value, number]) => h("option", { value }, `${nameOf(filter, value)} (${count(number)})`)));
  }

  const nameOf = (filter, value) => (value === "-" ? "not reported" : filter.name?.(value) ?? words(value).slice(0, 80));

  update();
  return { element, title, update, close: () => table.close(), table };
}
