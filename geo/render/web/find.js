// One box to find anything: places, events and who acts in them, and the words of the articles.

import { button, element } from "./words.js";

const MOST = 6; // of each group

export class Find {
  constructor(view, stage) {
    this.view = view;
    this.root = element("div", "dl-find");
    this.root.dataset.over = "";
    this.box = element("input", "dl-find-box");
    Object.assign(this.box, { type: "search", placeholder: "Find a place, actor or passage" });
    const names = { role: "combobox", autocomplete: "off", spellcheck: "false" };
    const aria = {
      "aria-label": "Find a place, actor or passage",
      "aria-controls": "dl-found",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
    };
    for (const [name, value] of Object.entries({ ...names, ...aria }))
      this.box.setAttribute(name, value);
    this.list = element("div", "dl-found");
    this.list.id = "dl-found";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Found");
    this.list.hidden = true;
    this.box.addEventListener("input", () => this.search());
    this.box.addEventListener("focus", () => this.search());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("focusout", (event) => {
      if (!this.root.contains(event.relatedTarget)) this.close();
    });
    this.root.append(this.box, this.list);
    stage.append(this.root);
  }

  search() {
    const wanted = plain(this.box.value.trim());
    if (!wanted) {
      this.close();
      return;
    }
    const { scene } = this.view;
    const places = [];
    const events = [];
    const passages = [];
    for (const mark of scene.marks) {
      const into = mark.layer === "places" ? places : events;
      if (into.length < MOST && plain(mark.label).includes(wanted)) into.push({ mark });
      if (places.length >= MOST && events.length >= MOST) break;
    }
    for (const mark of this.view.crowd?.find(wanted, plain) ?? []) {
      const into = mark.layer === "places" ? places : events;
      if (into.length >= MOST) break;
      into.push({ mark });
    }
    const seen = new Set();
    for (const mark of scene.marks) {
      if (passages.length >= MOST) break;
      if (mark.layer === "places") continue;
      mark.evidence.forEach((words, number) => {
        const key = `${words.article}:${words.start}`;
        if (passages.length >= MOST || seen.has(key)) return;
        const at = plain(words.quote).indexOf(wanted);
        if (at < 0) return;
        seen.add(key);
        passages.push({ mark, number, snippet: snippet(words.quote, at, wanted.length) });
      });
    }
    this.show([
      ["Places", places],
      ["Events", events],
      ["Passages", passages],
    ]);
  }

  show(groups) {
    this.options = [];
    const made = [];
    for (const [title, found] of groups) {
      if (!found.length) continue;
      const group = element("div", "dl-found-group");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", title);
      const head = element("p", "dl-found-title", title);
      head.setAttribute("aria-hidden", "true");
      group.append(head);
      for (const one of found) group.append(this.option(one));
      made.push(group);
    }
    if (!made.length)
      made.push(element("p", "dl-found-none", "Nothing found. Try a shorter word."));
    this.list.replaceChildren(...made);
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    this.light(this.options.length ? 0 : -1);
  }

  option({ mark, number = 0, snippet: words }) {
    const item = button("dl-found-item", words ?? mark.label, () => {
      this.close();
      this.view.showMark(mark.id, { fly: true, evidence: number });
    });
    item.id = `dl-found-${this.options.length}`;
    item.tabIndex = -1;
    item.dataset.layer = mark.layer;
    item.setAttribute("role", "option");
    this.options.push(item);
    return item;
  }

  light(n) {
    this.at = n;
    this.options.forEach((item, k) => {
      item.setAttribute("aria-selected", String(k === n));
    });
    if (n >= 0) {
      this.box.setAttribute("aria-activedescendant", this.options[n].id);
      this.options[n].scrollIntoView({ block: "nearest" });
    } else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden) return;
    const count = this.options.length;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown" && count) this.light((this.at + 1) % count);
    else if (event.key === "ArrowUp" && count) this.light((this.at - 1 + count) % count);
    else if (event.key === "Enter" && this.at >= 0) this.options[this.at].click();
    else return;
    event.preventDefault();
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}

// Case and accents do not matter: "Medellin" finds "Medellín". One letter stays one letter, so
// that what is found in the plain words stands at the same place in the true ones.
function plain(text) {
  return Array.from(text, (letter) => {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.length === letter.length ? bare : letter;
  }).join("");
}

function snippet(quote, at, length) {
  const [from, to] = [at - 40, at + length + 70];
  const lead = from > 0 ? `…${quote.slice(from, at).replace(/^\S*\s/, "")}` : quote.slice(0, at);
  const rest =
    to < quote.length ? `${quote.slice(at, to).replace(/\s\S*$/, "")}…` : quote.slice(at);
  return `${lead}${rest}`.replace(/\s+/g, " ");
}
