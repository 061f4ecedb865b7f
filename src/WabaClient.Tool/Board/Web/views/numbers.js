import { h, stranger } from "../dom.js";
import { state, tier } from "../format.js";
import { list } from "./list.js";

const qualityOrder = ["RED", "YELLOW", "GREEN"];
const tierOrder = ["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"];
const place = (order, value) => (value ? (order.indexOf(value) + order.length + 1) % (order.length + 1) : null);

export function numbers(model, route) {
  const columns = [
    {
      key: "display", title: "Number", width: "minmax(10.5rem, 1fr)",
      cell: (row) => h("bdi", {}, row.display ?? row.id),
      sort: (row) => row.display,
    },
    {
      key: "quality", title: "Quality", width: "6.5rem",
      cell: (row) => state(row.quality),
      sort: (row) => place(qualityOrder, row.quality),
    },
    {
      key: "name", title: "Verified name", width: "minmax(11rem, 2fr)", rank: 1,
      cell: (row) => stranger(row.name),
      sort: (row) => row.name?.toLowerCase(),
    },
    {
      key: "limit", title: "Limit", width: "6rem", rank: 2,
      cell: (row) => tier(row.limit),
      sort: (row) => place(tierOrder, row.limit),
    },
    {
      key: "status", title: "Status", width: "minmax(8.5rem, 1fr)", rank: 3,
      cell: (row) => state(row.status),
      sort: (row) => row.status,
    },
    {
      key: "nameStatus", title: "Name status", width: "minmax(10rem, 1fr)", rank: 6,
      cell: (row) => state(row.nameStatus),
      sort: (row) => row.nameStatus,
    },
    {
      key: "throughput", title: "Throughput", width: "7.5rem", rank: 7,
      cell: (row) => h("bdi", {}, row.throughput?.toLowerCase() ?? "–"),
      sort: (row) => row.throughput,
    },
    {
      key: "account", title: "Account", width: "minmax(13rem, 2fr)", rank: 4,
      cell: (row) => stranger(row.account.name, row.account.id),
      sort: (row) => row.account.name?.toLowerCase(),
    },
    {
      key: "business", title: "Business", width: "minmax(12.5rem, 2fr)", rank: 5,
      cell: (row) => stranger(model.nameOf(row.account.business)),
      sort: (row) => model.nameOf(row.account.business).toLowerCase(),
    },
  ];
  return list({
    route,
    title: "Numbers",
    noun: "number",
    label: "Phone numbers",
    columns,
    narrow: ["display", "quality", "name", "limit"],
    filters: [
      { key: "quality", title: "Quality", value: (row) => row.quality },
      { key: "status", title: "Status", value: (row) => row.status },
      { key: "limit", title: "Limit", value: (row) => row.limit, name: (value) => value.replace(/^TIER_/, "") },
    ],
    rows: () => [...model.accounts.values()].flatMap((account) => account.numbers),
    key: (row) => `${row.account.business}/${row.id}`,
    open: (row) => { location.hash = `#/accounts/${row.account.business}/${row.account.id}`; },
    defaultSort: { key: "quality", descending: false },
    empty: "No numbers yet.",
    loadingText: () => (model.loading ? ", loading" : ""),
  });
}
