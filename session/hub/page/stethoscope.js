/** The stethoscope: heard live as it comes, and each recording to be listened to again. Shown once there is something to hear. */
import { button, chip, fill, flag, h, heading } from "./dom.js";
import { Heard, packet, sha256, wavSamples } from "./heard.js";
import { SoundTrace } from "./soundtrace.js";
import { CALIBRATIONS, french, hour, reasons } from "./words.js";

/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {import("./messages.js").ShownSound} ShownSound */
/** @typedef {{ samples: Int16Array, address: string }} Kept */

const RATE = 8_000;

export class Stethoscope {
  #state = h("span", {});
  #words = h("div", { class: "row wrap", role: "status" });
  #list = h("div", { class: "sounds" });
  #trace = new SoundTrace();
  #audio = h("audio", { controls: true, hidden: true, preload: "auto" });
  #drawn = "";
  /** @type {Map<string, Heard>} */ #heard = new Map();
  /** @type {Map<string, Promise<Kept>>} */ #kept = new Map(); // fetched once, as pictures are
  #shown = ""; // the recording that is listened to again
  #loud = true;
  /** @type {AudioContext | null} */ #context = null;
  /** @type {Promise<AudioWorkletNode | null> | null} */ #out = null;
  #over = ""; // the recording whose end is known
  #playing = ""; // the recording that the loudspeaker has

