// Marks on the map: folium's shapes, dressed by the table of symbols. What is switched off stays
// where it is, unseen: switching is a word on the page's root, and the browser does the rest.

import { edges, joined } from "./areas.js";
import { Badges } from "./badges.js";
import { dotIcon, hatch } from "./symbols.js";
import { drawing } from "./words.js";

const PANES = {
  water: 140, // beneath the land of the offline map, which gives it its coast
  named: 300,
  area: 310,
  casing: 320,
  line: 330,
  lit: 325,
  dot: 610,
};
const UNHEARD = ["casing", "lit"];

export class Marks {
  constructor(chart, groups) {
    this.chart = chart;
    this.groups = groups;
    this.parts = new Map(); // mark id → { shapes, points, lines, areas }
    for (const [name, level] of Object.entries(PANES)) {
      chart.map.createPane(name).style.zIndex = level;
      if (UNHEARD.includes(name)) chart.map.getPane(name).style.pointerEvents = "none";
    }
    for (const group of Object.values(groups)) chart.map.removeLayer(group);
    this.dress();
  }

  dress() {
    for (const part of this.parts.values()) for (const shape of part.shapes) shape.remove();
    this.parts.clear();
    this.defs?.remove();
    this.defs = drawing("svg", { width: 0, height: 0, class: "dl-defs" });
    for (const [key, symbol] of Object.entries(this.chart.scene.symbols))
      if (symbol.hatch) this.defs.append(hatch(hatchId(key), symbol, this.chart.tone));
    this.chart.root.append(this.defs);
    for (const group of Object.values(this.groups))
      for (const shape of group.getLayers()) this.dressShape(shape);
    this.badges ??= new Badges(this);
    this.badges.dress();
  }

  dressShape(shape) {
    const { id, part } = shape.feature.properties;
    const mark = this.chart.view.marks.get(id);
    const key = mark.symbols[part];
    const symbol = this.chart.scene.symbols[key];
    if (shape.getLatLng) this.dot(mark, symbol, this.turned(shape.getLatLng()));
    else if (symbol.shape === "area" && !symbol.hatch)
      this.outline(
        mark,
        symbol,
        joined(shape.getLatLngs(), (at) => this.turned(at)),
      );
    else if (symbol.shape === "area")
      this.area(mark, symbol, hatchId(key), this.rings(shape.getLatLngs()));
    else
      for (const line of this.unrolled(shape.getLatLngs()))
        this.line(mark, symbol, line, shape.getLatLngs());
  }

  dot(mark, symbol, at) {
    const L = globalThis.L;
    const { tone, ground } = this.chart;
    const { icon, room } = dotIcon(
      symbol,
      tone,
      ground,
      mark.layer === "places" && mark.sure === "unsure",
    );
    const dot = L.marker(at, {
      icon: L.divIcon({ html: icon, className: "dl-dot", iconSize: [room, room] }),
      pane: "dot",
      keyboard: false,
    });
    dot.symbol = symbol;
    this.add(mark, dot);
    this.part(mark.id).points.push(at);
    this.part(mark.id).dots.push(dot);
  }

  area(mark, symbol, pattern, rings) {
    const area = globalThis.L.polygon(rings, {
      pane: "area",
      renderer: this.svg("area"),
      color: symbol.colours[this.chart.tone],
      weight: symbol.width,
      fillColor: `url(#${pattern})`,
      fillOpacity: 0.85,
    });
    this.add(mark, area);
    this.part(mark.id).areas.push(area);
  }

  // What is only named: a thin edge, so little colour that what lies on it stays the news.
  outline(mark, symbol, polygons) {
    const L = globalThis.L;
    const { ground, tone } = this.chart;
    const pane = symbol.water ? "water" : "named";
    const look = { pane, renderer: this.svg(pane) };
    const colour = symbol.colours[tone];
    const rims = polygons.flat().flatMap(edges);
    const edge = (color, weight) =>
      L.polyline(rims, { ...look, color, weight, interactive: false, fill: false });
    if (symbol.casing) this.add(mark, edge(ground.casing, symbol.casing), false);
    const area = L.polygon(polygons, {
      ...look,
      stroke: false,
      fillColor: colour,
      fillOpacity: symbol.fill,
      className: "dl-named",
    });
    this.add(mark, area);
    const rim = edge(colour, symbol.width);
    rim.options.className = "dl-rim";
    this.add(mark, rim, false);
    this.part(mark.id).areas.push(area);
    this.part(mark.id).rims.push(rims);
  }

