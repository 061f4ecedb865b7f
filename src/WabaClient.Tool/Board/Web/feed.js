// The stream of events, which is reconnected as long as the page is open. worker.js opens one for all tabs, because a browser
// opens at most six connections to a server. Without shared workers, each page opens its own.

const kinds = ["hello", "changes", "edges", "usage", "waits", "pass", "businesses", "reload", "beat"];
const retryDelay = 2000;
const silence = 60000;

/** Opens the stream. The listener receives { kind, data } with data as JSON text, and { kind: "live" | "lost" | "refused" }. */
export function openFeed(listener) {
  let last = "";
  let source;
  let timer;

  function connect() {
    source = new EventSource(`/api/events${last ? `?after=${last}` : ""}`);
    for (const kind of kinds) source.addEventListener(kind, receive);
    source.onerror = retry;
    watch();
  }

  function receive(event) {
    watch();
    if (event.lastEventId) last = event.lastEventId;
    if (event.type === "hello") listener({ kind: "live", data: event.data });
    else if (event.type !== "beat") listener({ kind: event.type, data: event.data });
  }

  // The server sends a beat every 15 seconds; a connection without beats is lost.
  function watch() {
    clearTimeout(timer);
    timer = setTimeout(retry, silence);
  }

  async function retry() {
    clearTimeout(timer);
    source.close();
    listener({ kind: "lost" });
    // An event source does not report why it failed. Another run of the server rejects this cookie with 401.
    const status = await fetch("/api/world", { method: "HEAD", cache: "no-store" }).then((r) => r.status, () => 0);
    if (status === 401) listener({ kind: "refused" });
    timer = setTimeout(connect, retryDelay);
  }

  connect();
}
