import { h, stranger } from "../dom.js";
import { usageOverTime } from "../charts.js";
import { count, mark, state, when } from "../format.js";
import { list } from "./list.js";

class Row {
  constructor(model, business) {
    Object.assign(this, business);
    this.edges = [1, 2].map((edge) => model.edges.get(`${business.id}/${edge}`)).filter(Boolean);
    this.accounts = this.edges.reduce((sum, edge) => sum + edge.accounts, 0);
    this.pending = this.edges.reduce((sum, edge) => sum + edge.pending, 0);
    this.failing = this.edges.filter((edge) => edge.failing);
    this.complete = this.edges.length === 0 ? null : Math.min(...this.edges.map((edge) => edge.complete ?? 0)) || null;
    this.use = model.useOf(business.id);
    this.usage = model.usage.get(business.id);
    this.show = this.failing.length > 0 ? "failing"
      : this.pending > 0 ? "pending"
      : this.usage?.until > Date.now() ? "throttled"
      : this.edges.length > 0 ? "healthy" : "unread";
  }

  get text() { return `${this.name ?? ""}\n${this.id}\n${this.failing.map((edge) => edge.failure).join("\n")}`.toLowerCase(); }
}

const order = ["failing", "pending", "throttled", "unread", "healthy"];

const stateOf = (row) => ({
  failing: () => mark("bad", row.failing.length === row.edges.length ? "Failing" : "Partly failing"),
  pending: () => mark("warn", `${count(row.pending)} pending`),
  throttled: () => mark("warn", "Throttled"),
  unread: () => mark("idle", "Not read yet"),
  healthy: () => mark("good", "Healthy"),
})[row.show]();

const edgeCount = (row, edge) => {
  const found = row.edges.find((each) => each.edge === edge);
  return found ? count(found.accounts) : "–";
};

export function useText(use) {
  if (use === null) return h("span.quiet", {}, "–");
  return use >= 100 ? mark("bad", `${use}%`) : use >= 80 ? mark("warn", `${use}%`) : h("span", {}, `${use}%`);
}

export function businesses(model, route) {
  const columns = [
    {
      key: "name", title: "Business", width: "minmax(13rem, 3fr)",
      cell: (row) => stranger(row.name, row.id),
      sort: (row) => (row.name ?? row.id).toLowerCase(),
    },
    { key: "show", title: "State", width: "minmax(9rem, 1fr)", cell: stateOf, sort: (row) => order.indexOf(row.show) },
    {
      key: "accounts", title: "Accounts", width: "5.5rem", right: true,
      cell: (row) => count(row.accounts),
      sort: (row) => row.accounts,
    },
    {
      key: "complete", title: "Last read", width: "7rem", rank: 1,
      cell: (row) => when(row.complete),
      sort: (row) => row.complete,
    },
    {
      key: "failure", title: "Why", width: "minmax(12rem, 4fr)", rank: 3,
      cell: (row) => row.failing.length === 0 ? "" : h("bdi", { title: row.failing[0].failure }, row.failing[0].failure ?? ""),
      sort: (row) => row.failing[0]?.failure,
    },
    {
      key: "owned", title: "Owned", width: "4.5rem", rank: 4, right: true,
      cell: (row) => edgeCount(row, 1),
      sort: (row) => row.edges.find((edge) => edge.edge === 1)?.accounts,
    },
    {
      key: "client", title: "Client", width: "4.5rem", rank: 5, right: true,
      cell: (row) => edgeCount(row, 2),
      sort: (row) => row.edges.find((edge) => edge.edge === 2)?.accounts,
    },
    {
      key: "use", title: "Limit used", width: "6rem", rank: 2, right: true,
      cell: (row) => useText(row.use),
      sort: (row) => row.use,
    },
    {
      key: "chart", title: "Use over time", width: "9rem", rank: 8,
      cell: (row) => row.usage && usageOverTime(row.usage.samples, { height: 26, small: true }),
    },
    {
      key: "verification", title: "Verification", width: "8rem", rank: 7,
      cell: (row) => state(row.verification),
      sort: (row) => row.verification,
    },
    {
      key: "id", title: "Business id", width: "11rem", rank: 6,
      cell: (row) => h("code", {}, row.id),
      sort: (row) => row.id.padStart(32, "0"),
    },
  ];
  return list({
    route,
    title: "Businesses",
    noun: "business",
    nouns: "businesses",
    label: "Businesses",
    columns,
    narrow: ["name", "show", "accounts", "complete"],
    filters: [{ key: "show", title: "State", value: (row) => row.show }],
    rows: () => [...model.businesses.values()].map((business) => new Row(model, business)),
    key: (row) => row.id,
    open: (row) => { location.hash = `#/businesses/${row.id}`; },
    defaultSort: { key: "show", descending: false },
    empty: "No businesses yet.",
  });
}
