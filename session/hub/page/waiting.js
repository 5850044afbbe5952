/** Who waits: practitioner now first, then by arrival, with waits as they are. */
import { button, fill, flag, h, icon, refill } from "./dom.js";
import { leftover, setAsideBefore } from "./leftovers.js";
import { decidedReviews, reviewBanners } from "./reviews.js";
import { wait } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./messages.js").Waiting} Waiting */

/** @param {number} count */
export const waitingWords = (count) => (count === 0 ? "Personne ne vous attend" : count === 1 ? "1 patient vous attend" : `${count} patients vous attendent`);

export class WaitingRoom {
  element = h("main", { class: "waiting" });
  #list = h("div", { class: "col" });
  #side = h("aside", { class: "panel" });
  #chosen = "";
  #drawn = "";

  /** @param {App} app @param {string} key */
  constructor(app, key) {
    this.app = app;
    this.key = key;
    fill(this.element, this.#list, this.#side);
  }

  update() {
    const { app } = this, now = app.now();
    const queue = [...app.queue.values()].sort((a, b) => Number(b.priority) - Number(a.priority) || a.since.localeCompare(b.since));
    const chosen = queue.find((each) => each.consultation_id === this.#chosen) ?? queue[0];
    const state = JSON.stringify([queue.map((each) => [each, wait(now - Date.parse(each.since))]), chosen?.consultation_id, app.asked, app.notice, [...app.visits.values()].map((each) => [each.id, each.inCall]), app.me !== null, app.line.state.up, setAsideBefore(), app.toReview]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    const count = app.me ? waitingWords(queue.length) : "Votre file arrive…";
    refill(
      this.#list,
      h("div", {}, h("h1", {}, count), h("p", { class: "muted" }, "« Médecin tout de suite » d’abord, puis l’ordre d’arrivée.")),
      app.notice && h("div", { class: "banner info" }, icon("info-circle", 26), h("span", { class: "grow" }, app.notice)),
      !app.line.state.up && h("div", { class: "banner stop", role: "alert" }, icon("plug-connected-x", 26), h("span", { class: "grow" }, "La ligne est coupée : cette liste n’est plus à jour. Nouvel essai en cours.")),
      setAsideBefore().map((id) => leftover(id, () => app.draw())),
      [...app.visits.values()].map((visit) => (visit.inCall
        ? going("attention", "microphone-off", `Appel en cours avec ${visit.taken?.full_name ?? ""} : votre micro et votre caméra sont coupés`, app, visit)
        : going("ok", "video", `Consultation en cours : ${visit.taken?.full_name ?? ""}`, app, visit))),
      queue.filter((each) => each.priority || each.alert).slice(0, 2).map((each) =>
        h("div", { class: "banner stop" }, icon("alert-octagon", 28),
          h("span", { class: "grow" }, h("b", {}, `${each.short_name} : ${each.alert || each.motive}. `), each.priority ? `${each.assistant} demande un médecin tout de suite.` : "Une alerte attend une décision sur place."),
          this.#take(each, "ss", "Prendre l’appel", "banner"))),
      reviewBanners(app),
      h("section", { class: "panel grow" }, queue.length ? this.#table(queue, chosen, now) : app.me && nobody()),
      decidedReviews(app),
    );
    refill(this.#side, chosen ? this.#details(chosen, now) : h("div", { class: "void" }, icon("armchair", 40), h("p", {}, "Le détail d’une demande s’affiche ici.")));
  }

  /** @param {Waiting[]} queue @param {Waiting | undefined} chosen @param {number} now */
  #table(queue, chosen, now) {
    const columns = ["Patient et motif", "Priorité", "Attente", "Lieu, assistant", ""];
    return h("table", {}, h("thead", {}, h("tr", {}, columns.map((each) => h("th", { scope: "col" }, each || h("span", { class: "unseen" }, "Voir"))))),
      h("tbody", {}, queue.map((each) => {
        const on = each === chosen;
        const look = button(on ? "sel" : "", "eye", "Voir", () => { this.#chosen = each.consultation_id; this.update(); },
          { "aria-pressed": on, "data-id": each.consultation_id, "aria-label": `Voir la demande de ${each.short_name}` });
        return h("tr", { class: on ? "on" : "" },
          h("td", {}, h("b", {}, `${each.short_name}, ${each.age} ans`), h("br"), h("span", { class: "muted" }, each.motive || "Motif pas encore dit")),
          h("td", {}, priority(each)), h("td", {}, h("b", {}, wait(now - Date.parse(each.since)))),
          h("td", {}, each.place, h("br"), h("span", { class: "muted" }, each.assistant)), h("td", {}, look));
      })));
  }

  /** @param {Waiting} each @param {number} now */
  #details(each, now) {
    return [
      h("h2", {}, `${each.short_name}, ${each.age} ans`), h("p", {}, `Motif : ${each.motive || "pas encore dit"}`),
      each.assistant && flag("ok", "user-heart", `${each.assistant} à ses côtés`),
      h("dl", {}, h("dt", {}, "Lieu"), h("dd", {}, each.place), h("dt", {}, "Attend depuis"), h("dd", {}, wait(now - Date.parse(each.since))), h("dt", {}, "Alerte"), h("dd", {}, each.alert || "aucune ouverte")),
      each.simulated && flag("attention", "flask", "Appareils simulés"),
      h("div", { class: "banner info" }, icon("lock", 22), h("span", {}, "Le dossier s’ouvre après le contrôle du nom et de la date de naissance.")),
      h("div", { class: "sp" }), this.#take(each, "p tall", `Commencer avec ${each.short_name}`, "side"),
    ];
  }

  /** @param {Waiting} each @param {string} look @param {string} words @param {string} where */
  #take(each, look, words, where) {
    const asked = this.app.asked === each.consultation_id, busy = this.app.inCall();
    return button(look, asked ? "hourglass" : busy ? "lock" : "video", asked ? "La borne répond…" : busy ? `Terminez d’abord l’appel avec ${busy.taken?.full_name ?? ""}` : words, () => this.app.take(each.consultation_id),
      { disabled: this.app.asked !== "" || busy !== undefined || !this.app.line.state.up, "data-id": `${where}-${each.consultation_id}` });
  }
}

/** A visit that goes on behind this screen, and the way back to it. @param {string} tone @param {string} name @param {string} words @param {App} app @param {import("./visit.js").Visit} visit */
const going = (tone, name, words, app, visit) => h("div", { class: `banner ${tone}` }, icon(name, 26), h("span", { class: "grow" }, words), button("p", "arrow-right", "Revenir", () => app.open(visit.id), { "data-id": `back-${visit.id}` }));

/** @param {Waiting} each */
function priority(each) {
  if (each.priority) return h("span", { class: "rag r" }, icon("alert-octagon", 18), "Immédiat");
  return each.alert ? h("span", { class: "rag a" }, icon("alert-triangle", 18), "Alerte") : h("span", { class: "rag g" }, icon("circle-check", 18), "À son tour");
}

const nobody = () => h("div", { class: "void" }, h("img", { src: "/page/brand.svg", alt: "", width: 72, height: 79 }), h("h2", {}, "La file est vide"),
  h("p", { class: "muted" }, "Laissez cette page ouverte : une demande s’y affiche dès qu’une borne l’envoie."));
