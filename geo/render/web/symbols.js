// Symbols drawn from the one table that the picture on the slide reads too.

import { drawing } from "./words.js";

// A mark's place is as sure as its edge is sharp: an unsure one stands in a pale disc.
export function dotIcon(symbol, theme, ground, unsure = false) {
  const colour = symbol.colours[theme];
  const size = Math.max(symbol.size, 4);
  const room = size + (unsure ? 18 : 10);
  const middle = room / 2;
  const icon = drawing("svg", { width: room, height: room, viewBox: `0 0 ${room} ${room}` });
  if (unsure) icon.append(disc(ground, middle, middle, middle - 1));
  icon.append(shape(symbol, colour, ground, middle, middle, size));
  return { icon, room };
}

function disc(ground, x, y, r) {
  return drawing("circle", { cx: x, cy: y, r, fill: ground.casing, "fill-opacity": 0.85 });
}

// A symbol as pixels, to be stamped many thousand times: offsets and colours around its middle.
export function mask(symbol, tone, ground) {
  const { icon, room } = dotIcon({ ...symbol, size: Math.min(symbol.size, 9) }, tone, ground);
  const canvas = document.createElement("canvas");
  canvas.width = room;
  canvas.height = room;
  const pen = canvas.getContext("2d");
  for (const one of icon.children) stamp(pen, one);
  const pixels = new Uint32Array(pen.getImageData(0, 0, room, room).data.buffer);
  const found = { dx: [], dy: [], colours: [], colour: packed(symbol.colours[tone]) };
  pixels.forEach((pixel, at) => {
    if (pixel >>> 24 < 120) return;
    found.dx.push((at % room) - Math.floor(room / 2));
    found.dy.push(Math.floor(at / room) - Math.floor(room / 2));
    found.colours.push((pixel | 0xff000000) >>> 0);
  });
  return found;
}

function stamp(pen, one) {
  const get = (name) => one.getAttribute(name);
  const path = new Path2D(one.tagName === "path" ? get("d") : undefined);
  if (one.tagName === "circle") path.arc(+get("cx"), +get("cy"), +get("r"), 0, 7);
  if (one.tagName === "rect") path.rect(+get("x"), +get("y"), +get("width"), +get("height"));
  pen.fillStyle = get("fill");
  pen.strokeStyle = get("stroke");
  pen.lineWidth = +get("stroke-width");
  pen.fill(path);
  pen.stroke(path);
}

// As ImageData holds it: alpha, blue, green, red.
function packed(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}

// Badges side by side: what to know of where a mark comes from.
export function badgesIcon(symbols, theme, ground) {
  const tall = Math.max(...symbols.map(({ size }) => size)) + 1;
  const wide = tall * symbols.length;
  const icon = drawing("svg", { width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}` });
  icon.setAttribute("aria-hidden", "true");
  symbols.forEach((symbol, n) => {
    icon.append(...badge(symbol, theme, ground, tall * (n + 0.5), tall / 2));
  });
  return { icon, wide, tall };
}

function badge(symbol, theme, ground, x, y) {
  const line = { stroke: symbol.colours[theme], "stroke-width": symbol.width };
  const d = symbol.sign
    .map((points) => `M${points.map(([right, down]) => `${x + right} ${y + down}`).join("L")}`)
    .join("");
  return [
    drawing("circle", { cx: x, cy: y, r: (symbol.size - 1) / 2, ...line, fill: ground.paper }),
    drawing("path", { d, ...line, "stroke-width": 1.5, fill: "none" }),
  ];
}

export function unsureSwatch(ground) {
  const picture = drawing("svg", { width: 40, height: 18, viewBox: "0 0 40 18" });
  picture.setAttribute("aria-hidden", "true");
  picture.append(
    disc(ground, 20, 9, 8.5),
    drawing("circle", { cx: 20, cy: 9, r: 3.5, fill: ground.ink }),
  );
  return picture;
}

function shape(symbol, colour, ground, x, y, size) {
  const half = size / 2;
  const hollow = symbol.shape === "ring" || (symbol.shape === "square" && symbol.width > 0);
  const look = {
    fill: hollow ? ground.paper : colour,
    stroke: hollow ? colour : ground.halo,
    "stroke-width": hollow ? symbol.width : 1.5,
  };
  if (symbol.shape === "square")
    return drawing("rect", { x: x - half, y: y - half, width: size, height: size, ...look });
  if (symbol.shape === "diamond")
    return drawing("path", {
      d: `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`,
      ...look,
    });
  if (symbol.shape === "triangle")
    return drawing("path", {
      d: `M${x} ${y - half}L${x + half} ${y + half * 0.8}L${x - half} ${y + half * 0.8}Z`,
      ...look,
    });
  return drawing("circle", { cx: x, cy: y, r: half, ...look });
}

export function hatch(id, symbol, theme) {
  const step = symbol.hatch;
  const pattern = drawing("pattern", {
    id,
    width: step,
    height: step,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(
    drawing("line", {
      x1: 0,
      y1: 0,
      x2: 0,
      y2: step,
      stroke: symbol.colours[theme],
      "stroke-width": 1.6,
    }),
  );
  return pattern;
}

export function swatch(symbol, theme, ground) {
  const picture = drawing("svg", { width: 40, height: 18, viewBox: "0 0 40 18" });
  picture.setAttribute("aria-hidden", "true");
  const colour = symbol.colours[theme];
  const line = {
    fill: "none",
    stroke: colour,
    "stroke-width": symbol.width,
    "stroke-dasharray": symbol.dash.join(" "),
  };
  if (symbol.shape === "area" && !symbol.hatch) {
    const box = { x: 5, y: 2.5, width: 30, height: 13 };
    if (symbol.casing)
      picture.append(
        drawing("rect", {
          ...box,
          fill: "none",
          stroke: ground.casing,
          "stroke-width": symbol.casing,
        }),
      );
    picture.append(
      drawing("rect", {
        ...box,
        fill: colour,
        "fill-opacity": symbol.fill,
        stroke: colour,
        "stroke-width": symbol.width,
      }),
    );
  } else if (symbol.shape === "area") {
    const id = `dl-swatch-${symbol.label.replace(/\W/g, "")}`;
    picture.append(
      hatch(id, symbol, theme),
      drawing("rect", { x: 5, y: 2, width: 30, height: 14, fill: `url(#${id})`, stroke: colour }),
    );
  } else if (symbol.shape === "line" || symbol.shape === "arc") {
    const d = symbol.shape === "line" ? "M3 9H37" : "M3 13Q20 -1 35 11";
    if (symbol.casing)
      picture.append(
        drawing("path", { d, fill: "none", stroke: ground.casing, "stroke-width": symbol.casing }),
      );
    picture.append(drawing("path", { d, ...line }));
    if (symbol.beat)
      picture.append(
        drawing("path", {
          d,
          ...line,
          "stroke-width": symbol.beat.width,
          "stroke-dasharray": symbol.beat.dash.join(" "),
          "stroke-linecap": symbol.beat.is_round ? "round" : "butt",
        }),
      );
    if (symbol.arrow)
      picture.append(
        drawing("path", {
          d: symbol.shape === "line" ? "M38 9L29 5V13Z" : "M38 13L28.5 11.5L34 5.5Z",
          fill: colour,
        }),
      );
  } else if (symbol.shape === "badge") {
    picture.append(...badge(symbol, theme, ground, 20, 9));
  } else {
    picture.append(shape(symbol, colour, ground, 20, 9, Math.min(symbol.size, 13)));
  }
  return picture;
}
