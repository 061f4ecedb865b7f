import { h, stranger } from "../dom.js";
import { edgeName, plural, state, when } from "../format.js";
import { list } from "./list.js";

export function accounts(model, route) {
  const columns = [
    {
      key: "name", title: "Name", width: "minmax(12rem, 3fr)",
      cell: (row) => stranger(row.name),
      sort: (row) => row.name?.toLowerCase(),
    },
    {
      key: "status", title: "Status", width: "minmax(7rem, 1fr)",
      cell: (row) => state(row.status),
      sort: (row) => row.status,
    },
    {
      key: "id", title: "Account id", width: "11rem",
      cell: (row) => h("code", {}, row.id),
      sort: (row) => row.id.padStart(32, "0"),
    },
    {
      key: "review", title: "Review", width: "minmax(7rem, 1fr)",
      cell: (row) => state(row.review),
      sort: (row) => row.review,
    },
    {
      key: "country", title: "Country", width: "5rem", min: 760,
      cell: (row) => h("bdi", {}, row.country ?? "–"),
      sort: (row) => row.country,
    },
    {
      key: "numbers", title: "Numbers", width: "5.5rem", min: 700, right: true,
      cell: (row) => String(row.numbers.length),
      sort: (row) => row.numbers.length,
    },
    {
      key: "business", title: "Business", width: "minmax(10rem, 2fr)", min: 900,
      cell: (row) => stranger(model.nameOf(row.business)),
      sort: (row) => model.nameOf(row.business).toLowerCase(),
    },
    {
      key: "edge", title: "Edge", width: "5rem", min: 1100,
      cell: (row) => edgeName(row.edge),
      sort: (row) => row.edge,
    },
    {
      key: "currency", title: "Currency", width: "5.5rem", min: 1400,
      cell: (row) => h("bdi", {}, row.currency ?? "–"),
      sort: (row) => row.currency,
    },
    {
      key: "created", title: "Created", width: "7rem", min: 1250,
      cell: (row) => when(row.created, "–"),
      sort: (row) => row.created,
    },
    {
      key: "first", title: "First seen", width: "7rem", min: 1000,
      cell: (row) => when(row.first),
      sort: (row) => row.first,
    },
  ];
  return list({
    route,
    title: "Accounts",
    noun: "account",
    label: "Accounts",
    columns,
    filters: [
      { key: "status", title: "Status", value: (row) => row.status },
      { key: "review", title: "Review", value: (row) => row.review },
      { key: "country", title: "Country", value: (row) => row.country, name: (value) => value },
      { key: "business", title: "Business", value: (row) => row.business, name: (value) => model.nameOf(value).slice(0, 60) },
    ],
    rows: () => [...model.accounts.values()],
    key: (row) => row.key,
    open: (row) => { location.hash = `#/accounts/${row.business}/${row.id}`; },
    defaultSort: { key: "name", descending: false },
    empty: model.loading ? "Loading." : "No accounts yet.",
    loadingText: () => (model.loading ? `, ${plural(model.loaded, "account")} loaded so far` : ""),
  });
}
