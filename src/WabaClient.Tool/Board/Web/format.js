import { h } from "./dom.js";

const integer = new Intl.NumberFormat("en");
const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
const dayFormat = new Intl.DateTimeFormat("en", { weekday: "short", day: "numeric", month: "short" });

export const count = (value) => integer.format(value);
export const isAre = (value) => (value === 1 ? "is" : "are");
export const plural = (value, word, more = `${word}s`) => `${count(value)} ${value === 1 ? word : more}`;
export const exact = (time) => exactFormat.format(time);
export const day = (time) => dayFormat.format(time);

/** Formats a time relative to now, such as "in 40 s" or "3 days ago". */
export function relative(time, now = Date.now()) {
  const seconds = Math.round(Math.abs(now - time) / 1000);
  if (seconds < 5) return "now";
  const text = length(seconds);
  return time > now ? `in ${text}` : `${text} ago`;
}

/** Formats the duration since a time, such as "for 40 s". */
export const duration = (time, now = Date.now()) => `for ${length(Math.max(0, Math.round((now - time) / 1000)))}`;

function length(seconds) {
  const [amount, unit] = seconds < 60 ? [seconds, "s"]
    : seconds < 3600 ? [Math.round(seconds / 60), "min"]
    : seconds < 86400 ? [Math.round(seconds / 3600), "h"]
    : seconds < 60 * 86400 ? [Math.round(seconds / 86400), "days"]
    : seconds < 730 * 86400 ? [Math.round(seconds / (30.44 * 86400)), "months"]
    : [Math.round(seconds / (365.25 * 86400)), "years"];
  return unit === "days" && amount === 1 ? "1 day" : `${amount} ${unit}`;
}

/** Shows a relative time, with the exact time on hover. updateTimes keeps it up to date. */
export function when(time, missing = "never") {
  return time
    ? h("time", { datetime: new Date(time).toISOString(), "data-time": time, title: exact(time) }, relative(time))
    : h("span.quiet", {}, missing);
}

/** Shows the duration since a time. updateTimes keeps it up to date. */
export const since = (time) =>
  h("time", { datetime: new Date(time).toISOString(), "data-time": time, "data-since": true, title: exact(time) }, duration(time));

export function updateTimes() {
  const now = Date.now();
  for (const element of document.querySelectorAll("time[data-time]")) {
    const format = element.dataset.since === undefined ? relative : duration;
    const text = format(Number(element.dataset.time), now);
    if (element.textContent !== text) element.textContent = text;
  }
}

// A state is shown as a shape, a word and a color: "good" is a disc, "warn" a triangle, "bad" an octagon, "idle" a ring.
const kinds = {
  ACTIVE: "good", APPROVED: "good", CONNECTED: "good", GREEN: "good", VERIFIED: "good", LIVE: "good",
  PENDING: "warn", RESTRICTED: "warn", DEFERRED: "warn", FLAGGED: "warn", YELLOW: "warn", RATE_LIMITED: "warn",
  PENDING_REVIEW: "warn", LIMITED: "warn", WARNING: "warn", EXPIRED: "warn", MIGRATED: "warn",
  DISABLED: "bad", REJECTED: "bad", DECLINED: "bad", BANNED: "bad", RED: "bad", DISCONNECTED: "bad", BLOCKED: "bad",
  FAILED: "bad", REVOKED: "bad",
};

export const kindOf = (value) => (value ? kinds[value.toUpperCase()] ?? "idle" : "idle");

export function words(value) {
  const text = value.replaceAll("_", " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Shows a state as Graph names it, such as RESTRICTED. */
export function state(value, missing = "–") {
  return value ? mark(kindOf(value), words(value)) : h("span.quiet", {}, missing);
}

export function mark(kind, word) {
  return h(`span.state.${kind}`, {}, h("i.mark", { "aria-hidden": "true" }), h("bdi", {}, word));
}

/** Shows a messaging limit: TIER_1K as 1K. */
export function tier(value) {
  if (!value) return h("span.quiet", {}, "–");
  const text = value.replace(/^TIER_/, "");
  return h("bdi", {}, text === "UNLIMITED" ? "Unlimited" : text);
}

export const edgeName = (edge) => (edge === 1 ? "owned" : "client");

/** Returns the name of a Graph field as words: quality_rating as "quality rating". */
export const fieldName = (name) => name.replaceAll("_", " ");
