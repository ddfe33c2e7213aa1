// What Python is told of the map: nothing once the reader is on the way to another page.
//
// Streamlit takes what it is told for the page that it showed last. Told between the click on a
// page's name and the answer, it would go back to a map that is no longer there, and leave both
// pages empty.

const ANSWERED_MS = 10000;

export class Told {
  constructor(root) {
    this.root = root;
    this.path = location.pathname;
    this.held = new Map();
    this.life = new AbortController();
    const first = { capture: true, signal: this.life.signal };
    window.addEventListener("click", (event) => this.clicked(event), first);
    window.addEventListener("popstate", () => this.leaveFor(location), first);
  }

  // Streamlit's own ways to tell, new at each of its runs.
  connect({ setStateValue, setTriggerValue }) {
    this.setState = setStateValue;
    this.setTrigger = setTriggerValue;
  }

  state(name, value) {
    if (this.isLeaving()) this.held.set(name, value);
    else this.setState?.(name, value);
  }

  trigger(name, value) {
    if (!this.isLeaving()) this.setTrigger?.(name, value);
  }

  isLeaving() {
    return Boolean(this.waiting) || !this.root.isConnected;
  }

  clicked(event) {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && !elsewhere && !this.root.contains(link)) this.leaveFor(link);
  }

  leaveFor({ origin, pathname }) {
    if (!this.root.isConnected) this.life.abort();
    else if (origin === location.origin && pathname !== this.path) this.leave();
  }

  leave() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.stay(), ANSWERED_MS);
  }

  stay() {
    this.waiting = null;
    if (!this.root.isConnected) return;
    for (const [name, value] of this.held) this.setState?.(name, value);
    this.held.clear();
  }
}
