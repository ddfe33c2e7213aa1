// The map as a document: every mark with its words, for keyboards and screen readers.

import { count, element, whenWords } from "./words.js";

export class List {
  constructor(view, side) {
    this.view = view;
    this.root = element("div", "dl-list");
    this.items = new Map();
    const find = element("input", "dl-find");
    find.type = "search";
    find.placeholder = "Find a place, actor or passage";
    find.setAttribute("aria-label", "Find a place, actor or passage");
    find.addEventListener("input", () => this.filter(find.value));
    this.root.append(find);
    for (const layer of view.scene.layers) {
      const marks = view.scene.marks.filter((mark) => mark.layer === layer.key);
      if (!marks.length) continue;
      const group = element("section", "dl-group");
      group.append(element("h3", "", layer.title));
      const list = element("ul");
      for (const mark of marks) list.append(this.item(mark));
      group.append(list);
      this.root.append(group);
    }
    if (view.scene.held.length) this.root.append(this.held(view.scene.held));
    side.append(this.root);
  }

  item(mark) {
    const item = element("li");
    const button = element("button", "dl-item");
    button.type = "button";
    button.append(
      element("span", "dl-item-name", mark.label),
      element(
        "span",
        "dl-item-facts",
        [
          mark.layer === "places" ? mark.kind : null,
          mark.status,
          mark.standing === "asserted" ? null : mark.standing,
          mark.when && whenWords(mark.when),
          count(mark.evidence.length, "passage"),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
      element("q", "dl-item-words", mark.evidence[0].quote.replace(/\s+/g, " ").slice(0, 160)),
    );
    button.addEventListener("click", () => {
      this.view.select(mark.id, { fly: true, scroll: true });
    });
    button.addEventListener("dblclick", () => this.view.showSide("article"));
    item.append(button);
    this.items.set(mark.id, { item, button, mark });
    return item;
  }

  held(held) {
    const group = element("details", "dl-group dl-held");
    group.append(element("summary", "", `Found and not drawn (${held.length})`));
    const list = element("ul");
    for (const one of held) {
      const item = element("li");
      item.append(
        element("span", "dl-item-name", one.label),
        " ",
        element("span", "dl-item-facts", one.reason),
      );
      list.append(item);
    }
    group.append(list);
    return group;
  }

  filter(text) {
    const wanted = text.trim().toLowerCase();
    for (const { item, mark } of this.items.values()) {
      const words = [mark.label, ...mark.evidence.map((one) => one.quote)].join(" ").toLowerCase();
      item.hidden = !words.includes(wanted);
    }
  }

  apply() {
    for (const { item, mark } of this.items.values())
      item.classList.toggle("dl-faint", !this.view.isShown(mark));
  }

  light(id) {
    for (const [key, { button }] of this.items) {
      if (key === id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}
