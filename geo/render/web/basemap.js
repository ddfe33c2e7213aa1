// The ground: land, borders, and provinces and lakes once they can be told apart; or, if a reader
// asks for them, tiles from the network.

import { groundLayer, outlines } from "./ground.js";
import { baseFile } from "./loading.js";

const NEAR = 5; // the zoom from which the finer outlines are drawn
const DISPUTED = [1.5, 3.5];
const PROVINCES = [4, 3];

export class Basemap {
  constructor(chart) {
    this.chart = chart;
    this.detail = "far";
    this.turns = new Set([0]);
    this.online = null;
    this.known = new Map();
    this.drawn = 0;
  }

  load(detail = this.detail) {
    const names = [`land-${detail}`, `borders-${detail}`];
    if (detail === "near") names.push("provinces", "lakes");
    return Promise.all(names.map((name) => this.shapes(name)));
  }

  async mount() {
    const { map } = this.chart;
    map.createPane("base").style.zIndex = 150;
    map.getPane("base").style.pointerEvents = "none";
    this.ground = groundLayer(globalThis.L, (sheet) => this.paint(sheet)).addTo(map);
    map.on("moveend", () => this.follow());
    await this.follow(true);
  }

  // Finer outlines when near, the land again beyond ±180° when the view reaches there.
  async follow(first = false) {
    const { map } = this.chart;
    const bounds = map.getBounds();
    const detail = map.getZoom() >= NEAR || this.detail === "near" ? "near" : "far";
    const before = this.turns.size;
    if (bounds.getWest() < -180) this.turns.add(-360);
    if (bounds.getEast() > 180) this.turns.add(360);
    if (!first && detail === this.detail && before === this.turns.size) return;
    this.detail = detail;
    await this.draw();
  }

  async draw() {
    if (this.online) return;
    const [land, borders, provinces, lakes] = await this.load();
    this.files = { land, borders, provinces, lakes };
    this.repaint();
  }

  shapes(name) {
    if (!this.known.has(name)) this.known.set(name, baseFile(`${name}.json`).then(outlines));
    return this.known.get(name);
  }

  repaint() {
    this.drawn += 1;
    this.ground.repaint(this.drawn);
  }

  paint(sheet) {
    if (this.online || !this.files) return;
    const { land, borders, provinces, lakes } = this.files;
    const { border, disputed, land: soil, sea } = this.chart.ground;
    const near = this.chart.map.getZoom() >= NEAR;
    const edge = { color: border, weight: 0.6 };
    for (const turn of this.turns) {
      sheet.areas(land, turn, { ...edge, fill: soil });
      const [open, agreed] = [true, false].map((wanted) =>
        borders.filter(({ kind }) => (kind === "disputed") === wanted),
      );
      sheet.lines(agreed, turn, { color: border, weight: 0.8 });
      sheet.lines(open, turn, { color: disputed, weight: 1.1, dash: DISPUTED });
      // Provinces and lakes would clutter a view from farther away.
      if (!near || !provinces) continue;
      sheet.lines(provinces, turn, { color: border, weight: 0.5, dash: PROVINCES });
      sheet.areas(lakes, turn, { ...edge, fill: sea });
    }
  }

  // Only ever called by a reader's choice: nothing is asked of the network before.
  showOnline(tiles, failed) {
    this.hideOnline();
    const L = globalThis.L;
    let reached = false;
    this.online = L.tileLayer(tiles.url, {
      maxZoom: tiles.maxZoom,
      subdomains: tiles.subdomains,
      pane: "base",
      referrerPolicy: "origin",
    });
    this.online.on("tileload", () => {
      reached = true;
    });
    this.online.on("tileerror", () => {
      if (!reached && this.online) failed();
    });
    this.online.addTo(this.chart.map);
    this.repaint();
    this.chart.map.getPane("water").style.zIndex = 299; // tiles would hide it
    this.credit = escaped(tiles.credit);
    this.chart.map.attributionControl.addAttribution(this.credit);
  }

  hideOnline() {
    if (!this.online) return;
    this.online.off().remove();
    this.online = null;
    this.chart.map.getPane("water").style.zIndex = 140;
    this.chart.map.attributionControl.removeAttribution(this.credit);
  }
}

// Leaflet writes a credit as HTML.
function escaped(text) {
  const line = document.createElement("span");
  line.textContent = text;
  return line.innerHTML;
}
