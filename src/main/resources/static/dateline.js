// What every page gains with script: a type-ahead on inputs that name a source of suggestions.
// The ARIA combobox pattern with a list popup; without script each input is a plain text field that
// the server understands as well.

const WAIT = 120;

function combobox(input) {
  const list = document.createElement("ul");
  list.className = "options";
  list.role = "listbox";
  list.id = `${input.id}-options`;
  list.hidden = true;
  list.ariaLabel = "Companies";
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  input.parentElement.append(list);

  const said = document.createElement("span");
  said.className = "hidden";
  said.role = "status";
  input.parentElement.append(said);

  let timer, request, chosen = -1;
  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  function mark(index) {
    const all = options();
    chosen = (index + all.length) % all.length;
    all.forEach((option, i) => { option.ariaSelected = String(i === chosen); });
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  function take(option) {
    if ("open" in input.dataset) return location.assign(input.dataset.open + encodeURIComponent(option.dataset.value));
    if ("follow" in input.dataset) return location.assign(option.dataset.value);
    const goes = "go" in input.dataset;
    input.value = goes ? option.dataset.value : option.querySelector("span").textContent;
    close();
    if (goes) input.form.requestSubmit();
    else input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async function suggest() {
    const typed = input.value.trim();
    request?.abort();
    if (!typed) return close();
    request = new AbortController();
    try {
      const source = new URL(input.dataset.suggest, location);
      source.searchParams.set(input.dataset.parameter ?? "q", typed);
      const answer = await fetch(source, { signal: request.signal });
      if (!answer.ok || answer.redirected) return close();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = [...page.querySelectorAll("li")];
      // Who has chosen already, while this answer was on its way, keeps the choice.
      const kept = chosen < 0 ? undefined : options()[chosen]?.dataset.value;
      found.forEach((option, i) => { option.id = `${list.id}-${i}`; option.ariaSelected = "false"; });
      list.replaceChildren(...found);
      said.textContent = found.length === 1 ? "1 company" : `${found.length} companies`;
      if (!found.length || document.activeElement !== input) return close();
      chosen = -1;
      list.hidden = false;
      input.ariaExpanded = "true";
      const again = found.findIndex(option => option.dataset.value === kept);
      if (again >= 0) mark(again);
    } catch (failure) {
      if (failure.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, WAIT); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" && !open) suggest();
    else if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp" && open) mark(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape" && open) close();
    else if (event.key === "Enter" && open && chosen >= 0) take(options()[chosen]);
    else return;
    event.preventDefault();
  });
  // Before the input loses the focus and the list closes.
  list.addEventListener("pointerdown", event => {
    const option = event.target.closest("li");
    event.preventDefault();
    if (option) take(option);
  });
}

function suggestIn(parent) {
  parent.querySelectorAll("[data-suggest]").forEach(combobox);
}

// Other scripts say so when they put something new into a page. They do not import this one: under
// its address without the mark of the version it would run a second time.
document.addEventListener("contents", event => suggestIn(event.detail));
suggestIn(document);

// What is wrong with a form comes first.
document.getElementById("errors")?.focus();
