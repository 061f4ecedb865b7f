import { h, rebuild, stranger } from "../dom.js";
import { usageOverTime } from "../charts.js";
import { count, mark, plural, when } from "../format.js";
import { useText } from "./businesses.js";

const shownLimits = 60;
const reasons = {
  throttled: ["warn", "Throttled"], retry: ["warn", "Retry"], pacing: ["info", "Pacing"],
};

export function limits(model) {
  const panels = [used, waits].map((panel) => ({ panel, node: h("section") }));
  const element = h("div.page", {}, h("h1", {}, "Limits"),
    h("p.quiet", {}, "How much of each rate limit is used, as Graph reported last, and when calls had to wait. At 100%, Graph throttles."),
    panels.map(({ node }) => node));

  function update() {
    for (const each of panels) {
      const { shows, build } = each.panel(model);
      each.node = rebuild(each.node, shows, build);
    }
  }

  update();
  return { element, title: "Limits", update };
}

function used(model) {
  const all = [...model.usage.values()].sort((a, b) => model.useOf(b.id) - model.useOf(a.id)).slice(0, shownLimits);
  return {
    shows: [all, all.map(({ id }) => model.nameOf(id))],
    build: () => h("section", { "aria-label": "Use per limit" },
      all.length === 0 && h("p.quiet", {}, "Graph has not reported any use yet."),
      h("div.panels", {}, all.map((usage) => h("section.panel", {},
        h("h2", {}, model.businesses.has(usage.id)
          ? h("a", { href: `#/businesses/${usage.id}`, "data-key": usage.id }, stranger(model.nameOf(usage.id)))
          : stranger(usage.id === "app" ? "All calls of the app" : `Account ${usage.id}`)),
        h("p", {}, "Used: ", useText(model.useOf(usage.id)),
          usage.until > Date.now() && [" ", mark("warn", "Throttled"), ", ends ", when(usage.until)]),
        usageOverTime(usage.samples)))),
      model.usage.size > shownLimits && h("p.quiet", {}, `The ${shownLimits} most used of ${plural(model.usage.size, "limit")}.`)),
  };
}

function waits(model) {
  const rows = model.waits.slice(0, 100);
  return {
    shows: rows,
    build: () => h("section.panel", {}, h("h2", {}, "Waits"),
      rows.length === 0 && h("p.quiet", {}, "No call had to wait for a second or more."),
      rows.length > 0 && h("div.scroll", { tabindex: "0", role: "group", "aria-label": "Waits" }, h("table", {},
        h("thead", {}, h("tr", {}, ["Time", "Reason", "Object", "Code", "Wait", "Until"].map((title) => h("th", { scope: "col" }, title)))),
        h("tbody", {}, rows.map(([time, reason, object, code, seconds, until]) => h("tr", {},
          h("td", {}, when(time)),
          h("td", {}, mark(...(reasons[reason] ?? ["idle", reason]))),
          h("td", {}, object ? stranger(model.nameOf(object)) : "–"),
          h("td", {}, code ?? "–"),
          h("td", {}, `${count(seconds)} s`),
          h("td", {}, when(until)))))))),
  };
}
