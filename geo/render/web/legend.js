// The legend is the switches: every symbol on the map explained, every layer one click.

import { swatch } from "./symbols.js";
import { element } from "./words.js";

export class Legend {
  constructor(view, stage) {
    this.view = view;
    this.root = element("section", "dl-legend");
    this.root.setAttribute("aria-label", "Layers and symbols");
    this.rows = new Map();
    const theme = view.root.dataset.theme;
    const ground = view.scene.grounds[theme];
    for (const layer of view.scene.layers) {
      const row = element("div", "dl-layer");
      const button = element("button", "dl-switch");
      button.type = "button";
      button.setAttribute("role", "switch");
      button.title = layer.hint;
      button.append(
        element("span", "dl-layer-name", layer.title),
        element("span", "dl-count", String(layer.count)),
        element("span", "dl-knob"),
      );
      button.disabled = layer.count === 0;
      button.addEventListener("click", () => view.toggle(layer.key));
      button.addEventListener("dblclick", () => view.solo(layer.key));
      row.append(button);
      const symbols = element("ul", "dl-symbols");
      const told = new Set();
      for (const key of layer.symbols) {
        const symbol = view.scene.symbols[key];
        if (told.has(symbol.label)) continue;
        told.add(symbol.label);
        const item = element("li", "dl-symbol");
        item.append(swatch(symbol, theme, ground), element("span", "", symbol.label));
        symbols.append(item);
      }
      row.append(symbols);
      this.root.append(row);
      this.rows.set(layer.key, { row, button, layer });
    }
    const marks = view.scene.marks;
    if (marks.some((mark) => mark.method === "inferred"))
      this.root.append(
        element("p", "dl-note", "Pale band: drawn through the places named, path not known."),
      );
    const fold = element("button", "dl-fold", "Legend");
    fold.type = "button";
    fold.setAttribute("aria-expanded", "true");
    fold.addEventListener("click", () => {
      const open = this.root.classList.toggle("dl-folded");
      fold.setAttribute("aria-expanded", String(!open));
      view.chart.labels?.place();
    });
    this.root.prepend(fold);
    stage.append(this.root);
  }

  apply() {
    for (const [key, { row, button, layer }] of this.rows) {
      const on = this.view.layers.has(key) && layer.count > 0;
      button.setAttribute("aria-checked", String(on));
      row.classList.toggle("dl-off", !on);
    }
  }
}