  line(mark, symbol, line, whole) {
    const L = globalThis.L;
    const { ground, tone } = this.chart;
    const draw = (pane, options) =>
      L.polyline(line, { pane, renderer: this.svg(pane), fill: false, ...options });
    const casing = draw("casing", {
      color: symbol.casing ? ground.casing : ground.halo,
      weight: symbol.casing || symbol.width + 2.5,
      opacity: symbol.casing ? 1 : 0.75,
      interactive: false,
    });
    const stroke = draw("line", {
      color: symbol.colours[tone],
      weight: symbol.width,
      dashArray: symbol.dash.join(" ") || null,
      lineCap: symbol.dash.length ? "butt" : "round",
    });
    const { beat } = symbol;
    const ties =
      beat &&
      draw("line", {
        color: symbol.colours[tone],
        weight: beat.width,
        dashArray: beat.dash.join(" "),
        lineCap: beat.is_round ? "round" : "butt",
        interactive: false,
      });
    // A wide, clear line catches clicks that a thin one would miss.
    const grip = draw("line", { opacity: 0, weight: 16, className: "dl-grip" });
    this.add(mark, casing, false);
    this.add(mark, stroke);
    if (ties) this.add(mark, ties, false);
    this.add(mark, grip);
    this.part(mark.id).lines.push(line);
    const last = Array.isArray(whole[0]) ? whole.at(-1).at(-1) : whole.at(-1);
    if (symbol.arrow && this.turned(last).equals(line.at(-1)))
      this.add(mark, this.arrow(line, symbol.colours[tone]), false);
  }

  arrow(line, colour) {
    const L = globalThis.L;
    const tip = line.at(-1);
    const [from, to] = [line.at(-2), tip].map((p) => this.chart.map.project(p, 6));
    const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    const icon = drawing("svg", { width: 26, height: 26, viewBox: "-13 -13 26 26" });
    icon.append(
      drawing("path", {
        d: "M2 0L-12 6V-6Z",
        fill: colour,
        stroke: this.chart.ground.halo,
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

  add(mark, shape, listens = true) {
    shape.on("add", () => {
      const made = shape.getElement();
      made.dataset.mark = mark.id;
      made.dataset.layer = mark.layer;
      made.classList.add("dl-mark");
      if (!mark.when?.from && mark.layer !== "places") made.classList.add("dl-dateless");
    });
    if (listens) this.chart.listen(shape, mark);
    shape.addTo(this.chart.map);
    this.part(mark.id).shapes.push(shape);
  }

  part(id) {
    if (!this.parts.has(id))
      this.parts.set(id, {
        shapes: [],
        points: [],
        lines: [],
        areas: [],
        rims: [],
        dots: [],
        badge: null,
      });
    return this.parts.get(id);
  }

  svg(pane) {
    this.renderers ??= {};
    this.renderers[pane] ??= globalThis.L.svg({ pane, padding: 0.5 });
    return this.renderers[pane];
  }

  applyTime() {
    for (const [id, part] of this.parts) {
      const out = !this.chart.view.isInTime(this.chart.view.marks.get(id));
      for (const shape of part.shapes) shape.getElement()?.classList.toggle("dl-out", out);
    }
  }

  // Around the antimeridian --------------------------------------------------------------

  turned(at) {
    const { home } = this.chart;
    if (!home) return at;
    return globalThis.L.latLng(at.lat, at.lng - 360 * Math.round((at.lng - home) / 360));
  }

  unrolled(latlngs) {
    const found = [];
    for (const line of Array.isArray(latlngs[0]) ? latlngs : [latlngs]) {
      let piece = [];
      for (const at of line.map((one) => this.turned(one))) {
        if (piece.length && Math.abs(at.lng - piece.at(-1).lng) > 180) {
          found.push(piece);
          piece = [];
        }
        piece.push(at);
      }
      found.push(piece);
    }
    return found.filter((piece) => piece.length > 1);
  }

  rings(latlngs) {
    if (!this.chart.home) return latlngs;
    if (!Array.isArray(latlngs[0])) {
      const middle = globalThis.L.latLngBounds(latlngs).getCenter();
      const shift = this.turned(middle).lng - middle.lng;
      return latlngs.map((at) => globalThis.L.latLng(at.lat, at.lng + shift));
    }
    return latlngs.map((ring) => this.rings(ring));
  }
}

function hatchId(key) {
  return `dl-hatch-${key.replace(/\W/g, "-")}`;
}
