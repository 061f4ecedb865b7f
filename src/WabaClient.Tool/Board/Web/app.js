// The frame of the page: navigation, the state of the connection, and the view that the URL selects.

import { h } from "./dom.js";
import { openFeed } from "./feed.js";
import { count, plural, updateTimes, when } from "./format.js";
import { Model, act } from "./model.js";
import { account } from "./views/account.js";
import { accounts } from "./views/accounts.js";
import { business } from "./views/business.js";
import { businesses } from "./views/businesses.js";
import { changes } from "./views/changes.js";
import { limits } from "./views/limits.js";
import { numbers } from "./views/numbers.js";
import { overview } from "./views/overview.js";

// The key of the printed address has been exchanged for a cookie.
if (location.search) history.replaceState(null, "", `/${location.hash}`);

const routes = [
  [/^\/$/, overview], [/^\/businesses$/, businesses], [/^\/businesses\/\d+$/, business], [/^\/accounts$/, accounts],
  [/^\/accounts\/\d+\/\d+$/, account], [/^\/numbers$/, numbers], [/^\/changes$/, changes], [/^\/limits$/, limits],
];
const model = new Model();
const element = (id) => document.getElementById(id);
const main = element("main");
const links = [
  ["/", "Overview"], ["/businesses", "Businesses"], ["/accounts", "Accounts"], ["/numbers", "Numbers"], ["/changes", "Changes"],
  ["/limits", "Limits"],
].map(([path, text]) => ({ path, link: h("a", { href: `#${path}` }, text) }));
element("nav").append(...links.map(({ link }) => link));

let view;
let changesSaid = 0;

function navigate() {
  const [path, query] = location.hash.slice(1).split("?");
  const route = { path: path || "/", parameters: new URLSearchParams(query) };
  const create = routes.find(([pattern]) => pattern.test(route.path))?.[1];
  if (!create) return location.replace("#/");
  const first = !view;
  view?.close?.();
  view = create(model, route);
  main.replaceChildren(view.element);
  main.classList.toggle("fills", view.element.classList.contains("fill"));
  main.scrollTop = 0;
  drawTitle();
  for (const { path: each, link } of links) {
    const current = each === "/" ? route.path === "/" : route.path.startsWith(each);
    if (current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!first) main.focus({ preventScroll: true });
}

function drawTitle() {
  const title = `${view.title} · waba board`;
  if (document.title !== title) document.title = title;
}

const connections = {
  loading: ["idle", "Loading"], live: ["good", "Live"], lost: ["bad", "Offline"], refused: ["bad", "Ended"],
};

function drawFrame() {
  const isLive = model.connection === "live";
  const running = isLive && model.pass.running;
  const [kind, word] = isLive && model.pass.problem ? ["warn", "Live, but not reading"] : connections[model.connection];
  const text = running ? "Reading" : word;
  const status = element("connection");
  if (status.dataset.text !== text || status.dataset.at !== String(model.pass.at)) {
    status.dataset.text = text;
    status.dataset.at = model.pass.at;
    status.replaceChildren(
      h(`span.state.${kind}`, {}, h("i.mark", { "aria-hidden": "true" }), text),
      ...(isLive && !running && model.pass.at ? [h("span.quiet.wideonly", {}, "· read ", when(model.pass.at))] : []));
  }
  main.ariaBusy = model.loading && isLive ? "true" : null;
  const banner = element("banner");
  const message = {
    lost: "The connection to waba board is lost. What is shown may be out of date; the page reconnects by itself.",
    refused: "This run of waba board has ended. Open the address that the new run printed.",
  }[model.connection] ?? (model.pass.problem ? `Nothing can be read at present: ${model.pass.problem}` : "");
  banner.hidden = message === "";
  if (banner.textContent !== message) banner.textContent = message;
  const button = element("refresh");
  if (model.connection !== "live") button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

function announce(topics) {
  if (!topics.has("changes") || document.hidden) return;
  const fresh = model.changes.filter((change) => change.seq > changesSaid).length;
  if (fresh === 0) return;
  changesSaid = model.changes[0].seq;
  element("announcer").textContent = `${plural(fresh, "change")}. ${count(model.accounts.size)} accounts.`;
}

let drawn = 0;
let late = new Set();
let timer;

// Drawing many accounts takes long, so their views are drawn at most twice per second.
function onTopics(topics) {
  for (const topic of topics) late.add(topic);
  drawFrame();
  clearTimeout(timer);
  const due = model.accounts.size > 2000 ? drawn + 500 - performance.now() : 0;
  if (due > 0 && !topics.has("all")) {
    timer = setTimeout(() => onTopics(new Set()), due);
    return;
  }
  drawn = performance.now();
  const current = late;
  late = new Set();
  if (current.has("all")) changesSaid = model.changes[0]?.seq ?? 0;
  announce(current);
  if (current.size === 1 && current.has("connection")) return;
  view.update(current);
  drawTitle();
}

element("refresh").addEventListener("click", async (event) => {
  if (event.currentTarget.getAttribute("aria-disabled")) return;
  try {
    await act("refresh", {});
  } catch (error) {
    element("announcer").textContent = error.message;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, select, textarea, dialog")) return;
  const search = main.querySelector("input[type=search]");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

addEventListener("hashchange", navigate);
setInterval(updateTimes, 5000);
model.subscribe(onTopics);
navigate();
drawFrame();

if (typeof SharedWorker === "undefined") {
  openFeed((message) => model.receive(message));
} else {
  const policy = globalThis.trustedTypes?.createPolicy("board", { createScriptURL: () => "/worker.js" });
  const { port } = new SharedWorker(policy ? policy.createScriptURL("") : "/worker.js", { type: "module", name: "waba board" });
  port.onmessage = ({ data }) => model.receive(data);
  addEventListener("pagehide", () => port.postMessage("close"));
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
