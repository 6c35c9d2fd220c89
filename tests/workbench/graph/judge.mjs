// Reads a graph from stdin as the program it is meant for does, and prints what that program understood.
// Arguments: `dot` or `mermaid`, and the folder in which the npm packages are.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [kind, modules] = process.argv.slice(2);
const text = readFileSync(0, "utf8");
const require = createRequire(join(modules, "judge.js"));

async function dot() {
  const viz = await require("@viz-js/viz").instance();
  const read = viz.render(text, { format: "json", engine: "dot" });
  const errors = read.errors.filter((error) => error.level === "error");
  if (read.status !== "success" || errors.length) return { errors: read.errors };
  const found = JSON.parse(read.output);
  const names = (found.objects ?? []).map((node) => node.name);
  return {
    nodes: (found.objects ?? [])
      .filter((node) => !node.name.startsWith("cluster_"))
      .map((node) => ({ id: node.name, label: node.label, shape: node.shape })),
    groups: names.filter((name) => name.startsWith("cluster_")).length,
    edges: (found.edges ?? []).map((edge) => [edge.tail, edge.head].map((end) => names[end])),
  };
}

async function mermaid() {
  const { JSDOM } = require("jsdom");
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  const entry = join(modules, "mermaid", "dist", "mermaid.core.mjs");
  const { default: program } = await import(pathToFileURL(entry).href);
  program.initialize({ maxTextSize: 1e9, maxEdges: 1e6 });
  try {
    const { db } = await program.mermaidAPI.getDiagramFromText(text);
    return {
      nodes: [...db.getVertices().values()].map(({ id, text, type }) => ({ id, label: text, shape: type })),
      groups: db.getSubGraphs().length,
      edges: db.getEdges().map(({ start, end }) => [start, end]),
    };
  } catch (error) {
    return { errors: [String(error)] };
  }
}

console.log(JSON.stringify(await (kind === "dot" ? dot() : mermaid())));
