// The data of the page: loaded once, then kept up to date by the stream of events.

const mostChanges = 5000;
const mostSamples = 120;
const mostWaits = 200;

export class Account {
  constructor([business, edge, id, name, status, review, verification, country, currency, created, first, numbers]) {
    Object.assign(this, { business, edge, id, name, status, review, verification, country, currency, created, first });
    this.numbers = numbers?.map((row) => new PhoneNumber(this, row)) ?? [];
    this.search = undefined;
    this.changed = 0;
  }

  get key() { return `${this.business}/${this.id}`; }

  get text() {
    return this.search ??= [this.name, this.id, this.business, this.country, this.currency, this.status, this.review,
      ...this.numbers.flatMap((number) => [number.display, digits(number.display), number.name])].join("\n").toLowerCase();
  }
}

export class PhoneNumber {
  constructor(account, [id, display, name, status, quality, limit, nameStatus, throughput]) {
    Object.assign(this, { account, id, display, name, status, quality, limit, nameStatus, throughput });
  }

  get text() {
    return [this.display, digits(this.display), this.name, this.id, this.account.name, this.account.id, this.account.business,
      this.status, this.quality].join("\n").toLowerCase();
  }
}

/** A change. Each of its fields is [name, before, after]. If a phone number changed, label is that number. */
export class Change {
  constructor(row) { Object.assign(this, row); }

  get text() {
    return [this.label, this.name, this.account, this.business, this.kind, this.evidence, ...(this.fields ?? []).flat()]
      .join("\n").toLowerCase();
  }
}

const digits = (text) => (text ?? "").replace(/\D/g, "");

export class Model {
  constructor() {
    this.connection = "loading";   // loading, live, lost, refused
    this.loaded = 0;               // the number of accounts loaded so far
    this.loading = true;
    this.clear();
    this.accounts = new Map();
    this.listeners = new Set();
    this.topics = new Set();
    this.early = [];
    this.generation = 0;
  }

  clear() {
    this.world = { run: null, fake: false };
    this.businesses = new Map();
    this.edges = new Map();
    this.changes = [];
    this.seen = new Set();
    this.hours = new Map();
    this.usage = new Map();
    this.waits = [];
    this.pass = { running: false };
  }

  /** Calls the listener with the topics that changed, at most once per frame. */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  notify(...topics) {
    if (this.topics.size === 0) {
      // A hidden tab draws no frames, but must stay up to date.
      requestAnimationFrame(() => this.tell());
      setTimeout(() => this.tell(), 1000);
    }
    for (const topic of topics) this.topics.add(topic);
  }

  tell() {
    if (this.topics.size === 0) return;
    const changed = this.topics;
    this.topics = new Set();
    for (const listener of this.listeners) listener(changed);
  }

  /** Handles a message of the feed. */
  receive({ kind, data }) {
    if (kind === "lost" || kind === "refused") {
      if (kind === "refused" || this.connection !== "refused") this.connection = kind;
      this.notify("connection");
    } else if (kind === "live") {
      const { run, complete } = JSON.parse(data);
      this.connection = "live";
      this.notify("connection");
      if (run !== this.world.run || !complete) this.load();
    } else if (kind === "reload") {
      this.load();
    } else if (this.loading) {
      this.early.push({ kind, data });
    } else {
      this.apply(kind, JSON.parse(data));
    }
  }

  async load() {
    const generation = ++this.generation;
    this.loading = true;
    this.loaded = 0;
    this.early = [];
    try {
      const world = await (await get("/api/world")).json();
      if (generation !== this.generation) return;
      this.clear();
      this.world = world;
      this.pass = world.pass;
      this.addBusinesses(world.businesses);
      this.addEdges(world.edges);
      this.addUsage(world.usage);
      this.waits = world.waits;
      for (const [hour, ...counts] of world.hours) this.hours.set(hour, counts);
      this.changes = world.changes.map((change) => new Change(change));
      this.seen = new Set(world.changes.map((change) => change.seq));
      this.notify("all");

      // The first load shows rows as they arrive; a later one replaces all rows at its end.
      const accounts = this.accounts.size === 0 ? this.accounts : new Map();
      for await (const rows of lines("/api/accounts")) {
        if (generation !== this.generation) return;
        for (const row of rows) {
          const account = new Account(row);
          accounts.set(account.key, account);
        }
        this.loaded = accounts.size;
        this.notify("accounts");
      }
      this.accounts = accounts;
    } catch (error) {
      // The feed reports a lost connection and starts the next load.
      if (generation === this.generation) console.info("The board could not be loaded:", error.message);
      return;
    }
    this.loading = false;
    for (const { kind, data } of this.early.splice(0)) this.apply(kind, JSON.parse(data));
    this.notify("all");
  }

