// Results that change in place: a link or a form inside of the search page fetches the next page
// and takes over its contents. The address, the back button, the focus and the announced count stay
// as a plain request would have them; whatever goes wrong, the plain request is made.

const main = document.querySelector("main.search");
let request;

// The same control in the new page: by its id, else by its list and its words.
function same(control) {
  if (control.id) return document.getElementById(control.id);
  const list = control.closest("[aria-labelledby], [aria-label]");
  const name = list?.getAttribute("aria-labelledby") ?? list?.getAttribute("aria-label");
  const label = text => text.querySelector("span, b")?.textContent ?? text.firstChild?.textContent?.trim();
  const lists = [...main.querySelectorAll("[aria-labelledby], [aria-label]")];
  const there = lists.find(l => (l.getAttribute("aria-labelledby") ?? l.getAttribute("aria-label")) === name);
  return there && [...there.querySelectorAll("a")].find(a => label(a) === label(control));
}

async function show(address, { push, focus }) {
  request?.abort();
  request = new AbortController();
  main.ariaBusy = "true";
  try {
    const answer = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main.search");
    if (!answer.ok || !next) return location.assign(address);
    const open = main.querySelector("details")?.open;
    if (push) history.pushState({}, "", answer.url);
    document.title = page.title;
    const feeds = of => of.head.querySelectorAll("link[rel=alternate]"), theirs = feeds(page);
    feeds(document).forEach((feed, i) => feed.href = theirs[i].getAttribute("href"));
    const finder = document.getElementById("finder"), other = page.getElementById("finder");
    if (finder && other) {
      const hidden = form => form.querySelectorAll("input[type=hidden]");
      hidden(finder.form).forEach(input => input.remove());
      finder.form.prepend(...hidden(other.form));
      if (document.activeElement !== finder || !push) finder.value = other.value;
    }
    // The status element stays the same one, or its new words would not be announced.
    const status = main.querySelector("#count"), counted = next.querySelector("#count");
    main.replaceChildren(...next.childNodes);
    const details = main.querySelector("details");
    if (details && open) details.open = true;
    if (status && counted) {
      const words = counted.textContent;
      counted.replaceWith(status);
      status.textContent = "";
      requestAnimationFrame(() => { status.textContent = words; });
    }
    document.dispatchEvent(new CustomEvent("contents", { detail: main }));
    const target = focus && same(focus);
    if (target) target.focus({ preventScroll: true });
    else if (focus && focus !== finder) main.focus({ preventScroll: true });
    if (push && !target) scrollTo(0, 0);
  } catch (failure) {
    if (failure.name !== "AbortError") location.assign(address);
    return;
  }
  main.ariaBusy = "false";
}

if (main) {
  main.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname || !to.search) return;
    event.preventDefault();
    show(link.href, { push: true, focus: link });
  });
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "get" || new URL(form.action).pathname !== location.pathname) return;
    const sent = new URLSearchParams(new FormData(form));
    [...sent.entries()].forEach(([name, value]) => { if (!value.trim()) sent.delete(name, value); });
    if (!sent.get("q") && form.querySelector("[name=q]")) return;
    event.preventDefault();
    show(`${location.pathname}?${sent}`, { push: true, focus: document.activeElement });
  });
  addEventListener("popstate", () => show(location.href, { push: false, focus: null }));
}