  /** @param {Visit} visit */
  constructor(visit) {
    this.visit = visit;
    visit.onsound = (data) => this.#take(data);
    this.element = h("section", { class: "panel stethoscope", "aria-label": "Stéthoscope", hidden: true }, heading("stethoscope", "Stéthoscope", this.#state),
      this.#trace.element, this.#words, this.#audio, this.#list);
    this.#audio.addEventListener("timeupdate", () => void this.#drawWhole());
  }

  update() {
    const { record, listening } = this.visit, sounds = record?.sounds ?? [];
    const on = listening?.on === true && this.visit.call.state === "up", heard = listening ? this.#heard.get(listening.sound_id) : undefined;
    for (const [id, kept] of this.#kept) if (!sounds.some((each) => each.sound_id === id)) this.#forget(id, kept);
    if (this.#shown && !sounds.some((each) => each.sound_id === this.#shown)) this.#hide();
    if (listening && !listening.on && heard) void this.#ended(heard, listening.samples);
    const lost = heard && heard.received ? heard.missing / heard.rate : 0;
    const state = JSON.stringify([on, listening, sounds, this.#shown, this.#loud, lost.toFixed(1), heard !== undefined]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    this.element.hidden = !on && !sounds.length && !heard;
    this.#trace.element.hidden = !on && !this.#shown && !heard;
    fill(this.#state, on ? chip("prim", "player-play", `En direct : ${listening?.site ?? ""}`) : chip("", "player-pause", "Rien en direct"));
    fill(this.#words,
      on && button(this.#loud ? "on" : "off", this.#loud ? "volume" : "player-pause", this.#loud ? "Son du stéthoscope" : "Son du stéthoscope coupé", () => this.#turn(), { "aria-pressed": this.#loud }),
      on && !heard && flag("info", "info-circle", "Le son arrive…"),
      lost >= 0.05 && flag("attention", "alert-triangle", `Il manque ${french(lost.toFixed(1))} s : perdu en route, hachuré sur le tracé`),
      h("span", { class: "muted" }, "Avec un casque : les petits haut-parleurs ne rendent pas les graves du cœur."));
    fill(this.#list, sounds.map((sound) => this.#row(sound)));
  }

  leave() {
    this.visit.onsound = null;
    for (const [id, kept] of this.#kept) this.#forget(id, kept);
    void this.#context?.close();
    this.#context = null;
  }

  /** @param {ArrayBuffer} data */
  #take(data) {
    const came = packet(data);
    if (!came) return;
    let heard = this.#heard.get(came.id);
    if (!heard) {
      heard = new Heard(came.id);
      this.#heard.set(came.id, heard);
    }
    heard.take(came.number, came.samples, came.rate);
    if (this.#over === heard.id) void this.#hash(heard); // the end was told over another line, and came before it
    this.#hide();
    this.#trace.live(heard);
    this.#tell(heard);
    if (this.#loud) void this.#play(came.id, came.number, came.samples);
    this.visit.changed();
  }

  /** @param {Heard} heard */
  #tell(heard) {
    this.#trace.element.dataset["sound"] = heard.id;
    this.#trace.element.dataset["received"] = String(heard.received);
    this.#trace.element.dataset["missing"] = String(heard.missing);
  }

  /** @param {string} id @param {number} number @param {Int16Array} samples */
  async #play(id, number, samples) {
    this.#out ??= this.#open();
    const out = await this.#out;
    if (!out || !this.#loud) return;
    if (this.#playing !== id) {
      this.#playing = id;
      out.port.postMessage(null);
    }
    out.port.postMessage({ number, samples: Float32Array.from(samples, (sample) => sample / 32_768) });
  }

  /** One sample of ours is one of the context's: the browser alone fits it to its sound card. */
  async #open() {
    try {
      this.#context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
      await this.#context.audioWorklet.addModule("/page/sound-out.js");
      const out = new AudioWorkletNode(this.#context, "sound-out", { numberOfInputs: 0, outputChannelCount: [1] });
      out.connect(this.#context.destination);
      out.port.onmessage = ({ data }) => {
        this.element.dataset["gaps"] = String(data.gaps);
        this.element.dataset["behind"] = String(data.behind);
      };
      await this.#context.resume();
      return out;
    } catch {
      return null; // a browser without it still shows the trace and plays what was kept
    }
  }

  #turn() {
    this.#loud = !this.#loud;
    this.#playing = "";
    void this.#out?.then((out) => out?.port.postMessage(null));
    this.update();
  }

  /** What is missing at the end is missing too. @param {Heard} heard @param {number} samples */
  async #ended(heard, samples) {
    if (!samples || this.#over === heard.id) return;
    this.#over = heard.id;
    heard.length = Math.max(heard.length, samples);
    this.#tell(heard);
    this.#trace.live(heard);
    await this.#hash(heard);
  }

  /** @param {Heard} heard */
  async #hash(heard) {
    const received = heard.received, hash = await sha256(heard.samples.subarray(0, heard.length));
    if (received === heard.received) this.element.dataset["sha256"] = hash;
  }

  /** @param {ShownSound} sound */
  #row(sound) {
    const doubts = [sound.missing_s ? `il manque ${french(String(sound.missing_s))} s` : "", reasons(sound.reasons)].filter(Boolean).join(", ");
    const state = h("span", {});
    const row = h("div", { class: "row sound", "data-sound": sound.sound_id },
      button(this.#shown === sound.sound_id ? "on" : "", "player-play", `${sound.site} · ${Math.round(sound.seconds)} s · ${hour(sound.taken_at)}`, () => void this.#again(sound), { "aria-pressed": this.#shown === sound.sound_id }),
      sound.calibration !== "calibrated" && flag("attention", "alert-triangle", CALIBRATIONS[sound.calibration] ?? sound.calibration),
      doubts && flag("attention", "alert-triangle", doubts), sound.simulated && flag("info", "info-circle", "Simulé"), state);
    const heard = this.#heard.get(sound.sound_id);
    if (heard) void this.#fetch(sound.sound_id).then((kept) => fill(state, heard.agrees(kept.samples) ? flag("ok", "check", "le même qu’en direct") : flag("attention", "alert-triangle", "diffère du direct")), () => {});
    return row;
  }

  /** @param {string} id */
  #fetch(id) {
    const fetched = this.#kept.get(id) ?? fetch(`/api/sound/${encodeURIComponent(this.visit.id)}/${encodeURIComponent(id)}`)
      .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject()))
      .then((wav) => ({ samples: wavSamples(wav), address: URL.createObjectURL(new Blob([wav], { type: "audio/wav" })) }));
    this.#kept.set(id, fetched);
    fetched.catch(() => this.#kept.delete(id));
    return fetched;
  }

  /** Listen to it again. @param {ShownSound} sound */
  async #again(sound) {
    this.#shown = sound.sound_id;
    this.update();
    const kept = await this.#fetch(sound.sound_id).catch(() => null);
    if (!kept || this.#shown !== sound.sound_id) return;
    this.#audio.hidden = false;
    this.#audio.setAttribute("aria-label", sound.site);
    if (this.#audio.src !== kept.address) this.#audio.src = kept.address;
    this.#trace.whole(kept.samples, 0);
    this.#audio.play().catch(() => {});
  }

  async #drawWhole() {
    const kept = this.#shown ? await this.#fetch(this.#shown).catch(() => null) : null;
    if (kept && this.#audio.duration) this.#trace.whole(kept.samples, Math.round((this.#audio.currentTime / this.#audio.duration) * kept.samples.length));
  }

  #hide() {
    if (!this.#shown) return;
    this.#shown = "";
    this.#audio.pause();
    this.#audio.removeAttribute("src");
    this.#audio.hidden = true;
    this.#trace.clear();
  }

  /** A recording that was destroyed is not kept here either. @param {string} id @param {Promise<Kept>} kept */
  #forget(id, kept) {
    this.#kept.delete(id);
    this.#heard.delete(id);
    kept.then(({ address }) => URL.revokeObjectURL(address), () => {});
  }
}
