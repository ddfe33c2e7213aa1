// The map: folium writes it, this dresses it, lights marks and moves it.

import { Labels } from "./labels.js";
import { dotIcon, hatch } from "./symbols.js";
import { calm, drawing, element } from "./words.js";

const STATIC = "/app/static";
const loaded = new Map();

function once(address, make) {
  if (!loaded.has(address)) loaded.set(address, make());
  return loaded.get(address);
}

function script(address) {
  return once(
    address,
    () =>
      new Promise((done, failed) => {
        const tag = element("script");
        tag.src = address;
        tag.onload = done;
        tag.onerror = () => failed(new Error(`${address} could not be loaded`));
        document.head.append(tag);
      }),
  );
}

function styles(address) {
  return once(
    address,
    () =>
      new Promise((done) => {
        const tag = element("link");
        tag.rel = "stylesheet";
        tag.href = address;
        tag.onload = done;
        tag.onerror = done;
        document.head.append(tag);
      }),
  );
}

function json(name) {
  return once(name, () => fetch(`${STATIC}/basemap/${name}`).then((answer) => answer.json()));
}

export class Chart {
  constructor(view, stage) {
    this.view = view;
    this.scene = view.scene;
    this.theme = view.root.dataset.theme;
    this.ground = this.scene.grounds[this.theme];
    this.stage = stage;
    this.parts = new Map(); // mark id → { layer, shapes, extras, points }
    this.lit = [];
    this.root = element("div", "dl-map");
    this.tip = element("div", "dl-tip");
    this.tip.hidden = true;
    stage.append(this.root, this.tip);
    stage.style.background = this.ground.sea;
  }

  async mount(given) {
    await Promise.all([
      styles(`${STATIC}/leaflet/leaflet.css`),
      script(`${STATIC}/leaflet/leaflet.js`),
    ]);
    // Our own server wrote this from escaped words; see escape.py.
    this.root.innerHTML = this.view.data.map.html;
    const layers = await new Promise((ready) => {
      const host = {
        ready: (map, found) => {
          this.map = map;
          ready(found);
        },
      };
      new Function("host", "L", this.view.data.map.script)(host, globalThis.L);
    });
    this.dress(layers);
    if (given) this.map.setView([given.lat, given.lon], given.zoom, { animate: false });
    await this.drawBase();
    this.labels = new Labels(this);
    await this.labels.mount();
    this.map.on("moveend zoomend", () => {
      this.view.tell();
    });
  }

  // Base map ---------------------------------------------------------------------------

  async drawBase() {
    const L = globalThis.L;
    this.map.attributionControl.setPrefix(false);
    this.map.attributionControl.addAttribution(this.scene.credit);
    L.control.zoom({ position: "topright" }).addTo(this.map);
    this.map.createPane("base").style.zIndex = 150;
    this.base = L.layerGroup().addTo(this.map);
    await this.showBase("far");
    let fine = false;
    this.map.on("zoomend", () => {
      if (!fine && this.map.getZoom() >= 5) {
        fine = true;
        this.showBase("near");
      }
    });
    if (this.map.getZoom() >= 5) this.map.fire("zoomend");
  }

  async showBase(detail) {
    const L = globalThis.L;
    const [land, borders] = await Promise.all([
      json(`land-${detail}.json`),
      json(`borders-${detail}.json`),
    ]);
    const canvas = L.canvas({ pane: "base", padding: 0.4 });
    const common = { renderer: canvas, pane: "base", interactive: false };
    const layers = [
      L.geoJSON(land, {
        ...common,
        style: {
          color: this.ground.border,
          weight: 0.6,
          fillColor: this.ground.land,
          fillOpacity: 1,
        },
      }),
      L.geoJSON(borders, {
        ...common,
        style: ({ properties }) =>
          properties.kind === "disputed"
            ? { color: this.ground.disputed, weight: 1.1, dashArray: "1.5 3.5", fill: false }
            : { color: this.ground.border, weight: 0.8, fill: false },
      }),
    ];
    this.base.clearLayers();
    for (const layer of layers) this.base.addLayer(layer);
  }

  // Marks ------------------------------------------------------------------------------

  dress(layers) {
    const L = globalThis.L;
    for (const [name, level] of Object.entries({
      area: 310,
      casing: 320,
      line: 330,
      lit: 340,
      dot: 610,
    }))
      this.map.createPane(name).style.zIndex = level;
    this.map.getPane("casing").style.pointerEvents = "none";
    this.map.getPane("lit").style.pointerEvents = "none";
    const defs = drawing("svg", { width: 0, height: 0, class: "dl-defs" });
    for (const [key, symbol] of Object.entries(this.scene.symbols))
      if (symbol.hatch) defs.append(hatch(`dl-hatch-${key}`, symbol, this.theme));
    this.root.append(defs);
    for (const [key, group] of Object.entries(layers)) {
      for (const shape of group.getLayers()) this.dressShape(key, shape);
      this.map.removeLayer(group);
    }
    this.shown = new Set();
    L.DomEvent.on(this.root, "mouseleave", () => {
      this.tip.hidden = true;
    });
  }

