import { ask, fill, h, rebuild, stranger } from "../dom.js";
import { usageOverTime } from "../charts.js";
import { count, edgeName, exact, isAre, mark, plural, state, when, words } from "../format.js";
import { act } from "../model.js";
import { useText } from "./businesses.js";
import { changeLine } from "./changes.js";

const findingKinds = { failed: "bad", warning: "warn", passed: "good", skipped: "idle" };
const bySeverity = (a, b) => Object.keys(findingKinds).indexOf(a.status) - Object.keys(findingKinds).indexOf(b.status);

export function business(model, route) {
  const id = route.path.split("/")[2];
  const heading = h("h1", { tabindex: "-1" });
  const facts = [edges, limits, recent].map((panel) => ({ panel, node: h("section") }));
  const diagnosis = h("section.panel", { "aria-live": "polite" });
  const element = h("div.page", {},
    h("p", {}, h("a", { href: "#/businesses" }, "← Businesses")),
    heading, h("p.facts"),
    h("div.columns", {}, h("div.stack", {}, facts[0].node, diagnosis), h("div.stack", {}, facts.slice(1).map(({ node }) => node))));
  let report = null;
  let problem = null;
  let running = false;

  function update() {
    const known = model.businesses.get(id);
    heading.replaceChildren(stranger(known?.name, id));
    element.querySelector(".facts").replaceChildren(
      h("code", {}, id), " ", known?.verification ? state(known.verification) : "",
      " ", h("a", { href: `#/accounts?business=${id}` }, "Show its accounts"));
    for (const each of facts) {
      const { shows, build } = each.panel(model, id);
      each.node = rebuild(each.node, shows, build);
    }
  }

  async function diagnose() {
    running = true;
    problem = null;
    drawDiagnosis();
    try {
      report = { ...await act("diagnose", { business: id }), at: Date.now() };
    } catch (error) {
      problem = error.message;
    }
    running = false;
    drawDiagnosis();
    diagnosis.querySelector("button").focus();
  }

  function drawDiagnosis() {
    fill(diagnosis,
      h("div.tools", {}, h("h2", {}, "Diagnosis"),
        h("button.primary", { type: "button", "aria-disabled": running ? "true" : null, onclick: () => running || diagnose() },
          running ? "Asking Graph…" : report ? "Diagnose again" : "Diagnose"),
        report && h("span.quiet", {}, when(report.at))),
      problem && h("p", { role: "alert" }, mark("bad", problem)),
      !report && !problem && h("p.quiet", {},
        "Asks Graph what works for this business and explains what does not. Takes some calls of its rate limit."),
      report && h("p", {}, report.healthy
        ? mark("good", "No check failed.")
        : mark("bad", `${plural(report.findings.filter(({ status }) => status === "failed").length, "check")} failed.`)),
      report && h("ul.findings", {}, report.findings.toSorted(bySeverity).map((finding) => h(`li.${finding.status}`, {},
        h("div", {}, mark(findingKinds[finding.status], words(finding.status)), " ", h("b", {}, finding.check)),
        h("div", {}, h("bdi", {}, finding.summary)),
        finding.fix && h("div", {}, h("b", {}, "Fix: "), h("bdi", {}, finding.fix)),
        finding.evidence && h("div.quiet", {}, "Evidence: ", h("bdi", {}, finding.evidence))))));
  }

  update();
  drawDiagnosis();
  return { element, update, get title() { return model.nameOf(id).slice(0, 80); } };
}

async function accept(model, edge) {
  const accounts = plural(edge.pending, "account");
  const agreed = await ask(`Accept ${plural(edge.pending, "removal")}?`, [
    `${accounts} of ${model.nameOf(edge.business)} ${isAre(edge.pending)} no longer listed on the ${edgeName(edge.edge)} edge, and`
      + " nothing proves the removal.",
    "Usual causes are another access token, a permission that was lost, or a fault of Graph. Accept only what was meant to be"
      + " removed: it is removed from the inventory and reported as removed.",
  ], "Accept removals");
  if (!agreed) return;
  try {
    await act("accept", { business: edge.business, edge: edge.edge });
  } catch (error) {
    await ask("The removals were not accepted", [error.message], "Close");
  }
}

function edgeState(edge) {
  if (edge.failing) return mark("bad", "Failing");
  return edge.pending ? mark("warn", "Removals pending") : mark("good", "Healthy");
}

function edges(model, id) {
  const both = [1, 2].map((edge) => model.edges.get(`${id}/${edge}`)).filter(Boolean);
  return {
    shows: both,
    build: () => h("section.panel", {},
      h("h2", {}, "Edges"),
      both.length === 0 && h("p.quiet", {}, "Not read yet."),
      h("div.edges", {}, both.map((edge) => h("div.edge", {},
        h("h3", {}, edgeName(edge.edge) === "owned" ? "Owned accounts" : "Client accounts"),
        h("dl", {},
          h("dt", {}, "State"), h("dd", {}, edgeState(edge)),
          h("dt", {}, "Accounts"), h("dd", {}, count(edge.accounts)),
          h("dt", {}, "Last read"),
          h("dd", {}, when(edge.complete), edge.complete && h("small.quiet", {}, exact(edge.complete))),
          edge.failing && [h("dt", {}, "Failing since"), h("dd", {}, when(edge.failing), h("small.quiet", {}, exact(edge.failing)))],
          edge.failure && [h("dt", {}, "Why"), h("dd.long", {}, h("bdi", {}, edge.failure))],
          h("dt", {}, "Pending removals"), h("dd", {}, count(edge.pending), " ",
            edge.pending > 0 && h("button", {
              type: "button", "data-key": `accept${edge.edge}`, onclick: () => accept(model, edge),
            }, `Accept ${plural(edge.pending, "removal")}`))))))),
  };
}

function limits(model, id) {
  const usage = model.usage.get(id);
  const waits = model.waits.filter(([, , object]) => object === id).slice(0, 5);
  return {
    shows: [usage?.samples, usage?.until, waits],
    build: () => h("section.panel", {},
      h("h2", {}, "Rate limit"),
      usage ? [
        h("p", {}, "Used: ", useText(model.useOf(id)),
          usage.until > Date.now() && [" ", mark("warn", "Throttled"), ", ends ", when(usage.until)]),
        usageOverTime(usage.samples),
      ] : h("p.quiet", {}, "Graph has not reported the use of this limit yet."),
      waits.length > 0 && h("ol.latest", {}, waits.map(([time, reason, , code, seconds]) =>
        h("li", {}, `${words(reason)}, ${count(seconds)} s${code ? `, code ${code}` : ""} `, h("span.quiet", {}, when(time)))))),
  };
}

function recent(model, id) {
  const found = model.changes.filter((change) => change.business === id).slice(0, 10);
  return {
    shows: found,
    build: () => h("section.panel", {},
      h("h2", {}, h("a", { href: `#/changes?business=${id}`, "data-key": "changes" }, "Latest changes")),
      found.length === 0 ? h("p.quiet", {}, "None yet.") : h("ol.latest", {}, found.map((change) =>
        h("li", {}, changeLine(model, change), " ", h("span.quiet", {}, when(change.at)))))),
  };
}
