/** One visit as this page knows it: what the booth said, what we wrote and what is on its way. No drawing here. */
import { Call } from "./call.js";
import { forgetDraft, keepDraft, keptDraft } from "./leftovers.js";
import { newId } from "./line.js";

/** @typedef {import("./messages.js").Draft} Draft */
/** @typedef {import("./messages.js").Act} Act */
/** @typedef {import("./messages.js").FromBooth} FromBooth */
/** @typedef {{ message: import("./messages.js").LiveVital, at: number }} Live */

const SAVE_AFTER_MS = 1_000;
const STALE_MS = 3_000;
/** @type {Draft} */
export const EMPTY = { examination: "", conclusion: "", plan: "", patient_words: "", call_again_if: "", follow_up: "", cannot_have: [] };

export class Visit {
  /** @type {import("./messages.js").Taken | null} */ taken = null;
  /** @type {import("./messages.js").RecordShown | null} */ record = null;
  /** @type {import("./messages.js").CallMedia | null} */ media = null;
  /** @type {import("./messages.js").ToSign | null} */ toSign = null;
  /** @type {Map<string, Live>} */ live = new Map();
  /** @type {((wave: import("./messages.js").LiveWave) => void) | null} */ onwave = null;
  /** @type {import("./messages.js").Listening | null} */ listening = null;
  /** @type {Draft} */ draft = { ...EMPTY };
  onScreen = false;
  boothUp = true;
  boothSince = Date.now();
  lost = 0; // live values that did not arrive
  refusal = ""; // why the last act was refused
  saved = ""; // id of the save on its way
  calling = ""; // id of the act that calls the patient again, until the booth answers
  dirty = false;
  #lastNumber = 0;
  #timer = 0;

  /** @param {string} id @param {(act: Act) => void} send @param {() => void} changed */
  constructor(id, send, changed) {
    this.id = id;
    this.send = send;
    this.changed = changed;
    this.call = new Call(id, send, changed);
  }

  /** What we wrote and the booth has not got, over a reload of the page; gone as soon as it has. */
  #restore() {
    const kept = keptDraft(this.id);
    if (!kept) return;
    this.draft = { ...EMPTY, ...kept.draft };
    this.dirty = true;
  }

  /** What we wrote and the booth has not confirmed. @returns {import("./leftovers.js").Unsent | null} */
  get unsent() {
    return this.dirty ? { rpps: this.taken?.rpps ?? "", who: this.taken?.full_name ?? "", draft: this.draft } : null;
  }

  /** @param {((data: ArrayBuffer) => void) | null} take */
  set onsound(take) {
    this.call.onsound = take;
  }

  get callWanted() {
    return this.taken?.in_call ?? false;
  }

  /** Its call holds the practitioner: the patient waits for them, or hears them. */
  get inCall() {
    return this.callWanted && (this.boothUp || this.call.state === "up");
  }

  /** On the screen or not: only there is the practitioner heard and seen. @param {boolean} on */
  show(on) {
    const came = on && !this.onScreen;
    this.onScreen = on;
    this.call.hold(!on);
    if (came) this.join();
  }

  /** Ask for the call. It begins on the screen only; once it began, it is kept up. */
  join() {
    if (this.callWanted && (this.onScreen ? this.call.state !== "up" : this.call.state === "lost")) this.call.join();
  }

  /** @param {FromBooth} message */
  hear(message) {
    switch (message.kind) {
      case "taken":
        if (this.taken === null) this.#restore();
        else if (this.taken.identity_version !== message.identity_version) this.#close();
        this.taken = message;
        if (!message.in_call) this.call.close();
        else if (this.call.state !== "connecting") this.join();
        this.calling = "";
        break;
      case "record-shown":
        this.#show(message);
        break;
      case "live-vital":
        if (this.#lastNumber && message.number > this.#lastNumber + 1) this.lost += message.number - this.#lastNumber - 1;
        this.#lastNumber = message.number;
        this.live.set(message.role, { message, at: Date.now() });
        break;
      case "live-gone":
        this.live.delete(message.role);
        break;
      case "live-wave":
        this.onwave?.(message);
        return;
      case "call-offer":
        if (this.onScreen || this.call.state !== "new") void this.call.offered(message);
        break;
      case "listening":
        this.listening = message;
        break;
      case "call-media":
        this.media = message;
        break;
      case "to-sign":
        this.toSign = message;
        break;
      case "applied":
        this.#landed(message.command_id);
        break;
      case "not-applied":
        this.refused(message.command_id, message.reason);
        break;
      default:
        break;
    }
    this.changed();
  }

  /** The identity was corrected: nothing of the record is shown until name and birth date are ticked again. What was written goes to the booth first. */
  #close() {
    this.save();
    this.record = null;
    this.toSign = null;
    this.listening = null;
    this.live.clear();
    this.refusal = "";
  }

  /** @param {import("./messages.js").RecordShown} record */
  #show(record) {
    const first = this.record === null;
    this.record = record;
    if (!this.dirty) this.draft = structuredClone(record.draft);
    else if (first) this.#saveSoon(); // from before a reload
  }

  /** @param {string} commandId @param {string} reason */
  refused(commandId, reason) {
    if (commandId === this.saved) this.saved = "";
    if (commandId === this.calling) this.calling = "";
    this.refusal = reason;
    this.changed();
  }

  /** @param {string} commandId */
  #landed(commandId) {
    if (commandId !== this.saved) return;
    this.saved = "";
    this.dirty = false;
    forgetDraft(this.id);
  }

  /** @param {Partial<Draft>} change */
  write(change) {
    this.draft = { ...this.draft, ...change };
    this.dirty = true;
    this.saved = "";
    if (this.unsent) keepDraft(this.id, this.unsent);
    this.#saveSoon();
    this.changed();
  }

  #saveSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  /** Send what was written since the last save, now. */
  save() {
    clearTimeout(this.#timer);
    if (!this.dirty || this.saved || !this.record || this.record.signed) return;
    this.saved = newId();
    this.send({ kind: "save-draft", command_id: this.saved, consultation_id: this.id, draft: this.draft });
    this.changed();
  }

  /** Both were heard, as they are written now. */
  confirmIdentity() {
    this.refusal = "";
    this.send({ kind: "confirm-identity", command_id: newId(), consultation_id: this.id, identity_version: this.taken?.identity_version ?? 0 });
  }

  /** @param {"take" | "not-matching" | "prepare-signature" | "call-again" | "call-urgency"} kind */
  act(kind) {
    this.refusal = "";
    const command_id = newId();
    this.send({ kind, command_id, consultation_id: this.id });
    return command_id;
  }

  /** Nothing old is shown as live. True where something went. */
  forgetStale() {
    const before = this.live.size;
    for (const [role, each] of this.live) if (Date.now() - each.at > STALE_MS) this.live.delete(role);
    return this.live.size !== before;
  }

  end() {
    clearTimeout(this.#timer);
    this.call.close();
  }
}
