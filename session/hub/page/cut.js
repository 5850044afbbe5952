/** The line is cut: what still works, what waits, the last measures, and the way back, which is automatic. */
import { button, fill, flag, h, heading, icon, loadIcon } from "./dom.js";
import { number } from "./measures.js";
import { QUANTITIES, hour, stopwatch, unit } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */

export class Cut {
  #dial = h("div", { class: "dial" });
  #said = h("div", { class: "col", role: "alert" }); // without the seconds, which nobody wants read out
  #boxes = h("div", { class: "three" });
  #drawn = "";

  /** @param {App} app @param {Visit} visit */
  constructor(app, visit) {
    this.app = app;
    this.visit = visit;
    for (const name of ["refresh", "phone", "plug-connected-x", "circle-check", "player-pause", "video-off", "activity"]) void loadIcon(name).catch(() => {}); // not when they are needed
    this.element = h("div", { class: "col cut", hidden: true }, h("section", { class: "night" }, this.#dial, this.#said), this.#boxes);
  }

  update() {
    const { line } = this.app, mine = !line.state.up;
    const since = mine ? line.state.since : this.visit.boothSince;
    const left = Math.max(0, Math.ceil((line.state.nextAt - Date.now()) / 1000));
    fill(this.#dial, h("span", {}, mine ? "Nouvel essai dans" : "Coupée depuis"), h("b", {}, mine ? `${left} s` : stopwatch(Date.now() - since)),
      h("span", {}, mine ? `essai ${line.state.tries} · coupé depuis ${stopwatch(Date.now() - since)}` : "elle se reconnecte seule"));
    const state = JSON.stringify([mine, line.waiting, this.visit.record?.observations, this.visit.record?.images.length]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    this.#draw(mine, since);
  }

  /** In a few words, while image and sound still pass. */
  get words() {
    const { state } = this.app.line;
    if (state.up) return "La borne ne répond plus : mesures, messages et signature attendent. L’image et le son passent encore.";
    return "La ligne est coupée, nouvel essai en cours : mesures, messages et signature attendent. L’image et le son passent encore.";
  }

  /** @param {boolean} mine @param {number} since */
  #draw(mine, since) {
    const { record, taken } = this.visit, assistant = taken?.assistant || "Le téléassistant";
    const direct = this.visit.call.state === "up";
    fill(
      this.#said, h("h1", {}, mine ? "La ligne est coupée." : "La borne ne répond plus."),
      h("p", {}, mine ? "Vous revenez tout seul dans la même consultation." : "Elle revient toute seule dans la même consultation.", ` ${assistant} reste auprès du patient.`),
      h("p", {}, icon(direct ? "video" : "video-off"), direct ? " L’image et le son passent encore." : ` Vidéo et son perdus à ${hour(new Date(since + this.app.skew))}.`),
      h("div", { class: "row" }, mine && button("", "refresh", "Essayer maintenant", () => this.app.line.dial()), taken?.phone && h("a", { class: "btn", href: `tel:${taken.phone.replaceAll(" ", "")}` }, icon("phone"), `${assistant} : ${taken.phone}`)),
    );
    const images = record?.images.length ?? 0, waiting = this.app.line.waiting;
    fill(
      this.#boxes,
      h("section", { class: "panel" }, heading("circle-check", "Marche encore"), flag("ok", "circle-check", "Écrire le compte rendu"), images > 0 && flag("ok", "circle-check", `Revoir ${images > 1 ? `les ${images} images reçues` : "l’image reçue"}`),
        taken?.phone && flag("ok", "circle-check", `Téléphoner à ${assistant}`), h("div", { class: "sp" }), h("p", { class: "muted" }, "Côté borne : mesures, questions et impression marchent.")),
      h("section", { class: "panel" }, heading("plug-connected-x", "Attend la ligne"), !direct && flag("attention", "plug-connected-x", "Voir et entendre le patient"), flag("attention", "plug-connected-x", "Mesures en direct"),
        flag("attention", "plug-connected-x", waiting ? `Messages et texte : ${waiting} en file` : "Messages et demandes"), flag("attention", "plug-connected-x", "Signer et envoyer"), h("div", { class: "sp" }), h("p", { class: "muted" }, "Rien n’est perdu. Tout part au retour.")),
      h("section", { class: "panel" }, heading("activity", "Dernières mesures"),
        QUANTITIES.flatMap(([code, words]) => {
          const kept = record?.observations.filter((each) => each.stands.includes(code)) ?? [];
          return kept.map((each) => h("div", { class: "row base vital" }, h("span", { class: "name" }, words), h("b", { class: "v" }, number(each.values, code)), h("span", { class: "u" }, unit(each.values.find((value) => value.quantity === code)?.unit ?? "")), h("span", { class: "muted" }, hour(each.taken_at))));
        }), flag("attention", "player-pause", "Figées, pas en direct")),
    );
  }
}
