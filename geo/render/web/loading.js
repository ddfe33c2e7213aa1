// Files from our own server, each fetched once.

import { element } from "./words.js";

export const STATIC = "/app/static";
const loaded = new Map();

export function script(address) {
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

export function styles(address) {
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

export function baseFile(name) {
  return once(name, () => fetch(`${STATIC}/basemap/${name}`).then((answer) => answer.json()));
}

function once(address, make) {
  if (!loaded.has(address)) loaded.set(address, make());
  return loaded.get(address);
}
