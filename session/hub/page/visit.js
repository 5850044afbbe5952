/** One visit as this page knows it: what the booth said, what we wrote and what is on its way. No drawing here. */
import { Call } from "./call.js";
import { forgetDraft, keepDraft, keepSigning, keptDraft, keptSigning, sameDraft, setApart } from "./leftovers.js";
import { newId } from "./line.js";

/** @typedef {import("./messages.js").Draft} Draft */
/** @typedef {import("./messages.js").Act} Act */
/** @typedef {import("./messages.js").FromBooth} FromBooth */
/** @typedef {{ message: import("./messages.js").LiveVital, at: number }} Live */

const SAVE_AFTER_MS = 1_000;
const STALE_MS = 3_000;
const MOST_HELD = 20; // texts: a booth may be silent for an hour of writing, and the browser's store is small
const SAID_WHERE_ASKED = new Set(["send-chat", "call-urgency", "not-matching", "confirm-identity"]); // their refusal stands beside the button
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
  /** What came of our acts, by their ids: empty where it took effect, or why it did not. @type {Map<string, string>} */ answers = new Map();
  /** @type {{ id: string, text: string }[]} */ said = []; // our messages of this page
  refusal = ""; // why the last act was refused
  signing = ""; // id of the signature on its way
  /** @type {{ id: string, at: number } | null} */ urgency = null; // the last call for help, and when its answer came
  saved = ""; // id of the save on its way
  calling = ""; // id of the act that calls the patient again, until the booth answers
  dirty = false;
  #lastNumber = 0;
  #timer = 0;
  #away = true; // answers may have been lost on the way
  #behind = ""; // id of an act after the signature: once it is answered, the signature was
  /** @type {Map<string, string>} */ #sent = new Map(); // kinds of our acts, by their ids
  /** @type {Draft[]} */ #mayHold = []; // what the record may hold without another page having written, oldest first
  #holds = false; // after a break or a reload nothing is saved before the record says whether another page wrote meanwhile

  /** @param {string} id @param {(act: Act) => void} send @param {() => void} changed */
  constructor(id, send, changed) {
    this.id = id;
    this.send = (/** @type {Act} */ act) => {
      this.#sent.set(act.command_id, act.kind);
      send(act);
    };
    this.changed = changed;
    this.call = new Call(id, this.send, changed);
  }

  /** Whether this was ours. @param {string} commandId */
  did(commandId) {
    return this.#sent.has(commandId);
  }

  /** What we wrote and the booth has not got, over a reload of the page; gone as soon as it has. */
  #restore() {
    this.signing = keptSigning(this.id);
    const kept = keptDraft(this.id);
    if (!kept) return;
    this.draft = { ...EMPTY, ...kept.draft };
    this.#mayHold = [...(kept.upon ?? []), this.draft];
    this.dirty = this.#holds = true;
  }

  /** What we wrote and the booth has not confirmed. @returns {import("./leftovers.js").Unsent | null} */
  get unsent() {
    return this.dirty ? { rpps: this.taken?.rpps ?? "", who: this.taken?.full_name ?? "", draft: this.draft } : null;
  }

  /** Written, and not even on its way: the line was cut, and the record has not come since. */
  get held() {
    return this.dirty && this.#holds;
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
        if (this.#away) this.#sayAgain();
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
        this.#answered(message.command_id, "");
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
    const at = this.#mayHold.findIndex((each) => sameDraft(each, record.draft)), held = this.held;
    this.record = record;
    this.#holds = false;
    this.#mayHold = at < 0 ? [record.draft] : this.#mayHold.slice(at);
    if (held && at < 0) this.#giveWay();
    if (!this.dirty) this.draft = structuredClone(record.draft);
    else if (held && this.saved) this.#send(this.saved);
    else if (held) this.#saveSoon();
  }

  /** Another page wrote since: what this one had not saved is set apart, and overwrites nothing. */
  #giveWay() {
    if (this.unsent) setApart(this.id, this.unsent);
    this.dirty = false;
    this.saved = "";
    this.refusal = "Une autre page a écrit depuis. Le texte que celle-ci n’avait pas enregistré est gardé à part, dans la file d’attente.";
  }

  /** The line was cut: what was answered meanwhile did not come. */
  lineBroke() {
    this.#away = true;
    this.#holds = this.dirty;
  }

  /** What has no answer is done again by its id, which is harmless; a signature, which went with the password, only asked after. */
  #sayAgain() {
    this.#away = false;
    if (this.urgency && !this.urgency.at) this.send({ kind: "call-urgency", command_id: this.urgency.id, consultation_id: this.id });
    if (this.signing) this.#behind = this.act("prepare-signature");
  }

  /** @param {string} commandId @param {string} reason */
  refused(commandId, reason) {
    this.#answered(commandId, reason || "refusé");
    this.changed();
  }

  /** @param {string} commandId @param {string} trouble empty: done */
  #answered(commandId, trouble) {
    this.answers.set(commandId, trouble);
    if (commandId === this.urgency?.id) this.urgency.at = Date.now();
    if (commandId === this.saved) {
      this.saved = "";
      if (!trouble) this.dirty = false;
      if (!trouble) forgetDraft(this.id);
    }
    if (commandId === this.#behind) return this.#notSigned();
    if (!trouble) return;
    if (commandId === this.calling) this.calling = "";
    if (commandId === this.signing) this.#unlock();
    if (!SAID_WHERE_ASKED.has(this.#sent.get(commandId) ?? "")) this.refusal = trouble;
  }

  /** What came after the signature was answered, and the visit is not over. */
  #notSigned() {
    this.#behind = "";
    if (!this.signing || this.answers.get(this.signing) === "") return;
    this.#unlock();
    this.refusal = "La signature n’est pas passée : relisez, puis signez de nouveau.";
  }

  #unlock() {
    this.signing = "";
    keepSigning(this.id, "");
  }

  /** Sign what has this hash; until the answer the text stays as it is. @param {string} sha256 @param {string} password */
  sign(sha256, password) {
    this.refusal = "";
    this.signing = newId();
    keepSigning(this.id, this.signing);
    this.send({ kind: "sign", command_id: this.signing, consultation_id: this.id, sha256, password });
  }

  /** To the assistant. @param {string} text */
  say(text) {
    const id = newId();
    this.said.push({ id, text });
    this.send({ kind: "send-chat", command_id: id, consultation_id: this.id, text });
  }

  /** Ring at the booth. */
  ring() {
    this.urgency = { id: this.act("call-urgency"), at: 0 };
    this.changed();
  }

  /** @param {Partial<Draft>} change */
  write(change) {
    if (this.signing) return;
    this.draft = { ...this.draft, ...change };
    this.dirty = true;
    this.saved = "";
    this.#keep();
    this.#saveSoon();
    this.changed();
  }

  /** Over a reload, with what the record may hold by then without another page having written. */
  #keep() {
    if (this.unsent) keepDraft(this.id, { ...this.unsent, upon: this.#mayHold });
  }

  #saveSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  /** Send what was written since the last save, now. */
  save() {
    clearTimeout(this.#timer);
    if (!this.dirty || this.#holds || this.saved || !this.record || this.record.signed) return;
    this.#send(newId());
    this.changed();
  }

  /** @param {string} saved */
  #send(saved) {
    this.saved = saved;
    this.#mayHold.push(this.draft);
    if (this.#mayHold.length > MOST_HELD) this.#mayHold.splice(1, 1); // not the first: that is what the record holds as far as we know
    this.send({ kind: "save-draft", command_id: saved, consultation_id: this.id, draft: this.draft });
  }

  /** Both were heard, as they are written now. Its id. */
  confirmIdentity() {
    this.refusal = "";
    const command_id = newId();
    this.send({ kind: "confirm-identity", command_id, consultation_id: this.id, identity_version: this.taken?.identity_version ?? 0 });
    return command_id;
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
