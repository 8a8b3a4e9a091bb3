// Reads PDF files with pdf.js, as browsers do, and writes one line of JSON for
// each: node pdfjs.mjs FOLDER-OF-PDFJS FILE…
//
// The text of a page is that of its structure, in its order: what no element
// holds, as page numbers, is not read.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);

// Nothing is drawn here: what drawing would need, and its absence, count for nothing.
console.warn = () => {};
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};
const pdfjs = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`));

// marked maps the ids of marked content to the text in it.
function marked(items) {
  const text = new Map();
  const open = [];
  for (const item of items) {
    switch (item.type) {
      case "beginMarkedContentProps":
      case "beginMarkedContent":
        open.push(item.id ?? null);
        break;
      case "endMarkedContent":
        open.pop();
        break;
      default: {
        const id = open.findLast((o) => o !== null);
        text.set(id, (text.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
      }
    }
  }
  return text;
}

// walk gathers the roles of a tree and the text of its leaves.
function walk(node, text, roles, out) {
  if (node.type === "content") {
    out.push(text.get(node.id) ?? "");
    return;
  }
  if (node.role) roles.add(node.role);
  for (const child of node.children ?? []) walk(child, text, roles, out);
}

for (const file of files) {
  const task = pdfjs.getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  const said = { file, title: info.Title ?? "", language: info.Language ?? "", pages: [], evidence: "" };
  said.marked = (await document.getMarkInfo())?.Marked === true;
  said.showsTitle = (await document.getViewerPreferences())?.DisplayDocTitle === true;
  said.metadataTitle = metadata?.get("dc:title") ?? "";
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const tree = await page.getStructTree();
    const roles = new Set();
    const out = [];
    if (tree) walk(tree, marked(content.items), roles, out);
    said.pages.push({ roles: [...roles], text: out.join("\n") });
  }
  const attached = (await document.getAttachments()) ?? {};
  for (const { filename, content } of Object.values(attached)) {
    if (filename === "evidence.json") said.evidence = new TextDecoder().decode(content);
  }
  console.log(JSON.stringify(said));
  await task.destroy();
}
