import { h, stranger } from "../dom.js";
import { edgeName, plural, state, when } from "../format.js";
import { list } from "./list.js";

export function accounts(model, route) {
  const columns = [
    {
      key: "name", title: "Name", width: "minmax(14rem, 3fr)",
      cell: (row) => stranger(row.name),
      sort: (row) => row.name?.toLowerCase(),
    },
    {
      key: "status", title: "Status", width: "minmax(7.5rem, 1fr)",
      cell: (row) => state(row.status),
      sort: (row) => row.status,
    },
    {
      key: "id", title: "Account id", width: "11rem", rank: 3,
      cell: (row) => h("code", {}, row.id),
      sort: (row) => row.id.padStart(32, "0"),
    },
    {
      key: "review", title: "Review", width: "minmax(7.5rem, 1fr)", rank: 1,
      cell: (row) => state(row.review),
      sort: (row) => row.review,
    },
    {
      key: "country", title: "Country", width: "5rem", rank: 5,
      cell: (row) => h("bdi", {}, row.country ?? "–"),
      sort: (row) => row.country,
    },
    {
      key: "numbers", title: "Numbers", width: "5rem", rank: 4, right: true,
      cell: (row) => String(row.numbers.length),
      sort: (row) => row.numbers.length,
    },
    {
      key: "business", title: "Business", width: "minmax(12.5rem, 2fr)", rank: 2,
      cell: (row) => stranger(model.nameOf(row.business)),
      sort: (row) => model.nameOf(row.business).toLowerCase(),
    },
    {
      key: "edge", title: "Edge", width: "4rem", rank: 7,
      cell: (row) => edgeName(row.edge),
      sort: (row) => row.edge,
    },
    {
      key: "currency", title: "Currency", width: "5.5rem", rank: 9,
      cell: (row) => h("bdi", {}, row.currency ?? "–"),
      sort: (row) => row.currency,
    },
    {
      key: "created", title: "Created", width: "8rem", rank: 8,
      cell: (row) => when(row.created, "–"),
      sort: (row) => row.created,
    },
    {
      key: "first", title: "First seen", width: "8rem", rank: 6,
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
    narrow: ["name", "status", "id", "review"],
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
