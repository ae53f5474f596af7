// What the review of a document gains with script: a field shows the words that filled it, words
// lead to their field, and selected words go into a field. The links between them work without.

const form = document.getElementById("review");
const pane = document.getElementById("pane");
const fieldOf = id => document.getElementById(`${id}-page`) ?? document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

// The pane alone scrolls; the form stays where the person is typing.
function show(segment) {
  pane.querySelectorAll(".lit").forEach(lit => lit.classList.remove("lit"));
  if (!segment) return;
  const kind = [...segment.classList].find(name => name.startsWith("k-"));
  pane.querySelectorAll(`.${kind}`).forEach(same => same.classList.add("lit"));
  const top = segment.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 4, behavior: calm ? "auto" : "smooth" });
}

const traced = link => document.getElementById(link.hash.slice(1));

form.addEventListener("focusin", event => {
  const link = event.target.closest(".field")?.querySelector("a.trace")
    ?? event.target.closest("[data-row]")?.querySelector("a.trace");
  if (link) show(traced(link));
});

form.addEventListener("click", event => {
  const link = event.target.closest("a.trace, .legend a, .findings a, .unassigned a");
  if (link && traced(link)) {
    event.preventDefault();
    show(traced(link));
    pane.focus({ preventScroll: innerWidth > 992 });
  }
});

pane.addEventListener("click", event => {
  const segment = event.target.closest("[data-field]");
  if (!segment || !getSelection().isCollapsed) return;
  const field = fieldOf(segment.dataset.field);
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  field.closest(".field").scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
});

// Selected words, without the labels that the page put between them and without hidden tags.
const box = document.querySelector("[data-assign]");
const buttons = box.querySelectorAll("button");
const said = box.querySelector("[data-said]");
const tags = document.getElementById("show-tags");
let words = "";
box.hidden = false;

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (selection.isCollapsed || !pane.contains(selection.anchorNode) || !pane.contains(selection.focusNode)) return;
  const copy = selection.getRangeAt(0).cloneContents();
  copy.querySelectorAll(".label").forEach(label => label.remove());
  if (tags && !tags.checked) {
    copy.querySelectorAll(".k-markup").forEach(tag => tag.replaceWith(tag.classList.contains("parting") ? "\n\n" : ""));
  }
  words = copy.textContent.trim();
  buttons.forEach(button => { button.disabled = !words; });
  said.textContent = words ? `${words.split(/\s+/).length} words selected.` : "Select words below.";
});

const line = text => text.replace(/\s+/g, " ").trim();

function put(input, value, append) {
  input.value = append && input.value ? `${input.value} ${value}` : value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// An empty row, or one more.
function row(list, first) {
  const all = () => [...form.querySelectorAll(`#${list} ${first}`)];
  const free = all().find(input => !input.value);
  if (free) return free.closest("[data-row]");
  form.querySelector(`[data-add=${list}]`).click();
  return all().at(-1).closest("[data-row]");
}

// E-mail, phone and organisation are told apart by their form; a person looks at the row anyway.
function contact(append) {
  const at = append ? row("contacts", "[name$='.name']") : form.querySelector("#contacts [data-row]");
  const email = words.match(/[^\s@<>",;]+@[^\s@<>",;]+/)?.[0] ?? "";
  const phone = words.match(/\+?[\d(][\d ().\/-]{5,}\d/)?.[0] ?? "";
  const rest = words.replace(email, "").replace(phone, "").split(/\n|;/).map(line).filter(part => /\p{L}{2}/u.test(part));
  const [name, ...more] = rest.join("\n").split(/\n|, /);
  for (const [key, value] of [["name", name ?? ""], ["organization", more.join(", ")], ["phone", phone], ["email", email]]) {
    put(at.querySelector(`[name$='.${key}']`), line(value), false);
  }
  return at.querySelector("[name$='.name']");
}

function assign(to, append) {
  if (to === "contact") return contact(append);
  if (to === "company") {
    const input = append
      ? row("companies", "[name$='.printed']").querySelector("[name$='.printed']")
      : form.querySelector("#companies [name$='.printed']");
    put(input, line(words), false);
    return input;
  }
  const field = document.getElementById(to);
  if (field.classList.contains("markup")) {
    field.dispatchEvent(new CustomEvent("assign", { detail: { text: words, append } }));
  } else if (to === "subheadlines") {
    const lines = words.split("\n").map(line).filter(Boolean).join("\n");
    field.value = append && field.value ? `${field.value.trimEnd()}\n${lines}` : lines;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  } else {
    put(field, line(words), append);
  }
  return field;
}

for (const button of buttons) {
  // The selection must outlast the press.
  button.addEventListener("mousedown", event => event.preventDefault());
  button.addEventListener("click", () => {
    const choice = document.getElementById("assign-to");
    const field = assign(choice.value, button.dataset.how === "append");
    field.closest(".field").scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    said.textContent = `Put into ${choice.selectedOptions[0].textContent}.`;
  });
}
