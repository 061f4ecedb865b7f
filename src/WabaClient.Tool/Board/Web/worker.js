import { openFeed } from "./feed.js";

const ports = new Set();
let current;

openFeed((message) => {
  if (message.kind === "live" || message.kind === "lost" || message.kind === "refused") current = message;
  for (const port of ports) port.postMessage(message);
});

self.onconnect = ({ ports: [port] }) => {
  ports.add(port);
  if (current) port.postMessage(current);
  port.onmessage = () => ports.delete(port);
};
