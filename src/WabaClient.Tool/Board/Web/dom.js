// Elements are created from nodes and text only. No module parses markup, because names and messages are chosen by strangers.
// The content security policy enforces this with Trusted Types.

const svgNames = new Set(["svg", "g", "path", "rect", "line", "text", "title", "polyline", "polygon", "circle"]);

/** Creates an element: h("p.note", { id: "x", onclick }, "text", node, ["more"]). */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = svgNames.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  if (classes.length > 0) element.setAttribute("class", classes.join(" "));
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...shown(children));
  return element;
}

/** Replaces the contents of an element. */
export const fill = (element, ...children) => element.replaceChildren(...shown(children));

const shown = (children) =>
  children.flat(3).filter((child) => child !== null && child !== undefined && child !== false);

/** Shows a text that a stranger chose, isolated so that right-to-left marks do not affect the text around it. */
export function stranger(text, missing = "No name") {
  return text
    ? h("bdi", { title: text.length > 24 ? text.slice(0, 300) : null }, text)
    : h("span.quiet", {}, missing);
}

/**
 * Rebuilds an element if what it shows has changed. The focus and open details elements are kept for parts with the same
 * data-key.
 */
export function rebuild(current, shows, build) {
  const signature = JSON.stringify(shows);
  if (current.signature === signature) return current;
  const next = build();
  next.signature = signature;
  const focused = current.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const opened = [...current.querySelectorAll("details[open]")].map((details) => details.dataset.key);
  current.replaceWith(next);
  const find = (key) => next.querySelector(`[data-key="${CSS.escape(key)}"]`);
  for (const key of opened) find(key)?.setAttribute("open", "");
  if (focused) find(focused)?.focus({ preventScroll: true });
  return next;
}

/** Asks a question in a modal dialog; resolves to true if the user agrees. */
export function ask(title, paragraphs, action) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { "aria-labelledby": "ask" },
      h("h2", { id: "ask" }, title),
      paragraphs.map((text) => h("p", {}, text)),
      h("div.buttons", {},
        h("button", { type: "button", onclick: () => dialog.close("") }, "Cancel"),
        h("button.primary", { type: "button", onclick: () => dialog.close("yes") }, action)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
