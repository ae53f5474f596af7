// What the staff forms gain with script: an editor for the HTML subset, rows without a round trip,
// fields filled from the dateline, a warning before unsaved text is left. Every task works without.


const BLOCK = { P: "p", DIV: "p", H1: "h2", H2: "h2", H3: "h3", H4: "h4", H5: "h4", H6: "h4", UL: "ul", OL: "ol", LI: "li", TABLE: "table", CAPTION: "caption", THEAD: "thead", TBODY: "tbody", TFOOT: "tfoot", TR: "tr", TD: "td", TH: "th", PRE: "pre", BLOCKQUOTE: "blockquote" };
const INLINE = { A: "a", EM: "em", I: "em", STRONG: "strong", B: "strong", SUB: "sub", SUP: "sup", BR: "br" };
const UNSEEN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "HEAD", "TITLE", "META", "LINK", "OBJECT", "EMBED", "IFRAME", "SVG", "svg", "NOSCRIPT", "TEXTAREA", "SELECT", "BUTTON"]);

// Copies nodes into a fragment of the subset. The server cleans again; this shows what will stay.
function subset(nodes, into) {
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      into.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !UNSEEN.has(node.nodeName)) {
      const name = BLOCK[node.nodeName] ?? INLINE[node.nodeName];
      const holdsBlocks = name === "p" && [...node.children].some(child => BLOCK[child.nodeName]);
      if (!name || holdsBlocks) {
        subset(node.childNodes, into);
        continue;
      }
      const copy = document.createElement(name);
      if (name === "a" && /^(https?:|mailto:|tel:)/i.test(node.getAttribute("href") ?? "")) copy.href = node.getAttribute("href");
      for (const span of ["colspan", "rowspan", "scope"]) {
        if ((name === "td" || name === "th") && node.hasAttribute(span)) copy.setAttribute(span, node.getAttribute(span));
      }
      subset(node.childNodes, copy);
      into.append(copy);
    }
  }
  return into;
}

// Plain text becomes paragraphs at blank lines; lines with runs of blanks are fixed-width text.
function paragraphs(text) {
  const fragment = document.createDocumentFragment();
  for (const part of text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n\s*/)) {
    if (!part.trim()) continue;
    const fixed = part.split("\n").filter(line => /\S {3,}\S/.test(line)).length > 1;
    const block = document.createElement(fixed ? "pre" : "p");
    block.textContent = fixed ? part.replace(/\s+$/, "") : part.trim().replace(/\s*\n\s*/g, " ");
    fragment.append(block);
  }
  return fragment;
}

const TOOLS = [
  ["Paragraph", "¶", () => format("p")], ["Heading", "H2", () => format("h2")], ["Lower heading", "H3", () => format("h3")],
  ["Bold", "B", () => run("bold")], ["Italic", "I", () => run("italic")],
  ["Bulleted list", "•", () => run("insertUnorderedList")], ["Numbered list", "1.", () => run("insertOrderedList")],
  ["Quotation", "”", () => format("blockquote")], ["Fixed width", "mono", () => format("pre")],
  ["Undo", "↶", () => run("undo")], ["Redo", "↷", () => run("redo")],
];
// Which way a text runs, by all of its letters: the first one may be of a foreign name.
const directionOf = text => ((text.match(/[\u0590-\u08ff\ufb1d-\ufefc]/g) ?? []).length * 3 > (text.match(/\p{L}/gu) ?? []).length ? "rtl" : "ltr");
const run = (command, value) => document.execCommand(command, false, value);
const format = name => run("formatBlock", `<${name}>`);

function editor(area) {
  const box = document.createElement("div");
  box.className = "editor";
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.role = "toolbar";
  tools.ariaLabel = `Format of ${area.id}`;
  const page = document.createElement("div");
  page.className = "page";
  page.contentEditable = "true";
  page.role = "textbox";
  page.ariaMultiLine = "true";
  page.setAttribute("aria-labelledby", `${area.id}-label`);
  if (area.hasAttribute("aria-describedby")) page.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));
  page.id = `${area.id}-page`;

  const show = html => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    const marked = parsed.querySelector("p, h2, h3, h4, ul, ol, table, pre, blockquote");
    page.replaceChildren(marked ? subset(parsed.childNodes, document.createDocumentFragment()) : paragraphs(parsed.textContent));
    page.dir = directionOf(page.textContent);
  };
  const keep = () => {
    stale = false;
    area.value = page.textContent.trim() ? page.innerHTML : "";
    page.dir = directionOf(page.textContent);
  };
  // Writing a megabyte out takes longer than a key press: typed text is written out when it is wanted.
  let stale = false;
  const settle = () => { if (stale) keep(); };
  show(area.value);

  for (const [label, sign, act] of TOOLS) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = button.ariaLabel = label;
    button.textContent = sign;
    button.addEventListener("mousedown", event => event.preventDefault());
    button.addEventListener("click", () => { page.focus(); act(); keep(); });
    tools.append(button);
  }
  const source = document.createElement("button");
  source.type = "button";
  source.textContent = "Source";
  source.ariaPressed = "false";
  source.addEventListener("click", () => {
    const shown = area.hidden;
    if (shown) keep(); else show(area.value);
    area.hidden = !shown;
    page.hidden = shown;
    source.ariaPressed = String(shown);
    (shown ? area : page).focus();
  });
  tools.append(source);

  page.addEventListener("paste", event => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const fragment = html
      ? subset(new DOMParser().parseFromString(html, "text/html").body.childNodes, document.createDocumentFragment())
      : paragraphs(event.clipboardData.getData("text/plain"));
    const holder = document.createElement("div");
    holder.append(fragment);
    if (!holder.querySelector("p, h2, h3, h4, ul, ol, table, pre, blockquote") || (!html && holder.children.length === 1 && page.textContent.trim())) {
      run("insertText", holder.textContent.trim() ? holder.textContent : "");
    } else {
      run("insertHTML", holder.innerHTML);
    }
    keep();
  });
  // Words chosen elsewhere on the page.
  area.addEventListener("assign", event => {
    if (!page.hidden) keep();
    const text = paragraphs(event.detail.text);
    if (event.detail.append && page.textContent.trim()) page.append(text); else page.replaceChildren(text);
    keep();
    page.dispatchEvent(new Event("input", { bubbles: true }));
  });
  page.addEventListener("focus", () => run("defaultParagraphSeparator", "p"));
  page.addEventListener("input", () => { stale = true; });
  page.addEventListener("blur", settle);
  area.form?.addEventListener("submit", settle);
  document.getElementById(`${area.id}-label`)?.addEventListener("click", () => (page.hidden ? area : page).focus());
  area.before(box);
  box.append(tools, page, area);
  area.hidden = true;
  // A link of the error summary leads to the field's id.
  if (location.hash === `#${area.id}`) page.focus();
  return { page, area };
}

