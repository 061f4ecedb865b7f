import { h, rebuild, stranger } from "../dom.js";
import { edgeName, exact, fieldName, mark, plural, state, tier, when } from "../format.js";
import { readAccount } from "../model.js";
import { changeDetails, changeKind } from "./changes.js";

export function account(model, route) {
  const [, , business, id] = route.path.split("/");
  const heading = h("h1", { tabindex: "-1" });
  const panels = [facts, numbers, history].map((panel) => ({ panel, node: h("section") }));
  const raw = h("section.panel.fields");
  const element = h("div.page", {},
    h("p", {}, h("a", { href: "#/accounts" }, "← Accounts")), heading, h("div.columns", {},
      h("div.stack", {}, panels.map(({ node }) => node)), h("div.stack", {}, raw)));
  let shownRow;

  function update() {
    const row = model.accounts.get(`${business}/${id}`);
    const change = model.changes.find((each) => each.account === id && each.business === business);
    heading.replaceChildren(stranger(row?.name ?? change?.name, id));
    for (const each of panels) {
      const { shows, build } = each.panel(model, row, business, id);
      each.node = rebuild(each.node, shows, build);
    }
    if (row && row !== shownRow) readAll();
    shownRow = row;
  }

  async function readAll() {
    try {
      const all = await readAccount(business, id);
      raw.replaceChildren(h("h2", {}, "All fields"), properties(all));
    } catch (error) {
      const text = model.connection === "live" ? error.message : "Not available without a connection.";
      raw.replaceChildren(h("h2", {}, "All fields"), h("p.quiet", {}, text));
    }
  }

  update();
  return {
    element,
    update,
    get title() { return (model.accounts.get(`${business}/${id}`)?.name || id).slice(0, 80); },
  };
}

function facts(model, row, business, id) {
  return {
    shows: [row && { ...row, numbers: null, search: null }, row && model.lastSeen(row), model.nameOf(business), model.loading],
    build: () => h("section.panel", {}, h("h2", {}, "Account"),
      !row && h("p", {}, model.loading ? "Loading." : mark("bad", "Not in the inventory any more.")),
      h("dl", {},
        h("dt", {}, "Account id"), h("dd", {}, h("code", {}, id)),
        h("dt", {}, "Business"),
        h("dd", {}, h("a", { href: `#/businesses/${business}`, "data-key": "business" }, stranger(model.nameOf(business)))),
        row && [
          h("dt", {}, "Edge"), h("dd", {}, edgeName(row.edge)),
          h("dt", {}, "Status"), h("dd", {}, state(row.status, "Not reported")),
          h("dt", {}, "Review"), h("dd", {}, state(row.review, "Not reported")),
          h("dt", {}, "Verification"), h("dd", {}, state(row.verification, "Not reported")),
          h("dt", {}, "Country"), h("dd", {}, h("bdi", {}, row.country ?? "–")),
          h("dt", {}, "Currency"), h("dd", {}, h("bdi", {}, row.currency ?? "–")),
          time("Created", row.created), time("First seen", row.first), time("Last seen", model.lastSeen(row)),
        ])),
  };
}

const time = (title, value) => [
  h("dt", {}, title), h("dd", {}, when(value, "Not reported"), value && h("small.quiet", {}, exact(value))),
];

function numbers(model, row) {
  const all = row?.numbers ?? [];
  return {
    shows: all.map((number) => ({ ...number, account: null })),
    build: () => h("section.panel", {}, h("h2", {}, plural(all.length, "number")),
      h("ul.numbers", {}, all.map((number) => h("li", {},
        h("b", {}, h("bdi", {}, number.display ?? number.id)), " ", stranger(number.name, "No verified name"),
        h("div", {}, "Quality ", state(number.quality), " · Status ", state(number.status), " · Limit ", tier(number.limit)))))),
  };
}

function history(model, row, business, id) {
  const found = model.changes.filter((change) => change.account === id && change.business === business).slice(0, 50);
  return {
    shows: found,
    build: () => h("section.panel", {}, h("h2", {}, "Changes"),
      found.length === 0 ? h("p.quiet", {}, "None yet.") : h("ol.latest", {}, found.map((change) => h("li", {},
        changeKind(change), " ", change.label && [h("bdi", {}, change.label), " "], changeDetails(change), " ",
        h("span.quiet", {}, when(change.at)))))),
  };
}

/** Creates nested lists for any JSON value. */
function properties(value) {
  if (Array.isArray(value)) return h("ol", {}, value.map((each) => h("li", {}, properties(each))));
  if (value !== null && typeof value === "object") {
    return h("dl", {}, Object.entries(value).map(([name, each]) => [
      h("dt", {}, h("bdi", {}, fieldName(name))),
      h(each !== null && typeof each === "object" ? "dd.long" : "dd", {}, properties(each), unixTime(name, each)),
    ]));
  }
  return h("bdi", {}, String(value));
}

const unixTime = (name, value) =>
  name.endsWith("_time") && typeof value === "number" && h("small.quiet", {}, exact(value * 1000));
