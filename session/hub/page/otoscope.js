/** The otoscope, or the dermatoscope: live picture, and the stills at the resolution at which they were taken. */
import { chip, fill, h, icon, button } from "./dom.js";
import { newId } from "./line.js";
import { show } from "./stage.js";
import { CALIBRATIONS, CAMERAS, EXAMINATION, FLAWS, SKIN, SUBJECTS, hour } from "./words.js";

/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {import("./messages.js").ShownImage} ShownImage */

const AGAIN_MS = 1_000; // a picture that the hub has not got yet is asked for again
const UNSURE = new Set(["calibration-required", "not-calibrated"]); // of the camera's check

export class Otoscope {
  #video = h("video", { autoplay: true, playsInline: true, muted: true });
  #head = h("h2", { class: "ph wraps" });
  #camera = "";
  #words = h("p", { class: "dark-words" });
  #state = h("span", {});
  #stills = h("div", { class: "stills" });
  #shown = ""; // the picture that is seen whole
  #drawn = "";
  /** @type {Set<string>} */ #seen = new Set();
  /** @type {Map<string, Promise<string>>} */ #pictures = new Map(); // fetched once: they can be looked at again while the line is cut

  /** @param {Visit} visit */
  constructor(visit) {
    this.visit = visit;
    this.#video.muted = true;
    this.whole = /** @type {HTMLDialogElement} */ (h("dialog", { class: "whole", onclose: () => { this.#shown = ""; fill(this.whole); } }));
    this.element = h("section", { class: "panel grow otoscope" }, this.#head,
      h("div", { class: "row grow stretch" }, h("div", { class: "dark" }, this.#video, this.#words), this.#stills), this.whole);
    this.#name("otoscope");
  }

  /** What the booth's examination camera is. @param {string} camera */
  #name(camera) {
    if (camera === this.#camera) return;
    this.#camera = camera;
    const name = EXAMINATION[camera] ?? camera;
    this.element.setAttribute("aria-label", name);
    this.#video.setAttribute("aria-label", `${name} en direct`);
    fill(this.#head, icon(camera === SKIN ? "bandage" : "ear", 22), name, this.#state);
  }

  update() {
    const { call, media, record } = this.visit, camera = media?.otoscope ?? "closed";
    this.#name(record?.camera ?? "otoscope");
    const live = call.state === "up" && camera === "present";
    show(this.#video, live ? call.far["otoscope"] : undefined);
    this.#video.hidden = !live;
    const images = record?.images ?? [];
    const state = JSON.stringify([live, camera, this.#camera, images, record?.refused]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    fill(this.#state, live ? chip("prim", "player-play", "En direct") : chip("", "camera-off", camera === "frozen" ? "Image figée" : CAMERAS[camera] ? `Caméra ${CAMERAS[camera]}` : "Pas d’image"));
    this.#words.textContent = live ? "" : images.length ? "Pas d’image en direct. Les images gardées sont à droite." : this.#camera === SKIN ? "Pas d’image du dermatoscope." : "Pas d’image de l’otoscope.";
    for (const [id, picture] of this.#pictures) if (!images.some((each) => each.image_id === id)) this.#forget(id, picture);
    if (this.#shown && !images.some((each) => each.image_id === this.#shown)) this.whole.close();
    fill(this.#stills, images.map((image) => this.#still(image)));
  }

  /** @param {ShownImage} image */
  #still(image) {
    const name = image.site || (SUBJECTS[image.subject] ?? image.subject);
    return h("button", { type: "button", class: "still", onclick: () => this.#open(image, name), "aria-label": `${name}, ${hour(image.taken_at)} : voir en grand` },
      this.#picture(image, ""), h("span", {}, name), image.flaw && image.flaw !== "none" && h("span", { class: "flaw" }, FLAWS[image.flaw] ?? image.flaw),
      UNSURE.has(image.calibration) && h("span", { class: "flaw" }, CALIBRATIONS[image.calibration]));
  }

  /** @param {ShownImage} image @param {string} alt */
  #picture(image, alt) {
    const element = h("img", { alt, width: image.width, height: image.height, hidden: true }), id = image.image_id, coming = h("span", { class: "coming", role: "status" }, "Image en route…");
    const loaded = this.#pictures.get(id) ?? this.#fetch(id);
    this.#pictures.set(id, loaded);
    loaded.then((address) => { element.src = address; element.hidden = false; coming.remove(); return element.decode(); }).then(() => this.#watch(element, id), () => {});
    return [element, coming];
  }

  /** Again and again until it is here, or no longer wanted: after a break the hub may have the record before its pictures. @param {string} id */
  async #fetch(id) {
    for (;;) {
      const answer = await fetch(`/api/image/${encodeURIComponent(this.visit.id)}/${encodeURIComponent(id)}`).catch(() => null);
      if (answer?.ok) return URL.createObjectURL(await answer.blob());
      await new Promise((done) => setTimeout(done, AGAIN_MS));
      if (!this.#pictures.has(id)) throw new Error("no longer wanted");
    }
  }

  /** Told once: the picture is decoded, and stands whole in a page that is looked at. @param {HTMLImageElement} element @param {string} id */
  #watch(element, id) {
    if (this.#seen.has(id)) return;
    const look = new IntersectionObserver((all) => {
      if (!document.hidden && all.some((each) => each.intersectionRatio >= 0.9)) {
        look.disconnect();
        if (this.#seen.has(id)) return;
        this.#seen.add(id);
        this.visit.send({ kind: "image-seen", command_id: newId(), consultation_id: this.visit.id, image_id: id });
      }
    }, { threshold: [0.9] });
    look.observe(element);
  }

  /** A picture that was destroyed is not kept here either. @param {string} id @param {Promise<string>} picture */
  #forget(id, picture) {
    this.#pictures.delete(id);
    picture.then((address) => URL.revokeObjectURL(address), () => {});
  }

  leave() {
    for (const [id, picture] of this.#pictures) this.#forget(id, picture);
  }

  /** @param {ShownImage} image @param {string} name */
  #open(image, name) {
    fill(this.whole, h("div", { class: "row" }, h("h2", { class: "ph grow" }, icon(image.subject === SKIN ? "bandage" : "ear", 22), h("span", { class: "grow" }, `${name}, ${hour(image.taken_at)} · ${image.width} × ${image.height}${image.focus === null ? "" : ` · netteté ${image.focus} %${image.subject === SKIN ? ", pour information" : ""}`}${FLAWS[image.flaw] ? ` · ${FLAWS[image.flaw]}` : ""} · ${CALIBRATIONS[image.calibration] ?? image.calibration}`)), button("", "x", "Fermer", () => this.whole.close())),
      h("div", { class: "whole-image" }, this.#picture(image, `${EXAMINATION[image.subject] ?? "Otoscope"}, ${name}`)));
    this.#shown = image.image_id;
    this.whole.showModal();
  }
}
