import { h, rebuild, stranger } from "../dom.js";
import { changesPerDay, distribution } from "../charts.js";
import { count, isAre, kindOf, mark, plural, since, state, when } from "../format.js";
import { changeLine } from "./changes.js";

const shownProblems = 12;

export function overview(model) {
  const element = h("div.page", {}, h("h1.unseen", {}, "Overview"));
  const panels = [tiles, attention, latest, perDay, statuses, qualities].map((panel) => ({ panel, node: h("section") }));
  const nodes = panels.map(({ node }) => node);
  element.append(nodes[0], h("div.columns", {}, h("div.stack", {}, nodes.slice(1, 3)), h("div.stack", {}, nodes.slice(3))));

  function update() {
    const facts = summarize(model);
    for (const each of panels) {
      const { shows, build } = each.panel(model, facts);
      each.node = rebuild(each.node, shows, build);
    }
  }

  update();
  return { element, title: "Overview", update };
}

function summarize(model) {
  const statuses = new Map();
  const qualities = new Map();
  let numbers = 0;
  for (const account of model.accounts.values()) {
    const status = account.review === "REJECTED" ? "REJECTED" : account.status ?? "";
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    numbers += account.numbers.length;
    for (const number of account.numbers) qualities.set(number.quality ?? "", (qualities.get(number.quality ?? "") ?? 0) + 1);
  }
  const edges = [...model.edges.values()];
  const failing = edges.filter((edge) => edge.failing);
  const pending = edges.filter((edge) => edge.pending > 0);
  const today = model.days(1)[0].counts;
  const now = Date.now();
  const throttled = [...model.usage.values()].filter((each) => each.until > now);
  return { statuses, qualities, numbers, edges, failing, pending, today, throttled };
}

function tiles(model, { numbers, failing, pending, today, throttled, statuses, qualities, edges }) {
  const changes = today.reduce((a, b) => a + b);
  const poor = (qualities.get("RED") ?? 0) + (qualities.get("YELLOW") ?? 0);
  const removals = pending.reduce((sum, edge) => sum + edge.pending, 0);
  const restricted = (statuses.get("RESTRICTED") ?? 0) + (statuses.get("DISABLED") ?? 0);
  const partial = model.loading ? `${count(model.loaded)} loaded so far` : null;
  const each = [
    ["Businesses", model.businesses.size, "#/businesses", plural(edges.length, "edge"), null],
    ["Accounts", model.accounts.size, "#/accounts", partial ?? `${restricted ? count(restricted) : "none"} restricted or disabled`, null],
    ["Numbers", numbers, "#/numbers", partial ?? (poor ? `${count(poor)} yellow or red` : "none yellow or red"),
      poor ? "warn" : null],
    ["Failing edges", failing.length, "#/businesses?show=failing",
      failing.length ? "not read at present" : edges.length ? "all are read" : "none read yet",
      failing.length ? "bad" : edges.length ? "good" : "idle"],
    ["Pending removals", removals, "#/businesses?show=pending", removals ? "waiting for a decision" : "none", removals ? "warn" : "good"],
    ["Changes today", changes, "#/changes", `${today[0]} added, ${today[3]} removed`, null],
    ["Throttled", throttled.length, "#/limits", throttled.length ? "waiting for Graph" : "no limit reached",
      throttled.length ? "warn" : "good"],
  ];
  return {
    shows: each,
    build: () => h("section.tiles", { "aria-label": "Numbers at a glance" }, each.map(([title, value, href, note, kind]) =>
      h(`a.tile${kind ? `.${kind}` : ""}`, { href, "data-key": title },
        h("span", {}, title),
        h("b", {}, kind && h(`i.mark`, { "aria-hidden": "true" }), count(value)),
        h("small", {}, note ?? " ")))),
  };
}

