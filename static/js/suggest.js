// Suggestions under the search fields: an ARIA combobox with a list of options (WAI-ARIA Authoring Practices).
// Without this module a field is what it was: a plain search field of a form.

const PAUSE = 150; // milliseconds without a key before the server is asked

for (const input of document.querySelectorAll("input[data-suggest]")) combobox(input);

function combobox(input) {
  const list = document.createElement("ul");
  const status = document.createElement("div");
  let options = [];
  let active = -1;
  let typed = "";
  let timer = 0;
  let request = new AbortController();

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.form.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("input", (event) => {
    // Letters that an input method is still composing are not typed yet.
    if (!event.isComposing) askSoon();
  });
  input.addEventListener("compositionend", askSoon);
  input.addEventListener("keydown", press);
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);

  function askSoon() {
    clearTimeout(timer);
    request.abort();
    typed = input.value;
    if (!typed.trim()) return close();
    timer = setTimeout(ask, PAUSE);
  }

  async function ask() {
    request = new AbortController();
    const { signal } = request;
    try {
      const address = `${input.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal });
      if (answer.ok) show(await answer.json(), signal);
    } catch {
      // Aborted, offline or not JSON: the field goes on without suggestions.
    }
  }

  function show([, texts, kinds, addresses, { languages, status: sentence }], signal) {
    if (signal.aborted || document.activeElement !== input) return;
    options = texts.map((text, number) => option(text, kinds[number], addresses[number], languages[number], number));
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
    status.textContent = sentence;
  }

  function option(text, kind, address, language, number) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    const note = document.createElement("span");
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.text = text;
    item.dataset.address = address;
    name.lang = language;
    name.dir = "auto";
    name.textContent = text;
    note.className = "kind";
    note.textContent = kind;
    item.append(name, " ", note);
    // Keeps the focus in the field, so that a click comes before the list closes.
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(item));
    return item;
  }

  function press(event) {
    if (event.isComposing || list.hidden) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      // One place more than there are options: the text as it was typed.
      const places = options.length + 1;
      mark(((active + 1 + moves[event.key] + places) % places) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      choose(options[active]);
    } else if (event.key === "Escape") {
      input.value = typed;
      close();
    } else {
      return;
    }
    event.preventDefault();
  }

  function mark(number) {
    active = number;
    options.forEach((item, place) => item.setAttribute("aria-selected", String(place === number)));
    if (number < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[number].id);
      options[number].scrollIntoView({ block: "nearest" });
    }
  }

  function choose(item) {
    const { text, address } = item.dataset;
    close();
    if (address) return location.assign(address);
    input.value = text;
    input.form.requestSubmit();
  }

  function close() {
    clearTimeout(timer);
    request.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
    status.textContent = "";
  }
}
