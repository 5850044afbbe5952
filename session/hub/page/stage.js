/** Both videos and the buttons that go with them: what is seen and heard is always true, and said in words when it is not. */
import { button, chip, h, refill } from "./dom.js";
import { CAMERAS } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */

export class Stage {
  #far = h("video", { class: "far", autoplay: true, playsInline: true, "aria-label": "Vidéo du patient" });
  #sound = h("audio", { autoplay: true });
  #own = h("video", { class: "own", autoplay: true, playsInline: true, muted: true, "aria-label": "Votre image" });
  #words = h("div", { class: "stage-words", role: "status" });
  #tools = h("div", { class: "row" });
  #drawn = "";

  /** @param {App} app @param {Visit} visit */
  constructor(app, visit) {
    this.app = app;
    this.visit = visit;
    this.#own.muted = true;
    this.end = /** @type {HTMLDialogElement} */ (h("dialog", { class: "ask" }, h("h2", {}, "Terminer l’appel ?"), h("p", {}, "Le son et l’image s’arrêtent. Le compte rendu reste ouvert, à finir et à signer."),
      h("div", { class: "row end" }, button("", "arrow-left", "Continuer l’appel", () => this.end.close()), button("s", "phone-off", "Terminer l’appel", () => this.#end()))));
    this.element = h("section", { class: "stage", "aria-label": "Appel" }, this.#far, this.#sound, h("div", { class: "stage-top" }, chip("", "lock", "Privé, non enregistré")),
      this.#own, this.#words, h("div", { class: "stage-foot" }, this.#tools, h("span", { class: "sp" }), button("s", "phone-off", "Terminer", () => this.end.showModal())), this.end);
  }

  #end() {
    this.end.close();
    this.visit.send({ kind: "end-call", command_id: crypto.randomUUID(), consultation_id: this.visit.id, reason: "" });
  }

  #callAgain() {
    this.visit.calling = this.visit.act("call-again");
    this.update();
  }

  update() {
    const { call, media, taken } = this.visit;
    show(this.#far, call.far["patient"]);
    show(this.#sound, call.far["sound"]);
    show(this.#own, call.own ?? undefined);
    const over = !(taken?.in_call ?? true), up = this.app.line.state.up && this.visit.boothUp, calling = this.visit.calling !== "", busy = this.app.inCall(this.visit.id)?.taken?.full_name;
    const words = over ? `Appel terminé${taken?.ended_by ? ` par ${taken.ended_by}` : ""}. Le compte rendu reste à signer.` : call.state === "up" ? this.#trouble(media) : call.state === "lost" ? "Son et image perdus : reconnexion en cours…" : "L’appel se prépare…";
    const state = JSON.stringify([words, call.refusal, call.own !== null, call.shows("audio"), call.shows("video"), over, up, calling, busy]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    refill(this.#words, words && h("p", {}, words), call.refusal && !over && h("p", {}, call.refusal),
      over && button("p tall", calling ? "hourglass" : "phone-call", calling ? "La borne répond…" : busy ? `Terminez d’abord l’appel avec ${busy}` : "Rappeler", () => this.#callAgain(), { disabled: calling || !up || busy !== undefined, "data-id": "again" }));
    this.element.classList.toggle("over", over);
    this.#own.hidden = !call.shows("video");
    const speaking = call.shows("audio"), seen = call.shows("video");
    refill(
      this.#tools,
      !over && call.own && button(speaking ? "on" : "off", speaking ? "microphone" : "microphone-off", speaking ? "Micro" : "Micro coupé", () => call.show("audio", !call.shows("audio")), { "aria-pressed": speaking, "data-id": "audio" }),
      !over && call.own && button(seen ? "on" : "off", seen ? "video" : "video-off", seen ? "Caméra" : "Caméra coupée", () => call.show("video", !call.shows("video")), { "aria-pressed": seen, "data-id": "video" }),
    );
  }

  /** @param {import("./messages.js").CallMedia | null} media */
  #trouble(media) {
    if (!media) return "";
    const said = [];
    const camera = CAMERAS[media.patient_camera];
    if (camera) said.push(`Caméra du patient : ${camera}`);
    if (media.microphone === "muted") said.push("Micro du patient : coupé par lui");
    if (media.microphone === "off") said.push("Micro du patient : éteint");
    return said.join(" · ");
  }
}

/** Show a stream, once. @param {HTMLMediaElement} element @param {MediaStream | undefined} stream */
export function show(element, stream) {
  if (element.srcObject !== (stream ?? null)) element.srcObject = stream ?? null;
}

