// What readers gain with script: keys, copying, a passage with its citation, a reading list that is
// remembered in this browser alone. Without script each has a page of its own.

const KEYS = "dateline-keys";
const LIST = "dateline-list";
const SELECTED = 12;

const stored = key => { try { return localStorage.getItem(key); } catch { return null; } };
const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* A browser that keeps nothing. */ } };

const said = Object.assign(document.createElement("p"), { className: "hidden", role: "status" });
document.body.append(said);
const say = words => { said.textContent = ""; requestAnimationFrame(() => { said.textContent = words; }); };

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(await text);
    const label = button.textContent;
    button.textContent = "Copied";
    say("Copied");
    setTimeout(() => { button.textContent = label; }, 2000);
  } catch {
    say("This browser did not allow copying. Select the text and copy it by hand.");
  }
}

// Copying what a field holds.
for (const field of document.querySelectorAll("[data-copy]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy ${field.labels[0].textContent}`);
  button.addEventListener("click", () => copy(field.value, button));
  field.before(button);
}

// A selected passage with its citation.
const article = document.querySelector("article[data-cite]");
if (article) {
  const bar = Object.assign(document.createElement("div"), { className: "quotebar sans", hidden: true });
  const take = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy with citation" });
  const link = Object.assign(document.createElement("a"), { textContent: "Cite this passage" });
  const here = Object.assign(document.createElement("a"), { textContent: "Link to it" });
  bar.append(take, link, here);
  document.body.append(bar);
  let citation;

  const block = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[id^=p], [id^=a], [id^=d]");

  function place() {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || selection.toString().trim().length < SELECTED || !article.contains(range.commonAncestorContainer)) {
      bar.hidden = !bar.contains(document.activeElement);
      return;
    }
    const from = block(range.startContainer), to = block(range.endContainer) ?? from;
    if (!from) return;
    const address = new URL(article.dataset.cite, location);
    address.searchParams.set("from", from.id);
    address.searchParams.set("to", to.id);
    link.href = `${address}#passage`;
    here.href = `#${from.id}`;
    bar.hidden = false;
    const box = range.getBoundingClientRect();
    bar.style.setProperty("top", `${Math.max(0, scrollY + box.top - bar.offsetHeight - 6)}px`);
    bar.style.setProperty("left", `${Math.max(4, Math.min(scrollX + box.left, scrollX + innerWidth - bar.offsetWidth - 4))}px`);
    citation ??= fetch(article.dataset.cite).then(answer => answer.text())
      .then(page => new DOMParser().parseFromString(page, "text/html").querySelector("#plain").value);
  }

  take.addEventListener("click", () => {
    const passage = getSelection().toString().trim();
    copy(citation.then(cited => `“${passage}”\n\n${cited}`), take);
  });
  let timer;
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(place, 150); });
}

// The reading list of this browser: the link of a release goes to the list with it in it.
const listed = () => (stored(LIST) ?? "").split(",").filter(code => /^[0-9a-z]{10}$/.test(code));
for (const keep of document.querySelectorAll("[data-keep]")) {
  const codes = listed();
  if (codes.includes(keep.dataset.code)) keep.textContent = "On your reading list";
  else if (codes.length) keep.textContent = `Add to your reading list (${codes.length})`;
  keep.href = `/reading-list?r=${[...new Set([...codes, keep.dataset.code])].join(",")}`;
}
if (location.pathname === "/reading-list") {
  const shown = new URLSearchParams(location.search).get("r");
  const codes = listed();
  // Whatever somebody else sent is not yet one of this browser's own.
  if (shown !== null && document.referrer.startsWith(location.origin)) store(LIST, shown);
  else if (codes.length) {
    const again = Object.assign(document.createElement("p"), { className: "sans" });
    again.append(Object.assign(document.createElement("a"), { href: `/reading-list?r=${codes.join(",")}`, textContent: `Your last list in this browser (${codes.length})` }));
    document.querySelector(".lede").after(again);
  }
}

// Keys, all of them listed under "?". They can be switched off, for who speaks to a computer.
const rows = () => [...document.querySelectorAll(".rows h2 a")];
function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
}
const follow = rel => document.querySelector(`a[rel=${rel}]`)?.click();
const ACTIONS = [
  ["/", "Search", () => document.querySelector("#finder")?.focus()],
  ["j", "Next release in a list", () => step(1)],
  ["k", "Release before in a list", () => step(-1)],
  ["n", "Next page, or the later release", () => follow("next")],
  ["p", "Page before, or the earlier release", () => follow("prev")],
  ["c", "Cite this release", () => { if (article) location.assign(article.dataset.cite); }],
  ["?", "These keys", () => keys.showModal()],
];

const keys = Object.assign(document.createElement("dialog"), { className: "keys sans" });
keys.setAttribute("aria-labelledby", "keys-title");
keys.innerHTML = `<h2 id="keys-title">Keys</h2><dl></dl><p><label><input type="checkbox"> Keys work on these pages</label></p><form method="dialog"><button>Close</button></form>`;
for (const [key, words] of ACTIONS) {
  const term = document.createElement("dt");
  term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
  keys.querySelector("dl").append(term, Object.assign(document.createElement("dd"), { textContent: words }));
}
const on = keys.querySelector("input");
on.checked = stored(KEYS) !== "off";
on.addEventListener("change", () => store(KEYS, on.checked ? "on" : "off"));
document.body.append(keys);
const ask = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Keys" });
ask.addEventListener("click", () => keys.showModal());
document.querySelector("footer.site div").append(ask);

document.addEventListener("keydown", event => {
  if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || keys.open || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable], [role=combobox]")) return;
  const action = ACTIONS.find(([key]) => key === event.key);
  if (!action) return;
  event.preventDefault();
  action[2]();
});
