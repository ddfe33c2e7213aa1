// The days told of, in order, with a range over them that can be dragged and played. Marks without
// a date always stay, fainter than the rest while a range is set. Days stand side by side however far
// apart they are, or three days of news would be one dot beside the past: how long passes is said.

import { button, count, day, element, whenWords } from "./words.js";

const PLAY_MS = 1400;
const MOST_NAMED = 7;
const DAY_MS = 86_400_000;
const LEAP = 10; // times the shortest stretch, from which the line is broken

export class Timeline {
  constructor(view, bar) {
    this.view = view;
    this.root = element("div", "dl-time");
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", "Time");
    bar.append(this.root);
    this.apply();
  }

  // The days are those of the layers that are on.
  apply() {
    const { layers, scene } = this.view;
    const on = scene.marks.filter((mark) => layers.has(mark.layer) && mark.layer !== "places");
    const events = on.filter((mark) => mark.when?.from);
    const days = [...new Set(events.map((mark) => mark.when.from))].sort();
    const undated = on.length - events.length;
    const key = [undated, ...days, ...layers].join();
    if (key === this.key) return;
    this.key = key;
    this.stop();
    this.days = days;
    this.words = new Map(events.map((mark) => [mark.when.from, whenWords(mark.when)]));
    // An event of several days stands at its first.
    this.short = new Map(
      events.map(({ when }) => [when.from, whenWords({ ...when, to: when.from })]),
    );
    this.root.replaceChildren();
    this.note = element("span", "dl-undated", undated ? `${undated} undated` : "");
    if (undated) this.note.append(element("span", "dl-wide", ", always shown"));
    this.note.title = `${count(undated, "mark")} without a date`;
    if (this.days.length < 2) {
      const said = this.days.length
        ? `Everything dated is of ${day(this.days[0])}`
        : "No dated event";
      this.root.append(element("span", "dl-undated", said));
      return;
    }
    this.mount(events);
  }

  mount(events) {
    this.play = button("dl-play", "Play", () => this.toggle());
    this.said = element("output", "dl-said");
    this.track = element("div", "dl-track");
    this.fill = element("div", "dl-fill");
    this.fill.addEventListener("pointerdown", (event) => this.drag(event));
    const ticks = this.days.map((iso, n) => this.tick(iso, n, events));
    this.track.append(this.fill, ...this.stretches(), ...ticks);
    const { since, until } = this.view.time;
    const low = this.days.findIndex((iso) => iso >= (since ?? "0"));
    const high = this.days.findLastIndex((iso) => iso <= (until ?? "9"));
    this.low = this.thumb("From", Math.max(low, 0));
    this.high = this.thumb("To", high < 0 ? this.last : high);
    this.track.append(this.low, this.high);
    this.root.append(this.play, this.said, this.track, this.note);
    this.tell();
  }

  get last() {
    return this.days.length - 1;
  }

  tick(iso, n, events) {
    const tick = element("i", "dl-tick");
    tick.style.left = `${this.share(n)}%`;
    const here = events.filter((mark) => mark.when.from === iso);
    tick.title = `${this.words.get(iso)}: ${here.map((mark) => mark.label).join("; ")}`;
    tick.dataset.layer = (here.find((mark) => mark.layer !== "background") ?? here[0]).layer;
    if (this.days.length <= MOST_NAMED)
      tick.append(element("span", "dl-tick-name", this.short.get(iso)));
    return tick;
  }

  // How long it is from each day to the next.
  stretches() {
    const times = this.days.map((iso) => Date.parse(iso) / DAY_MS);
    const lengths = times.slice(1).map((time, n) => time - times[n]);
    const least = LEAP * Math.min(...lengths);
    return lengths.map((length, n) => {
      const words = this.days.length <= MOST_NAMED ? lasting(length) : "";
      const stretch = element("span", "dl-stretch", words);
      stretch.classList.toggle("dl-leap", length >= least);
      stretch.style.left = `${this.share(n + 0.5)}%`;
      return stretch;
    });
  }

  thumb(title, value) {
    const thumb = element("input", "dl-thumb");
    Object.assign(thumb, { type: "range", min: 0, max: this.last });
    thumb.value = value;
    thumb.setAttribute("aria-label", title);
    thumb.addEventListener("input", () => {
      this.stop();
      if (Number(this.low.value) > Number(this.high.value)) {
        if (thumb === this.low) this.high.value = this.low.value;
        else this.low.value = this.high.value;
      }
      this.take();
    });
    return thumb;
  }

  // The stretch between the two ends moves as one.
  drag(start) {
    this.stop();
    const [low, high] = this.range();
    if (low === 0 && high === this.last) return;
    this.fill.setPointerCapture(start.pointerId);
    const step = this.track.clientWidth / this.last;
    const move = (event) => {
      const by = Math.round((event.clientX - start.clientX) / step);
      const shift = Math.max(-low, Math.min(this.last - high, by));
      this.set(low + shift, high + shift);
    };
    const end = () => {
      this.fill.removeEventListener("pointermove", move);
      this.fill.removeEventListener("pointerup", end);
    };
    this.fill.addEventListener("pointermove", move);
    this.fill.addEventListener("pointerup", end);
  }

  toggle() {
    if (this.playing) {
      this.stop();
      return;
    }
    const [low, high] = this.range();
    const first = high === this.last ? low : high;
    this.play.textContent = "Pause";
    this.set(low, first);
    this.playing = setInterval(() => {
      const [from, to] = this.range();
      if (to >= this.last) this.stop();
      else this.set(from, to + 1);
    }, PLAY_MS);
  }

  stop() {
    clearInterval(this.playing);
    this.playing = null;
    if (this.play) this.play.textContent = "Play";
  }

  range() {
    return [Number(this.low.value), Number(this.high.value)];
  }

  set(low, high) {
    const [before, after] = this.range();
    if (before === low && after === high) return;
    this.low.value = low;
    this.high.value = high;
    this.take();
  }

  take() {
    this.tell();
    const [low, high] = this.range();
    this.view.setTime(low > 0 ? this.days[low] : null, high < this.last ? this.days[high] : null);
  }

  tell() {
    const [low, high] = this.range();
    const [from, to] = [low, high].map((n) => this.short.get(this.days[n]));
    this.said.textContent = low === high ? from : `${from} – ${to}`;
    this.low.setAttribute("aria-valuetext", from);
    this.high.setAttribute("aria-valuetext", to);
    this.fill.style.left = `${this.share(low)}%`;
    this.fill.style.right = `${100 - this.share(high)}%`;
  }

  share(n) {
    return (100 * n) / this.last;
  }
}

function lasting(days) {
  if (days < 60) return count(days, "day");
  if (days < 730) return count(Math.round(days / 30.44), "month");
  return count(Math.round(days / 365.25), "year");
}