  dressShape(layer, shape) {
    const L = globalThis.L;
    const { id, symbol: key } = shape.feature.properties;
    const symbol = this.scene.symbols[key];
    const colour = symbol.colours[this.theme];
    const mark = this.part(id, layer);
    if (shape.getLatLng) {
      const { icon, room } = dotIcon(symbol, this.theme, this.ground);
      const dot = L.marker(shape.getLatLng(), {
        icon: L.divIcon({ html: icon, className: "dl-dot", iconSize: [room, room] }),
        pane: "dot",
        keyboard: false,
      });
      mark.points.push(shape.getLatLng());
      this.listen(dot, id);
      mark.shapes.push(dot);
      return;
    }
    const latlngs = shape.getLatLngs();
    if (symbol.shape === "area") {
      const area = L.polygon(latlngs, {
        pane: "area",
        renderer: this.svg("area"),
        color: colour,
        weight: symbol.width,
        fillColor: `url(#dl-hatch-${key})`,
        fillOpacity: 0.85,
      });
      this.listen(area, id);
      mark.shapes.push(area);
      return;
    }
    const casing = L.polyline(latlngs, {
      pane: "casing",
      renderer: this.svg("casing"),
      color: symbol.casing ? this.ground.casing : this.ground.halo,
      weight: symbol.casing || symbol.width + 2.5,
      opacity: symbol.casing ? 1 : 0.75,
      interactive: false,
    });
    const line = L.polyline(latlngs, {
      pane: "line",
      renderer: this.svg("line"),
      color: colour,
      weight: symbol.width,
      dashArray: symbol.dash.join(" ") || null,
      lineCap: symbol.dash.length ? "butt" : "round",
    });
    // A wide, clear line catches clicks that a thin one would miss.
    const grip = L.polyline(latlngs, {
      pane: "line",
      renderer: this.svg("line"),
      opacity: 0,
      weight: 16,
    });
    this.listen(line, id);
    this.listen(grip, id);
    mark.shapes.push(casing, line, grip);
    mark.lines.push(latlngs);
    if (symbol.arrow) mark.shapes.push(this.arrow(latlngs, colour));
  }

  svg(pane) {
    this.renderers ??= {};
    this.renderers[pane] ??= globalThis.L.svg({ pane, padding: 0.5 });
    return this.renderers[pane];
  }

  part(id, layer) {
    if (!this.parts.has(id)) this.parts.set(id, { layer, shapes: [], points: [], lines: [] });
    return this.parts.get(id);
  }

  arrow(latlngs, colour) {
    const L = globalThis.L;
    const line = Array.isArray(latlngs[0]) ? latlngs[latlngs.length - 1] : latlngs;
    const tip = line[line.length - 1];
    const [from, to] = [line[Math.max(0, line.length - 2)], tip].map((p) => this.map.project(p, 6));
    const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    const icon = drawing("svg", { width: 26, height: 26, viewBox: "-13 -13 26 26" });
    icon.append(
      drawing("path", {
        d: "M2 0L-12 6V-6Z",
        fill: colour,
        stroke: this.ground.halo,
        "stroke-width": 1,
        transform: `rotate(${turn})`,
      }),
    );
    return L.marker(tip, {
      icon: L.divIcon({ html: icon, className: "dl-arrow", iconSize: [26, 26] }),
      pane: "line",
      interactive: false,
      keyboard: false,
    });
  }

  listen(shape, id) {
    const mark = this.view.marks.get(id);
    shape.on("click", (event) => {
      globalThis.L.DomEvent.stop(event);
      this.view.showSide("article");
      this.view.select(id);
    });
    shape.on("mousemove", ({ containerPoint }) => {
      this.tip.textContent = mark.label;
      this.tip.style.translate = `${containerPoint.x + 14}px ${containerPoint.y + 12}px`;
      this.tip.hidden = false;
    });
    shape.on("mouseout", () => {
      this.tip.hidden = true;
    });
  }

  // State ------------------------------------------------------------------------------

  apply() {
    for (const [id, part] of this.parts) {
      const wanted = this.view.isShown(this.view.marks.get(id));
      if (wanted === this.shown.has(id)) continue;
      for (const shape of part.shapes) {
        if (wanted) shape.addTo(this.map);
        else shape.remove();
      }
      if (wanted) this.shown.add(id);
      else this.shown.delete(id);
    }
    this.labels?.place();
    this.light(this.view.selected ? this.view.marks.get(this.view.selected) : null, false);
  }

  light(mark, fly) {
    const L = globalThis.L;
    for (const old of this.lit) old.remove();
    this.lit = [];
    const part = mark && this.parts.get(mark.id);
    if (!part || !this.view.isShown(mark)) return;
    for (const line of part.lines)
      this.lit.push(
        L.polyline(line, {
          pane: "lit",
          renderer: this.svg("lit"),
          color: "#ffc629",
          weight: 11,
          opacity: 0.55,
        }),
      );
    for (const point of part.points)
      this.lit.push(
        L.circleMarker(point, {
          pane: "lit",
          renderer: this.svg("lit"),
          radius: 13,
          stroke: false,
          fillColor: "#ffc629",
          fillOpacity: 0.7,
        }),
      );
    for (const shape of this.lit) shape.addTo(this.map);
    if (fly) this.fly(part);
  }

  fly(part) {
    const L = globalThis.L;
    const bounds = L.latLngBounds([]);
    for (const point of part.points) bounds.extend(point);
    for (const line of part.lines) bounds.extend(L.polyline(line).getBounds());
    for (const shape of part.shapes)
      if (shape.getBounds && !part.lines.length) bounds.extend(shape.getBounds());
    if (!bounds.isValid()) return;
    const options = { maxZoom: 6, padding: [70, 70], duration: 0.6 };
    if (calm()) this.map.fitBounds(bounds, { ...options, animate: false });
    else this.map.flyToBounds(bounds, options);
  }

  position() {
    if (!this.map) return null;
    const centre = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat: centre.lat, lon: centre.lng };
  }

  box() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }
}
