// The ground: land, borders, and provinces and lakes once they can be told apart; or, if a reader
// asks for them, tiles from the network.

import { baseFile } from "./loading.js";

const NEAR = 5; // the zoom from which the finer outlines are drawn

export class Basemap {
  constructor(chart) {
    this.chart = chart;
    this.detail = "far";
    this.turns = new Set([0]);
    this.online = null;
  }

  async mount() {
    const { map } = this.chart;
    map.createPane("base").style.zIndex = 150;
    map.getPane("base").style.pointerEvents = "none";
    this.canvas = globalThis.L.canvas({ pane: "base", padding: 0.4 });
    this.group = globalThis.L.layerGroup().addTo(map);
    this.fine = globalThis.L.layerGroup();
    map.on("zoomend", () => this.showFine());
    map.on("moveend", () => this.follow());
    await this.follow(true);
  }

  // Provinces and lakes would clutter a view from farther away.
  showFine() {
    const { map } = this.chart;
    const wanted = map.getZoom() >= NEAR && !this.online;
    if (map.hasLayer(this.fine) === wanted) return;
    if (wanted) this.fine.addTo(map);
    else this.fine.remove();
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
    const names = [`land-${this.detail}.json`, `borders-${this.detail}.json`];
    if (this.detail === "near") names.push("provinces.json", "lakes.json");
    const [land, borders, provinces, lakes] = await Promise.all(names.map(baseFile));
    if (this.online) return;
    const { ground } = this.chart;
    const line = (color, weight, dashArray = null) => ({ color, weight, dashArray, fill: false });
    const filled = (fillColor) => ({
      color: ground.border,
      weight: 0.6,
      fillColor,
      fillOpacity: 1,
    });
    this.group.clearLayers();
    this.fine.clearLayers();
    for (const turn of this.turns) {
      this.add(land, turn, () => filled(ground.land));
      this.add(borders, turn, ({ properties }) =>
        properties.kind === "disputed"
          ? line(ground.disputed, 1.1, "1.5 3.5")
          : line(ground.border, 0.8),
      );
      if (provinces) this.add(provinces, turn, () => line(ground.border, 0.5, "4 3"), this.fine);
      if (lakes) this.add(lakes, turn, () => filled(ground.sea), this.fine);
    }
    this.showFine();
  }

  add(shapes, turn, style, group = this.group) {
    const L = globalThis.L;
    L.geoJSON(shapes, {
      renderer: this.canvas,
      pane: "base",
      interactive: false,
      style,
      coordsToLatLng: ([lon, lat]) => L.latLng(lat, lon + turn),
    }).addTo(group);
  }

  // Only ever called by a reader's choice: nothing is asked of the network before.
  showOnline(tiles, failed) {
    this.hideOnline();
    const L = globalThis.L;
    this.group.clearLayers();
    this.fine.clearLayers();
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
