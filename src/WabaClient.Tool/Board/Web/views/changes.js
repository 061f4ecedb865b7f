import { h, stranger } from "../dom.js";
import { count, edgeName, fieldName, mark, when } from "../format.js";
import { list } from "./list.js";

const kinds = { added: ["good", "Added"], changed: ["info", "Changed"], moved: ["info", "Moved"], removed: ["bad", "Removed"] };

export const changeKind = (change) => mark(...kinds[change.kind]);

/** Creates the description of a change, such as "status ACTIVE → RESTRICTED". */
export function changeDetails(change) {
  if (change.kind === "removed" && change.evidence) return h("bdi", {}, change.evidence);
  if (change.kind === "moved") return `now on the ${edgeName(change.edge)} edge`;
  return h("span", {}, change.fields.map(([field, before, after], i) => [
    i > 0 && ", ",
    h("bdi", {}, fieldName(field)), " ",
    h("bdi.before", {}, before ?? "nothing"), " → ", h("bdi", {}, after ?? "nothing"),
  ]));
}

/** Creates one line for a change. */
export function changeLine(model, change) {
  return h("span", {},
    changeKind(change), " ",
    h("a", { href: `#/accounts/${change.business}/${change.account}`, "data-key": `change${change.seq}` },
      stranger(change.label || change.name, change.account)),
    change.kind === "added" ? [" in ", stranger(model.nameOf(change.business))] : [" ", changeDetails(change)]);
}

export function changes(model, route) {
  let shown = model.changes.slice();
  const more = h("button.more", { type: "button", hidden: true, onclick: () => {
    view.table.element.scrollTop = 0;
    catchUp();
  } });
  const columns = [
    { key: "at", title: "Time", width: "7rem", cell: (row) => when(row.at), sort: (row) => row.seq },
    { key: "kind", title: "Change", width: "7rem", cell: changeKind, sort: (row) => row.kind },
    {
      key: "name", title: "Account or number", width: "minmax(13rem, 2fr)",
      cell: (row) => stranger(row.label || row.name, row.account),
      sort: (row) => (row.label || row.name)?.toLowerCase(),
    },
    { key: "details", title: "Details", width: "minmax(14rem, 4fr)", rank: 1, cell: changeDetails },
    {
      key: "id", title: "Account id", width: "11rem", rank: 3,
      cell: (row) => h("code", {}, row.account),
      sort: (row) => row.account.padStart(32, "0"),
    },
    {
      key: "business", title: "Business", width: "minmax(12.5rem, 2fr)", rank: 2,
      cell: (row) => stranger(model.nameOf(row.business)),
      sort: (row) => model.nameOf(row.business).toLowerCase(),
    },
  ];
  const view = list({
    route,
    title: "Changes",
    noun: "change",
    label: "Changes",
    columns,
    narrow: ["name", "kind", "details", "at"],
    filters: [
      { key: "kind", title: "Kind", value: (row) => row.kind },
      { key: "business", title: "Business", value: (row) => row.business, name: (value) => model.nameOf(value).slice(0, 60) },
    ],
    rows: () => shown,
    key: (row) => String(row.seq),
    open: (row) => { location.hash = `#/accounts/${row.business}/${row.account}`; },
    defaultSort: { key: "at", descending: true },
    empty: "No changes yet. The first reading of an edge is the baseline.",
  });
  view.element.querySelector(".tools").append(more);

  // New rows are not inserted while the user has scrolled down to read; a button shows them.
  function catchUp() {
    shown = model.changes.slice();
    more.hidden = true;
    view.update();
  }

  const update = (topics) => {
    if (!topics.has("changes") && !topics.has("all")) return;
    const waiting = model.changes.length === 0 ? 0 : model.changes.findIndex((change) => change.seq === shown[0]?.seq);
    if (view.table.element.scrollTop > 0 && waiting > 0) {
      more.textContent = `Show ${count(waiting)} new`;
      more.hidden = false;
    } else catchUp();
  };
  return { ...view, update };
}

