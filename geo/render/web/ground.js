// Outlines of the base map on one canvas. They are projected once, when their file comes; a move of
// the map then costs no more than drawing what is in view.

const SMALLEST = 0.7; // px below which two points of an outline are one
const PADDING = 0.4; // of the map's size painted beyond its edge, so that a small move shows no gap
const BEYOND = 24; // px outside the canvas that a line may still be seen from

// Outlines as numbers: x and y of the world, 0 to 1 each, with the box that holds them.
export function outlines({ features }) {
  const found = [];
  for (const { geometry, properties } of features)
    for (const rings of pieces(geometry)) {
      const made = rings.map(projected);
      found.push({ rings: made, box: boxOf(made[0]), kind: properties?.kind });
    }
  return found;
}

// What Leaflet calls a renderer: it follows the map, and is stretched while a zoom is under way.
export function groundLayer(L, paint) {
  const Ground = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.repaint();
    },

    // Not twice for one view, whatever the map has to tell of it.
    repaint(state = this.state) {
      if (!this._container) return;
      const { min } = this._bounds;
      const size = this._bounds.getSize();
      const corner = this._map.getPixelOrigin().add(min);
      const key = [this._zoom, corner, size, state].join();
      this.state = state;
      if (key === this.painted) return;
      this.painted = key;
      const dense = L.Browser.retina ? 2 : 1;
      const canvas = this._container;
      canvas.width = size.x * dense;
      canvas.height = size.y * dense;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      const pen = canvas.getContext("2d");
      pen.scale(dense, dense);
      pen.lineCap = pen.lineJoin = "round";
      paint(new Sheet(pen, size, corner, 256 * 2 ** this._zoom));
    },
  });
  return new Ground({ pane: "base", padding: PADDING });
}

// Where on the canvas the world lies.
class Sheet {
  constructor(pen, size, corner, scale) {
    this.pen = pen;
    this.corner = corner;
    this.scale = scale;
    this.right = size.x + BEYOND;
    this.low = size.y + BEYOND;
  }

  areas(shapes, turn, { fill, color, weight }) {
    const { pen } = this;
    pen.setLineDash([]);
    pen.fillStyle = fill;
    pen.strokeStyle = color;
    pen.lineWidth = weight;
    for (const { rings, box } of shapes) {
      if (!this.sees(box, turn)) continue;
      pen.beginPath();
      for (const ring of rings) {
        this.trace(ring, turn);
        pen.closePath();
      }
      pen.fill("evenodd");
      pen.stroke();
    }
  }

  lines(shapes, turn, { color, weight, dash = [] }) {
    const { pen } = this;
    pen.setLineDash(dash);
    pen.strokeStyle = color;
    pen.lineWidth = weight;
    pen.beginPath();
    for (const { rings, box } of shapes)
      if (this.sees(box, turn)) for (const ring of rings) this.trace(ring, turn);
    pen.stroke();
  }

  x(at, turn) {
    return (at + turn / 360) * this.scale - this.corner.x;
  }

  y(at) {
    return at * this.scale - this.corner.y;
  }

  sees([west, north, east, south], turn) {
    return (
      this.x(east, turn) >= -BEYOND &&
      this.x(west, turn) <= this.right &&
      this.y(south) >= -BEYOND &&
      this.y(north) <= this.low
    );
  }

  // Points that nobody can tell apart are one, and so are those that lie beyond the same edge.
  trace(ring, turn) {
    const { pen, scale, right, low } = this;
    const left = this.x(0, turn);
    const top = this.y(0);
    const last = ring.length - 2;
    let x = left + ring[0] * scale;
    let y = top + ring[1] * scale;
    let out = beyond(x, y, right, low);
    pen.moveTo(x, y);
    let skipped = false;
    let [beforeX, beforeY] = [x, y];
    for (let k = 2; k <= last; k += 2) {
      const nextX = left + ring[k] * scale;
      const nextY = top + ring[k + 1] * scale;
      const nextOut = beyond(nextX, nextY, right, low);
      if (out & nextOut) {
        skipped = true;
        [beforeX, beforeY] = [nextX, nextY];
        out &= nextOut;
        continue;
      }
      if (skipped) pen.lineTo(beforeX, beforeY);
      else if (k < last && Math.abs(nextX - x) < SMALLEST && Math.abs(nextY - y) < SMALLEST)
        continue;
      skipped = false;
      pen.lineTo(nextX, nextY);
      [x, y, out] = [nextX, nextY, nextOut];
    }
    if (skipped) pen.lineTo(beforeX, beforeY);
  }
}

// On which sides of the canvas a point lies outside, a bit each.
function beyond(x, y, right, low) {
  return (x < -BEYOND ? 1 : 0) | (x > right ? 2 : 0) | (y < -BEYOND ? 4 : 0) | (y > low ? 8 : 0);
}

function pieces({ type, coordinates }) {
  if (type === "MultiPolygon") return coordinates;
  if (type === "MultiLineString") return coordinates.map((line) => [line]);
  return type === "LineString" ? [[coordinates]] : [coordinates];
}

function projected(line) {
  const found = new Float64Array(2 * line.length);
  line.forEach(([lon, lat], n) => {
    const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
    found[2 * n] = (lon + 180) / 360;
    found[2 * n + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  });
  return found;
}

function boxOf(ring) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < ring.length; k += 2) {
    box[0] = Math.min(box[0], ring[k]);
    box[1] = Math.min(box[1], ring[k + 1]);
    box[2] = Math.max(box[2], ring[k]);
    box[3] = Math.max(box[3], ring[k + 1]);
  }
  return box;
}