function attention(model, { edges, failing, pending, throttled, statuses, qualities }) {
  const problems = [
    ...(model.pass.problem ? [{ kind: "bad", href: "#/businesses", before: "Reading fails", detail: model.pass.problem }] : []),
    ...failing.map((edge) => ({
      kind: "bad", business: edge.business, before: `${edgeTitle(edge)} of `, after: " has been failing", detail: edge.failure,
      failing: edge.failing,
    })),
    ...pending.map((edge) => ({
      kind: "warn", business: edge.business, before: `${plural(edge.pending, "removal")} pending on the ${edgeWord(edge)} edge of `,
      detail: `${plural(edge.pending, "account")} ${isAre(edge.pending)} no longer listed, and nothing proves the removal.`,
    })),
    ...throttled.map(({ id, until }) => ({
      kind: "warn", business: id, after: " is throttled by Graph", detail: "No call is sent before Graph accepts calls again.",
      until,
    })),
    ...["DISABLED", "REJECTED", "RESTRICTED"].filter((status) => statuses.get(status)).map((status) => ({
      kind: kindOf(status), href: status === "REJECTED" ? "#/accounts?review=REJECTED" : `#/accounts?status=${status}`,
      before: `${plural(statuses.get(status), "account")} ${status.toLowerCase()}`,
    })),
    ...["RED", "YELLOW"].filter((quality) => qualities.get(quality)).map((quality) => ({
      kind: kindOf(quality), href: `#/numbers?quality=${quality}`,
      before: `${plural(qualities.get(quality), "number")} with ${quality.toLowerCase()} quality`,
    })),
  ];
  return {
    shows: [model.loading, edges.length, problems, problems.map(({ business }) => business && model.nameOf(business))],
    build: () => h("section.panel", {},
      h("h2", {}, "Needs attention"),
      problems.length === 0 ? h("p", {},
        model.loading ? "Loading."
        : edges.length === 0 ? "Nothing has been read yet."
        : mark("good", "Nothing. All edges are read and no account is restricted.")) :
      h("ul.problems", {}, problems.slice(0, shownProblems).map((problem, i) => h("li", {},
        h(`a.state.${problem.kind}`, {
          href: problem.href ?? `#/businesses/${problem.business}`, "data-key": `problem${i}`,
        }, h("i.mark", { "aria-hidden": "true" }), h("span", {},
          problem.before, problem.business && stranger(model.nameOf(problem.business)), problem.after)),
        problem.failing && h("span.quiet", {}, " ", since(problem.failing)),
        problem.until && h("span.quiet", {}, " · ends ", when(problem.until)),
        problem.detail && h("small", {}, h("bdi", {}, problem.detail))))),
      problems.length > shownProblems && h("p.quiet", {}, `${count(problems.length - shownProblems)} more.`)),
  };
}

const edgeWord = (edge) => (edge.edge === 1 ? "owned" : "client");
const edgeTitle = (edge) => (edge.edge === 1 ? "Owned edge" : "Client edge");

function perDay(model) {
  const days = model.days(14);
  return {
    shows: days,
    build: () => h("section.panel", {}, h("h2", {}, "Changes per day"), changesPerDay(days)),
  };
}

function latest(model) {
  const changes = model.changes.slice(0, 8);
  return {
    shows: [changes, changes.map((change) => model.nameOf(change.business))],
    build: () => h("section.panel", {},
      h("h2", {}, h("a", { href: "#/changes", "data-key": "latest" }, "Latest changes")),
      changes.length === 0
        ? h("p.quiet", {}, "No changes yet. The first reading of an edge is the baseline.")
        : h("ol.latest", {}, changes.map((change) => h("li", {}, changeLine(model, change), " ", h("span.quiet", {}, when(change.at)))))),
  };
}

const none = (entries) => entries.length === 0 && h("p.quiet", {}, "None yet.");
const byCount = (map) => [...map].sort((a, b) => b[1] - a[1]).slice(0, 8);

function statuses(model, { statuses: counts }) {
  const entries = byCount(counts);
  return {
    shows: entries,
    build: () => h("section.panel", {}, h("h2", {}, "Accounts by status"), none(entries), distribution(entries.map(([status, value]) => ({
      label: state(status, "Not reported"),
      value,
      key: `status${status}`,
      href: status === "REJECTED" ? "#/accounts?review=REJECTED" : `#/accounts?status=${encodeURIComponent(status || "-")}`,
    })))),
  };
}

function qualities(model, { qualities: counts }) {
  const entries = byCount(counts);
  return {
    shows: entries,
    build: () => h("section.panel", {}, h("h2", {}, "Numbers by quality"), none(entries), distribution(entries.map(([quality, value]) => ({
      label: state(quality, "Not reported"),
      value,
      key: `quality${quality}`,
      href: `#/numbers?quality=${encodeURIComponent(quality || "-")}`,
    })))),
  };
}