document.querySelectorAll("textarea.markup").forEach(editor);

// Another row, numbered on, without asking the server.
for (const button of document.querySelectorAll("[data-add]")) {
  button.addEventListener("click", event => {
    event.preventDefault();
    const rows = button.parentElement.querySelectorAll("[data-row]");
    const last = rows[rows.length - 1];
    const copy = last.cloneNode(true);
    const n = rows.length;
    copy.querySelectorAll(".options, [role=status], .error, .choice").forEach(extra => extra.remove());
    for (const element of copy.querySelectorAll("*")) {
      element.classList.remove("wrong");
      for (const name of ["id", "for", "name", "aria-controls", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/([[-])\d+(?=[\]-])/, `$1${n}`));
      }
      if (element.matches("input")) { element.value = ""; element.removeAttribute("aria-invalid"); }
      if (element.matches("select")) element.selectedIndex = 0;
    }
    last.after(copy);
    document.dispatchEvent(new CustomEvent("contents", { detail: copy }));
    copy.querySelector("input")?.focus();
  });
}

// Fields beside the dateline, filled from it where they are empty or were filled so before.
for (const form of document.querySelectorAll("[data-reading]")) {
  const field = name => form.elements.namedItem(name);
  const filled = {};
  field("dateline").addEventListener("change", async () => {
    const answer = await fetch(`${form.dataset.reading}?dateline=${encodeURIComponent(field("dateline").value)}`);
    if (!answer.ok || answer.redirected) return;
    const read = await answer.json();
    for (const [name, value] of [["releasedOn", read.date], ["place", read.place], ["wire", read.wire]]) {
      const input = field(name);
      if (value && (!input.value || input.value === filled[name])) input.value = filled[name] = value;
    }
  });
}

// Leaving a form with unsaved text asks first; sending it does not.
for (const form of document.querySelectorAll("[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", event => { if (!event.submitter?.formTarget) changed = false; });
  addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
}

// Files dropped where they can be chosen; what is too large or too many is said before it is sent.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const drop = input.closest(".drop");
  const said = form.querySelector("[data-dropped]");
  const tell = () => {
    const files = [...input.files];
    const large = files.filter(file => file.size > form.dataset.maxBytes).map(file => file.name);
    const left = files.length - form.dataset.maxFiles;
    said.textContent = [
      files.length > 1 ? `${files.length} files.` : "",
      large.length ? `Too large, and not taken: ${large.join(", ")}.` : "",
      left > 0 ? `The last ${left} will be left out.` : "",
    ].join(" ").trim();
  };
  input.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, event => { event.preventDefault(); drop.classList.add("over"); });
  }
  form.addEventListener("dragleave", event => { if (!form.contains(event.relatedTarget)) drop.classList.remove("over"); });
  form.addEventListener("drop", event => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; tell(); }
  });
  drop.classList.add("live");
}

const errors = document.getElementById("errors");
// The editor stands in for its text area, also where the summary links to it.
errors?.addEventListener("click", event => {
  const target = document.getElementById(`${event.target.hash?.slice(1)}-page`);
  if (target && !target.hidden) { event.preventDefault(); target.focus(); }
});

// Counts down to the instant when a release becomes public.
const left = ms => {
  const s = Math.max(0, Math.ceil(ms / 1000));
  const [d, h, m] = [Math.floor(s / 86400), Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60];
  return s === 0 ? "now" : d > 1 ? `in ${d} days` : d || h ? `in ${d * 24 + h} h ${m} min` : `in ${m} min ${s % 60} s`;
};
const times = document.querySelectorAll("time[data-until]");
if (times.length > 0) {
  const tick = () => times.forEach(time => { time.textContent = left(new Date(time.dateTime) - Date.now()); });
  tick();
  setInterval(tick, 1000);
}
