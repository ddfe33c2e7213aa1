// The legend is the switches: every symbol on the map explained, every layer one click.

import { swatch, unsureSwatch } from "./symbols.js";
import { button, element } from "./words.js";

const TONES = [
  ["light", "Light"],
  ["dark", "Dark"],
  ["print", "Print"],
];

export class Legend {
  constructor(view) {
    this.view = view;
    this.root = element("section", "dl-legend");
    this.root.dataset.over = "";
    this.root.setAttribute("aria-label", "Layers and symbols");
    this.draw();
  }

  draw() {
    this.rows = new Map();
    const rows = this.view.scene.layers.map((layer) => this.row(layer));
    this.root.replaceChildren(...rows, ...this.notes(), this.bases());
    this.apply();
  }

  row(layer) {
    const { view } = this;
    const row = element("div", "dl-layer");
    const head = element("div", "dl-layer-head");
    const toggle = button("dl-switch", "", () => view.toggle(layer.key));
    toggle.setAttribute("role", "switch");
    toggle.title = layer.hint;
    toggle.dataset.layer = layer.key;
    toggle.disabled = layer.count === 0;
    toggle.append(
      element("span", "dl-layer-name", layer.title),
      element("span", "dl-count", layer.count.toLocaleString("en")),
      element("span", "dl-knob"),
    );
    const more = element("div", "dl-more");
    more.hidden = true;
    const opener = button("dl-opener", "⋯", () => {
      more.hidden = !more.hidden;
      opener.setAttribute("aria-expanded", String(!more.hidden));
      view.chart.labels?.place();
    });
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-label", `More for ${layer.title}`);
    opener.disabled = layer.count === 0;
    head.append(toggle, opener);
    const strength = element("input", "dl-strength");
    strength.type = "range";
    Object.assign(strength, { min: 20, max: 100, step: 10 });
    strength.value = 100 * view.strengthOf(layer.key);
    strength.setAttribute("aria-label", `Strength of ${layer.title}`);
    strength.addEventListener("input", () =>
      view.setStrength(layer.key, Number(strength.value) / 100),
    );
    const label = element("label", "dl-strength-row", "Strength");
    label.append(strength);
    more.append(
      button("dl-only", "Only this layer", () => view.solo(layer.key)),
      label,
    );
    row.append(head, more, this.symbols(layer));
    this.rows.set(layer.key, { row, toggle, layer });
    return row;
  }

  symbols(layer) {
    const { view } = this;
    const symbols = element("ul", "dl-symbols");
    const ground = view.scene.grounds[view.tone];
    for (const { symbol, label } of layer.legend)
      symbols.append(line(swatch(view.scene.symbols[symbol], view.tone, ground), label));
    return symbols;
  }

  notes() {
    const { view } = this;
    const ground = view.scene.grounds[view.tone];
    const notes = element("ul", "dl-symbols dl-notes");
    const { marks } = view.scene;
    if (marks.some((mark) => mark.method === "inferred"))
      notes.append(
        element("li", "dl-note", "Pale band: path not known, drawn through the places named"),
      );
    if (marks.some((mark) => mark.sure === "unsure" && mark.layer === "places"))
      notes.append(line(unsureSwatch(ground), "Place not sure"));
    for (const [key, symbol] of Object.entries(view.scene.badges))
      if (marks.some((mark) => mark.badges.includes(key)))
        notes.append(line(swatch(symbol, view.tone, ground), symbol.label));
    return notes.children.length ? [notes] : [];
  }

  bases() {
    const { view } = this;
    const row = element("label", "dl-bases", "Base map");
    const select = element("select", "dl-base");
    for (const [key, title] of TONES) select.append(option(key, title, view.tone === key));
    if (view.scene.tiles.length) {
      const online = document.createElement("optgroup");
      online.label = "From the network";
      for (const tiles of view.scene.tiles)
        online.append(option(`online:${tiles.name}`, tiles.title, view.online === tiles.name));
      select.append(online);
    }
    select.addEventListener("change", () => view.chooseBase(select.value));
    row.append(select);
    return row;
  }

  apply() {
    for (const [key, { row, toggle, layer }] of this.rows) {
      const on = this.view.layers.has(key) && layer.count > 0;
      toggle.setAttribute("aria-checked", String(on));
      row.classList.toggle("dl-off", !on);
    }
  }
}

function line(picture, words) {
  const item = element("li", "dl-symbol");
  item.append(picture, element("span", "", words));
  return item;
}

function option(value, title, selected) {
  const made = element("option", "", title);
  made.value = value;
  made.selected = selected;
  return made;
}
