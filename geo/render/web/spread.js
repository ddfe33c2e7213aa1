// Marks that stand on one another part when one of them is clicked.

import { dotIcon } from "./symbols.js";

const NEAR_PX = 9;
const MOST = 24;

export class Spread {
  constructor(chart) {
    this.chart = chart;
    this.shapes = [];
    chart.map.on("zoomstart", () => this.close());
  }

  open(dot, mark) {
    if (this.shapes.includes(dot)) return;
    this.close();
    const { map, view, marks } = this.chart;
    const at = map.latLngToContainerPoint(dot.getLatLng());
    const here = [];
    for (const [id, part] of marks.parts) {
      if (!view.isShown(view.marks.get(id))) continue;
      for (const other of part.dots)
        if (map.latLngToContainerPoint(other.getLatLng()).distanceTo(at) <= NEAR_PX)
          here.push({ mark: view.marks.get(id), dot: other });
    }
    view.panel.tellStack(mark, [...new Set(here.map((one) => one.mark))]);
    if (here.length < 2) return;
    here.slice(0, MOST).forEach((one, n, all) => {
      this.part(one, at, n, all.length);
    });
  }

  part({ mark, dot }, at, n, count) {
    const L = globalThis.L;
    const { map, tone, ground } = this.chart;
    const ring = count <= 8 ? 0 : Math.floor(n / 8);
    const within = count <= 8 ? count : Math.min(8, count - ring * 8);
    const reach = Math.max(26, within * 5) + ring * 26;
    const angle = ((n % 8) / within) * 2 * Math.PI - Math.PI / 2 + ring * 0.35;
    const to = map.containerPointToLatLng([
      at.x + reach * Math.cos(angle),
      at.y + reach * Math.sin(angle),
    ]);
    const leg = L.polyline([dot.getLatLng(), to], {
      pane: "dot",
      color: ground.ink,
      weight: 1,
      interactive: false,
    });
    const { icon, room } = dotIcon(dot.symbol, tone, ground);
    const clone = L.marker(to, {
      icon: L.divIcon({ html: icon, className: "dl-dot dl-spread", iconSize: [room, room] }),
      pane: "dot",
      keyboard: false,
      zIndexOffset: 1000,
    });
    clone.on("add", () => {
      clone.getElement().dataset.spread = mark.id;
    });
    this.chart.listen(clone, mark);
    for (const shape of [leg, clone]) {
      shape.addTo(map);
      this.shapes.push(shape);
    }
  }

  close() {
    for (const shape of this.shapes) shape.remove();
    this.shapes = [];
  }
}
