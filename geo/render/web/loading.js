// Files from our own server, each fetched once.

import { inflated } from "./unpack.js";
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

// What a view from afar needs comes as one; the rest of the base map when it is looked at nearer.
export async function baseFile(name) {
  const first = await once("first", async () => {
    const answer = await fetch(`${STATIC}/basemap/first.json.gz`);
    return JSON.parse(await inflated(await answer.arrayBuffer()));
  });
  return first[name] ?? once(name, () => fetched(name));
}

async function fetched(name) {
  return (await fetch(`${STATIC}/basemap/${name}`)).json();
}

function once(address, make) {
  if (!loaded.has(address)) loaded.set(address, make());
  return loaded.get(address);
}