  apply(kind, data) {
    switch (kind) {
      case "changes": this.addChanges(data); break;
      case "edges": this.addEdges(data); break;
      case "usage": this.addUsage(data); break;
      case "businesses": this.addBusinesses(data); break;
      case "waits": this.waits = [...data, ...this.waits].slice(0, mostWaits); break;
      case "pass": this.pass = data; break;
      default: return;
    }
    this.notify(kind);
  }

  addBusinesses(rows) {
    for (const [id, name, verification] of rows) this.businesses.set(id, { id, name, verification });
  }

  addEdges(rows) {
    for (const [business, edge, accounts, complete, failing, failure, pending] of rows) {
      const key = `${business}/${edge}`;
      if (accounts === null) this.edges.delete(key);
      else this.edges.set(key, { key, business, edge, accounts, complete, failing, failure, pending });
      if (!this.businesses.has(business)) this.businesses.set(business, { id: business, name: null, verification: null });
    }
  }

  addUsage(rows) {
    for (const [id, type, until, ...samples] of rows) {
      const known = this.usage.get(id) ?? { id, type, until, samples: [] };
      known.type = type;
      known.until = until;
      known.samples = [...known.samples, ...samples].slice(-mostSamples);
      this.usage.set(id, known);
    }
  }

  addChanges(rows) {
    const now = Date.now();
    for (const change of rows) {
      if (change.row) {
        const account = new Account(change.row);
        const before = this.accounts.get(account.key);
        account.changed = now;
        account.first ??= before?.first ?? null;
        if (!change.row[11]) account.numbers = before?.numbers ?? [];
        this.accounts.set(account.key, account);
      } else if (change.number && !change.old) {
        this.addNumber(this.accounts.get(`${change.business}/${change.account}`), change);
      } else if (change.kind === "removed" && !change.old) {
        this.accounts.delete(`${change.business}/${change.account}`);
      }
      delete change.row;
      delete change.numberRow;
      if (change.first || this.seen.has(change.seq)) continue;
      this.seen.add(change.seq);
      this.changes.unshift(new Change(change));
      const hour = Math.floor(change.at / 3600000) * 3600000;
      const counts = this.hours.get(hour) ?? [0, 0, 0, 0];
      counts[["added", "changed", "moved", "removed"].indexOf(change.kind)]++;
      this.hours.set(hour, counts);
    }
    for (const dropped of this.changes.splice(mostChanges)) this.seen.delete(dropped.seq);
    this.notify("accounts");
  }

  addNumber(account, change) {
    if (!account) return;
    account.numbers = account.numbers.filter((number) => number.id !== change.number);
    if (change.numberRow) account.numbers.push(new PhoneNumber(account, change.numberRow));
    account.search = undefined;
    account.changed = Date.now();
  }

  /** Returns the name of a business, or its id. */
  nameOf(business) { return this.businesses.get(business)?.name || business; }

  /** Returns when the account was last listed, which is when its edge was last read completely. */
  lastSeen(account) { return this.edges.get(`${account.business}/${account.edge}`)?.complete ?? null; }

  /** Returns the numbers of added, changed, moved and removed accounts per local day, oldest first. */
  days(length) {
    const today = new Date();
    today.setHours(0, 0, 0, 0);
    const days = Array.from({ length }, (_, i) => {
      const start = new Date(today);
      start.setDate(start.getDate() - (length - 1 - i));
      return { start: start.getTime(), counts: [0, 0, 0, 0] };
    });
    for (const [hour, counts] of this.hours) {
      const found = days.findLast((each) => each.start <= hour);
      if (found) counts.forEach((value, i) => { found.counts[i] += value; });
    }
    return days;
  }

  /** Returns the latest reported usage of a rate limit in percent. */
  useOf(id) {
    const sample = this.usage.get(id)?.samples.at(-1);
    return sample ? Math.max(sample[1], sample[2], sample[3]) : null;
  }
}

async function get(address) {
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) throw new Error(`${address} returned ${response.status}.`);
  return response;
}

/** Returns the lines of a JSON stream in batches, as they arrive. */
async function* lines(address) {
  const reader = (await get(address)).body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    yield parts.map((line) => JSON.parse(line));
  }
  if (rest) throw new Error(`${address} was cut off.`);
}

/** Sends one of the three actions: refresh, accept, diagnose. */
export async function act(action, body) {
  const response = await fetch(`/api/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text || `The board returned ${response.status}.`);
  return text ? JSON.parse(text) : null;
}

export async function readAccount(business, account) {
  return (await get(`/api/account?business=${encodeURIComponent(business)}&account=${encodeURIComponent(account)}`)).json();
}
