import { h } from "./dom.js";
import { count, day, plural } from "./format.js";

const kinds = ["added", "changed", "moved", "removed"];

/** Draws a chart for the width of its element, and again when the width changes. */
function drawn(element, draw) {
  let width = 0;
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === 0 || next === width) return;
    width = next;
    element.replaceChildren(draw(width));
  }).observe(element);
  return element;
}

/** Creates a chart with one stacked bar per day, and a table with the same numbers. */
export function changesPerDay(days) {
  const most = Math.max(1, ...days.map(({ counts }) => counts.reduce((a, b) => a + b)));
  const height = 132;
  const chart = drawn(h("div.chart"), (width) => {
    const step = width / days.length;
    const bars = days.map(({ start, counts }, i) => {
      let bottom = height - 20;
      const parts = counts.map((value, kind) => {
        const size = value === 0 ? 0 : Math.max(2, Math.round((value / most) * (height - 40)));
        bottom -= size;
        return size > 0 && h(`rect.${kinds[kind]}`, { x: i * step + step * 0.15, y: bottom, width: step * 0.7, height: size - 0.5 });
      });
      const total = counts.reduce((a, b) => a + b);
      const label = new Date(start).getDate();
      return h("g", {},
        h("title", {}, `${day(start)}: ${kinds.map((kind, k) => `${counts[k]} ${kind}`).join(", ")}`),
        h("rect.hit", { x: i * step, y: 0, width: step, height }),
        parts,
        total > 0 && h("text", { x: (i + 0.5) * step, y: bottom - 4, "text-anchor": "middle" }, count(total)),
        h("text.quiet", { x: (i + 0.5) * step, y: height - 5, "text-anchor": "middle" }, String(label)));
    });
    return h("svg", { width, height, "aria-hidden": "true" },
      h("line", { x1: 0, x2: width, y1: height - 19.5, y2: height - 19.5 }), bars);
  });
  return h("figure", {},
    chart,
    h("figcaption", {}, kinds.map((kind) => h("span.key", {}, h(`i.swatch.${kind}`, { "aria-hidden": "true" }), kind))),
    h("details", { "data-key": "days" }, h("summary", {}, "As a table"),
      h("table", {},
        h("thead", {}, h("tr", {}, ["day", ...kinds].map((title) => h("th", { scope: "col" }, title)))),
        h("tbody", {}, days.map(({ start, counts }) =>
          h("tr", {}, h("th", { scope: "row" }, day(start)), counts.map((value) => h("td", {}, count(value)))))))));
}

/** Creates a chart of the usage of a rate limit in percent. A sample is [time, calls, CPU time, total time]. */
export function usageOverTime(samples, { height = 90, small = false } = {}) {
  const points = samples.map(([time, ...values]) => ({ time, use: Math.max(...values) }));
  const last = points.at(-1);
  const most = Math.max(...points.map(({ use }) => use));
  const label = last
    ? `Use of the rate limit: ${last.use}% now, at most ${most}% in ${plural(points.length, "sample")}.`
    : "Use of the rate limit: not reported yet.";
  return drawn(h(`div.chart${small ? ".small" : ""}`, { role: "img", "aria-label": label }),
    (width) => {
      const margin = small ? 2 : 40;
      const from = points[0]?.time ?? 0;
      const span = Math.max(1, (last?.time ?? 0) - from);
      const x = ({ time }) => margin + ((time - from) / span) * (width - margin - 4);
      const y = (use) => height - 4 - (Math.min(use, 120) / 120) * (height - 8);
      const path = points.map((point, i) => `${i ? "L" : "M"}${x(point).toFixed(1)} ${y(point.use).toFixed(1)}`).join("");
      return h("svg", { width, height, "aria-hidden": "true" },
        [0, 80, 100].map((use) => h("g", {},
          h(`line${use === 100 ? ".limit" : ""}`, { x1: margin, x2: width, y1: y(use), y2: y(use) }),
          !small && h("text.quiet", { x: margin - 6, y: y(use) + 4, "text-anchor": "end" }, `${use}%`))),
        points.length > 1 && h("path.use", { d: path }),
        last && h("circle.use", { cx: points.length > 1 ? x(last) : margin + 3, cy: y(last.use), r: 3 }));
    });
}

/** Creates a list of values with one bar and one link per value. */
export function distribution(entries) {
  const most = Math.max(1, ...entries.map(({ value }) => value));
  return h("ul.distribution", {}, entries.map(({ label, value, href, key }) => {
    const bar = h("i.bar", { "aria-hidden": "true" });
    bar.style.inlineSize = `${(100 * value) / most}%`;
    return h("li", {}, h("a", { href, "data-key": key }, label, h("b", {}, count(value))), h("span.rail", {}, bar));
  }));
}
