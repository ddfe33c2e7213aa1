// Badges beside marks: what to know of where a mark comes from, kept where it can be seen.

import { amid } from "./areas.js";
import { badgesIcon } from "./symbols.js";

const EDGE = 14; // px that a badge keeps from the edge of the map
const ALONG = [0.5, 0.36, 0.64, 0.22, 0.78]; // where on a line one may stand, the best first
const ASIDE = 11; // px to the right of a point and above it

export class Badges {
  constructor(marks) {
    this.marks = marks;
    this.chart = marks.chart;
    this.chart.map.on("moveend zoomend", () => this.place());
  }

  dress() {
    const L = globalThis.L;
    const { scene, tone, ground, map } = this.chart;
    this.standing = [];
    for (const mark of scene.marks) {
      const part = this.marks.parts.get(mark.id);
      if (!part || !mark.badges.length) continue;
      const symbols = mark.badges.map((key) => scene.badges[key]);
      const { icon, wide, tall } = badgesIcon(symbols, tone, ground);
      const lies = part.lines.length || part.areas.length;
      const anchor = lies ? [wide / 2, tall / 2] : [-ASIDE + tall / 2, ASIDE + tall / 2];
      const note = L.marker(map.getCenter(), {
        icon: L.divIcon({
          html: icon,
          className: "dl-badge",
          iconSize: [wide, tall],
          iconAnchor: anchor,
        }),
        pane: "dot",
        keyboard: false,
      });
      note.size = { anchor, wide, tall };
      part.badge = note;
      this.standing.push({ note, part, mark });
      this.marks.add(mark, note);
    }
    this.place();
  }

  // Each clear of those before it, where its line is long enough.
  place() {
    const taken = [];
    for (const { note, part, mark } of this.standing) {
      if (!this.chart.view.isShown(mark)) continue;
      const spots = this.spots(part);
      const clear = spots.find((at) => !taken.some((box) => over(box, this.box(note, at))));
      note.setLatLng(clear ?? spots[0]);
      taken.push(this.box(note));
    }
  }

  // In pixels of the map, for names to keep off it.
  box(note, at = note.getLatLng()) {
    const { anchor, wide, tall } = note.size;
    const { x, y } = this.chart.map.latLngToContainerPoint(at);
    return { x: x - anchor[0], y: y - anchor[1], w: wide, h: tall };
  }

  spots({ lines, areas, points }) {
    const { map } = this.chart;
    if (lines.length) return this.along(lines);
    if (areas.length) return [amid(areas[0], map.getBounds()) ?? areas[0].getBounds().getCenter()];
    return points.slice(0, 1);
  }

  // On the longest stretch that the map shows; on the whole line where it shows none.
  along(lines) {
    const { map } = this.chart;
    const whole = lines.map((line) => line.map((at) => map.latLngToContainerPoint(at)));
    const seen = whole.flatMap((line) => stretches(line, map));
    const line = longest(seen.length ? seen : whole);
    return ALONG.map((share) => map.containerPointToLatLng(pointAt(line, share)));
  }
}

function stretches(points, map) {
  const L = globalThis.L;
  const bounds = L.bounds([EDGE, EDGE], map.getSize().subtract([EDGE, EDGE]));
  const found = [];
  points.slice(1).forEach((to, n) => {
    const piece = L.LineUtil.clipSegment(points[n], to, bounds, false, false);
    if (!piece) return;
    if (found.at(-1)?.at(-1).equals(piece[0])) found.at(-1).push(piece[1]);
    else found.push([...piece]);
  });
  return found;
}

function longest(lines) {
  return lines.reduce((best, line) => (length(line) > length(best) ? line : best));
}

function length(line) {
  return line.slice(1).reduce((sum, to, n) => sum + line[n].distanceTo(to), 0);
}

function over(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function pointAt(line, part) {
  let left = length(line) * part;
  for (let n = 1; n < line.length; n++) {
    const step = line[n - 1].distanceTo(line[n]);
    if (step >= left) {
      const share = step ? left / step : 0;
      return line[n - 1].add(line[n].subtract(line[n - 1]).multiplyBy(share));
    }
    left -= step;
  }
  return line.at(-1);
}
