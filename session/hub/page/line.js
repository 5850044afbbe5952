/** The page's line to the hub: dials again when it breaks, and sends again every act that the hub has not taken in; a text waits for its visit to do so. */
import { OF_THE_MOMENT } from "./messages.js";

/** @typedef {import("./messages.js").Act} Act */
/** @typedef {import("./messages.js").FromBooth | import("./messages.js").FromHub} Heard */
/** @typedef {{ up: boolean, tries: number, nextAt: number, since: number }} LineState */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
const SILENT_MS = 25_000; // the hub says something at least every ten seconds
const SESSION_OVER = 4001;
const ELSEWHERE = 4002; // session/hub/server.py
const REVIEWS = "reviews"; // what is done to reports of long ago belongs to no visit

/** @param {Act} act */
const about = (act) => ("check_id" in act ? REVIEWS : act.consultation_id);

export const newId = () => crypto.randomUUID();

/** Half an emoji is no text, and the hub would refuse the whole act: it is replaced, as browsers do where they encode. @param {string} _ @param {unknown} value */
const wellFormed = (_, value) => (typeof value === "string" ? new TextDecoder().decode(new TextEncoder().encode(value)) : value);
/** @param {Act} act */
export const written = (act) => JSON.stringify(act, wellFormed);

export class Line {
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {Map<string, Act>} */ #waiting = new Map();
  /** @type {Set<string>} */ #known = new Set(); // visits that the hub has spoken of since the line is up: it takes acts for these
  #timer = 0;
  #silence = 0;
  #closed = false;
  /** @type {LineState} */ state = { up: false, tries: 0, nextAt: 0, since: Date.now() };

  /** @param {(message: Heard) => void} heard @param {() => void} changed @param {(elsewhere: boolean) => void} over the session is over, or the page was opened elsewhere */
  constructor(heard, changed, over) {
    this.heard = heard;
    this.changed = changed;
    this.over = over;
  }

  dial() {
    clearTimeout(this.#timer);
    this.#socket?.close();
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/page-line`);
    this.#socket = socket;
    this.#listen();
    let greeted = false;
    socket.onmessage = (event) => {
      if (socket !== this.#socket) return;
      this.#listen();
      const message = /** @type {Heard} */ (JSON.parse(event.data));
      if (!greeted) {
        greeted = true;
        this.#known.clear();
        this.state = { up: true, tries: 0, nextAt: 0, since: Date.now() };
        this.changed();
      }
      if (message.kind === "queued" || message.kind === "act-refused" || message.kind === "applied" || message.kind === "not-applied" || message.kind === "review-answered") this.#waiting.delete(message.command_id);
      if (message.kind === "taken") this.#sendAgain(message.consultation_id);
      if (message.kind === "to-review") this.#sendAgain(REVIEWS);
      this.heard(message);
    };
    socket.onclose = (event) => {
      if (socket !== this.#socket || this.#closed) return;
      clearTimeout(this.#silence);
      if (event.code === SESSION_OVER || event.code === ELSEWHERE) this.#end(event.code === ELSEWHERE);
      else if (greeted || this.state.tries === 0 || this.state.tries % 3) this.#later();
      else void this.#ask();
    };
  }

  /** Act; the id makes repeating harmless. @param {Act} act */
  send(act) {
    if (act.kind === "save-draft") for (const [id, each] of this.#waiting) if (each.kind === "save-draft" && each.consultation_id === act.consultation_id) this.#waiting.delete(id);
    if (!OF_THE_MOMENT.includes(act.kind) && act.kind !== "sign") this.#waiting.set(act.command_id, act);
    if (this.state.up && (act.kind === "take" || this.#known.has(about(act)))) this.#socket?.send(written(act));
  }

  /** How many acts wait for the line, texts among them. */
  get waiting() {
    return this.#waiting.size;
  }

  /** How many of them are no texts. */
  get others() {
    return [...this.#waiting.values()].filter((act) => act.kind !== "save-draft").length;
  }

  /** This visit is over: nothing is sent to it any more. The acts that were never taken in. @param {string} visit */
  forget(visit) {
    const lost = [...this.#waiting.values()].filter((act) => about(act) === visit);
    for (const act of lost) this.#waiting.delete(act.command_id);
    this.#known.delete(visit);
    return lost;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#socket?.close();
  }

  /** A line that is dead may look whole for hours: what says nothing for so long is not waited for. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      const dead = this.#socket;
      this.#socket = null;
      dead?.close();
      this.#later();
    }, SILENT_MS);
  }

  /** After a break, and only once the hub knows the visit again: before, it would refuse. @param {string} visit */
  #sendAgain(visit) {
    if (this.#known.has(visit)) return;
    this.#known.add(visit);
    for (const act of this.#waiting.values()) if (about(act) === visit && act.kind !== "save-draft") this.#socket?.send(written(act));
  }

  #later() {
    if (this.#closed) return;
    const before = this.state;
    const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** before.tries) * (0.75 + Math.random() / 2);
    this.state = { up: false, tries: before.tries + 1, nextAt: Date.now() + ms, since: before.up ? Date.now() : before.since };
    this.#timer = setTimeout(() => this.dial(), ms);
    this.changed();
  }

  /** A refused handshake looks like a broken line: ask whether the session still stands. */
  async #ask() {
    const refused = this.#socket, answer = await fetch("/api/me", { signal: AbortSignal.timeout(SILENT_MS) }).catch(() => null);
    if (this.#socket !== refused) return; // dialled again meanwhile
    if (answer?.status === 401) this.#end(false);
    else this.#later();
  }

  /** @param {boolean} elsewhere */
  #end(elsewhere) {
    this.close();
    this.over(elsewhere);
  }
}
