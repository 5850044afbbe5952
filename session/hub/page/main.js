/** The page: who is at work, which screen is shown, and what the line brings. */
import { button, fill, h, icon } from "./dom.js";
import { Line, newId } from "./line.js";
import { login } from "./login.js";
import { brand, topBar, urgencyWords } from "./top.js";
import { EMPTY, Visit } from "./visit.js";
import { WaitingRoom, waitingWords } from "./waiting.js";
import { IdentityScreen } from "./identity.js";
import { ConsultationScreen } from "./consultation.js";
import { keptDraft, setAside } from "./leftovers.js";
import { ReviewScreen, isClosed } from "./reviews.js";
import { capital, hour } from "./words.js";

/** @typedef {import("./messages.js").Welcome} Welcome */
/** @typedef {import("./line.js").Heard} Heard */
/** @typedef {{ element: HTMLElement, update: () => void, key: string, leave?: () => void }} Screen */

export class App {
  /** @type {Welcome | null} */ me = null;
  /** @type {Map<string, import("./messages.js").Waiting>} */ queue = new Map();
  /** @type {Map<string, Visit>} */ visits = new Map();
  /** @type {import("./messages.js").ToReview} */ toReview = { kind: "to-review", reviews: [], silent: [] };
  reviewing = ""; // the check whose reports are read again on the screen; empty: none
  decidedOpen = false; // the list of what was decided, in the waiting room
  current = ""; // the visit on the screen; empty: the waiting room
  asked = ""; // the visit that was asked for, until the booth answers
  #take = ""; // the act that asks for it
  notice = "";
  skew = 0; // hub's clock minus ours
  #top = h("header", { class: "g-top" });
  #main = h("div", { class: "g-main" });
  /** @type {Screen | null} */ #screen = null;
  #drawing = false;
  #over = false; // nothing is drawn any more

  constructor() {
    this.line = new Line((message) => this.hear(message), () => this.lineChanged(), (elsewhere) => (elsewhere ? this.#openedElsewhere() : this.signedOut("Votre session est finie : reconnectez-vous.")));
    fill(document.body, h("div", { class: "gp" }, this.#top, this.#main), h("div", { id: "live-region", class: "unseen", role: "status" }));
    this.line.dial();
    addEventListener("pagehide", this.#leave);
    this.beat = setInterval(() => this.#everySecond(), 1_000);
    this.keep = setInterval(() => void (this.visits.size && fetch("/api/me").catch(() => null)), 5 * 60_000); // a visit keeps the session alive
    this.draw();
  }

  #leave = () => {
    for (const visit of this.visits.values()) visit.save();
  };

  get visit() {
    return this.visits.get(this.current);
  }

  now() {
    return Date.now() + this.skew;
  }

  /** @param {Heard} message */
  hear(message) {
    switch (message.kind) {
      case "welcome":
        this.me = message;
        this.skew = Date.parse(message.at) - Date.now();
        this.asked = ""; // nobody answers any more what was asked on the line before
        this.queue.clear();
        this.#counted();
        for (const visit of this.visits.values()) visit.lineBroke();
        for (const id of this.visits.keys()) this.#boothLine(id, false); // until the hub speaks of it again
        break;
      case "waiting":
        this.queue.set(message.consultation_id, message);
        this.#counted(true);
        if (message.priority || message.alert) this.announce(message.priority ? `${message.short_name} attend, médecin tout de suite.` : `${message.short_name} attend, avec une alerte ouverte.`);
        break;
      case "not-waiting":
        this.queue.delete(message.consultation_id);
        this.#counted();
        if (this.asked === message.consultation_id && !this.visits.has(this.asked)) this.asked = "";
        break;
      case "taken-by-other":
        if (this.visits.has(message.consultation_id)) break; // it is one's own since
        this.asked = "";
        this.say("Un confrère a pris cette visite.");
        break;
      case "ended":
        this.#ended(message.consultation_id, message.reason);
        break;
      case "hub-here":
      case "misunderstood":
      case "reviews-open": // the hub tells each practitioner their own
        break;
      case "to-review":
        this.#toReview(message);
        break;
      case "queued":
      case "review-opened":
      case "review-answered":
        if (this.#screen instanceof ReviewScreen) this.#screen.hear(message);
        break;
      case "act-refused":
        if (this.#screen instanceof ReviewScreen) this.#screen.hear(message);
        this.#refused(message.command_id, message.wait_s ? `${message.reason} : attendez ${Math.ceil(message.wait_s / 60)} min` : message.reason);
        break;
      case "booth-line":
        this.#boothLine(message.consultation_id, message.up);
        break;
      case "not-applied":
        if (this.asked === message.consultation_id) {
          this.asked = "";
          this.say(message.reason);
        }
        this.visits.get(message.consultation_id)?.hear(message);
        this.#ofUrgency(message.command_id);
        break;
      case "taken":
        this.#taken(message);
        break;
      default:
        this.visits.get(message.consultation_id)?.hear(message);
        if (message.kind === "live-wave") return;
        if (message.kind === "applied") {
          if (message.command_id === this.#take) this.asked = ""; // it was one's own already
          this.#ofUrgency(message.command_id);
        }
    }
    this.draw();
  }

  /** How many wait is seen from another tab, and heard. @param {boolean} [came] */
  #counted(came) {
    const { size } = this.queue, before = document.title;
    document.title = size ? `(${size}) Alcôve` : "Alcôve";
    if (came && document.title !== before) this.announce(waitingWords(size));
  }

  /** The hub let an act of ours not through. @param {string} commandId @param {string} reason */
  #refused(commandId, reason) {
    for (const visit of this.visits.values()) if (visit.did(commandId)) visit.refused(commandId, reason);
    if (commandId === this.#take) {
      this.asked = "";
      this.say(`${capital(reason)}.`);
    }
    this.#ofUrgency(commandId);
  }

  /** The answer to a call for help is read out, wherever one is. @param {string} commandId */
  #ofUrgency(commandId) {
    for (const visit of this.visits.values()) if (visit.urgency?.id === commandId) this.announce(urgencyWords(this, visit));
  }

  /** @param {import("./messages.js").ToReview} message */
  #toReview(message) {
    const before = this.review;
    this.toReview = message;
    const now = this.review;
    if (!before || (now && (isClosed(before) || !isClosed(now)))) return;
    this.reviewing = "";
    this.say(`${before.device} : ${now ? "tous vos comptes rendus sont revus" : "la borne ne demande plus de relecture"}.`);
  }

  /** What is read again on the screen. */
  get review() {
    return this.toReview.reviews.find((each) => each.check_id === this.reviewing);
  }

  /** @param {string} checkId */
  readAgain(checkId) {
    this.#turnTo("");
    this.reviewing = checkId;
    this.draw();
  }

  /** @param {import("./messages.js").Taken} message */
  #taken(message) {
    let visit = this.visits.get(message.consultation_id);
    if (!visit) {
      visit = new Visit(message.consultation_id, (act) => this.line.send(act), () => this.draw());
      this.visits.set(visit.id, visit);
      if (!this.visit) this.open(visit.id); // nobody is taken away from the patient to whom they speak
    }
    this.asked = "";
    this.notice = "";
    visit.boothUp = true;
    visit.call.iceServers = this.me?.ice_servers ?? [];
    visit.hear(message);
  }

  /** @param {string} id @param {boolean} up */
  #boothLine(id, up) {
    const visit = this.visits.get(id);
    if (!visit || visit.boothUp === up) return;
    visit.boothUp = up;
    visit.boothSince = Date.now();
    visit.calling = "";
    if (!up) visit.live.clear();
    else visit.join();
  }

  /** @param {string} id @param {string} reason */
  #ended(id, reason) {
    const visit = this.visits.get(id), unsent = visit?.unsent ?? keptDraft(id), who = visit?.taken?.full_name ?? unsent?.who ?? "La visite";
    const messages = this.line.forget(id).flatMap((act) => (act.kind === "send-chat" ? [act.text] : []));
    const aside = setAside(id, unsent ?? (messages.length ? { rpps: this.me?.rpps ?? "", who, draft: EMPTY } : null), messages);
    visit?.end();
    this.visits.delete(id);
    if (!visit && !aside) return; // of long ago
    const said = reason === "signé" ? `Compte rendu de ${who} signé à ${hour(new Date(this.now()))}. Il part vers ses destinataires.` : `${who} : ${reason}.`;
    this.say(aside ? `${said} Votre texte non enregistré est gardé ci-dessous.` : said);
    if (this.current === id) this.#turnTo(""); // the waiting room says it, and the way to another visit
  }

  /** @param {string} words */
  say(words) {
    this.notice = words;
    this.announce(words);
  }

  /** Read out, by who has it read out. @param {string} words */
  announce(words) {
    const region = document.getElementById("live-region");
    if (region) region.textContent = words;
  }

  lineChanged() {
    if (!this.line.state.up) for (const visit of this.visits.values()) visit.live.clear();
    this.draw();
  }

  /** @param {string} id */
  take(id) {
    this.asked = id;
    this.#take = newId();
    this.line.send({ kind: "take", command_id: this.#take, consultation_id: id });
    this.draw();
  }

  /** @param {string} id */
  open(id) {
    this.#turnTo(id);
    this.reviewing = "";
    this.draw();
  }

  /** Only the visit on the screen hears and sees the practitioner. @param {string} id */
  #turnTo(id) {
    this.current = id;
    for (const visit of this.visits.values()) if (visit.id !== id) visit.show(false);
    this.visit?.show(true);
  }

  /** The visit whose call holds the practitioner, but for this one. @param {string} [but] */
  inCall(but = "") {
    return [...this.visits.values()].find((visit) => visit.id !== but && visit.inCall);
  }

  async logOut() {
    this.#leave();
    const waits = () => this.line.waiting > 0 || [...this.visits.values()].some((visit) => visit.held);
    for (let wait = 0; wait < 10 && this.line.state.up && waits(); wait++) await new Promise((done) => setTimeout(done, 100)); // what was just written goes first
    if (this.line.state.up && !waits()) void this.#goOut();
    else this.#askBeforeGoing();
  }

  /** What has not left this page would be lost with it. */
  #askBeforeGoing() {
    const { up } = this.line.state, texts = [...this.visits.values()].flatMap((visit) => visit.unsent?.who ?? []), { others } = this.line;
    const dialog = h("dialog", { class: "ask", "aria-label": "Quitter ?", onclose: () => dialog.remove() },
      h("h2", {}, "Quitter maintenant ?"), h("p", {}, up ? "La borne n’a pas encore tout reçu." : "La ligne est coupée."),
      texts.map((who) => h("p", { class: "error" }, `Perdu : le texte non enregistré du compte rendu de ${who}.`)),
      others > 0 && h("p", { class: "error" }, others === 1 ? "Perdu : un message ou une demande en attente." : `Perdus : ${others} messages ou demandes en attente.`),
      !up && h("p", {}, "Votre session reste ouverte sur le serveur, 30 minutes au plus : il ne peut pas savoir que vous partez."),
      h("div", { class: "row end" }, button("", "arrow-left", "Rester", () => dialog.close()), button("s", "door-exit", "Quitter quand même", () => void this.#goOut())));
    this.#main.append(dialog);
    dialog.showModal();
  }

  async #goOut() {
    if (this.#over) return;
    this.#stop(); // or the end of the session would be told as one that nobody asked for
    const answer = await fetch("/api/logout", { method: "POST", signal: AbortSignal.timeout(5_000) }).catch(() => null);
    sessionStorage.clear();
    start(answer?.ok ? "" : "Le serveur n’a pas répondu : votre session y reste ouverte, 30 minutes au plus. Pour la fermer, reconnectez-vous puis quittez.");
  }

  /** @param {string} why */
  signedOut(why) {
    this.#stop();
    start(why);
  }

  /** Two pages of one practitioner would take the call from each other: the newer one has it. */
  #openedElsewhere() {
    this.#stop();
    const here = button("p tall", "arrow-right", "Continuer ici", () => start());
    fill(this.#top, brand());
    fill(this.#main, h("main", { class: "void" }, icon("device-desktop", 48), h("h1", {}, "Ouverte ailleurs"),
      h("p", { class: "muted" }, "Votre page est ouverte dans un autre onglet ou sur un autre poste : l’appel et le compte rendu s’y poursuivent. Ici, rien n’est plus à jour."), here));
    here.focus();
  }

  #stop() {
    document.title = "Alcôve";
    clearInterval(this.beat);
    clearInterval(this.keep);
    removeEventListener("pagehide", this.#leave);
    this.line.close();
    this.#screen?.leave?.();
    for (const visit of this.visits.values()) visit.end();
    this.#over = true;
  }

  #everySecond() {
    for (const visit of this.visits.values()) {
      visit.forgetStale();
      if (visit.callWanted && visit.call.state === "lost" && visit.boothUp && this.line.state.up && Date.now() % 5_000 < 1_000) visit.join();
    }
    this.draw();
  }

  /** Draw once, after whatever else this turn brings. */
  draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (!this.#over) this.#drawNow();
    });
  }

  #drawNow() {
    const visit = this.visit;
    const review = visit ? undefined : this.review;
    const key = review ? `review ${review.check_id}` : !visit ? "waiting" : visit.record ? `record ${visit.id}` : `identity ${visit.id} ${visit.taken?.identity_version}`;
    if (this.#screen?.key !== key) {
      this.#screen?.leave?.();
      this.#screen = review ? new ReviewScreen(this, review.check_id, key) : !visit ? new WaitingRoom(this, key) : visit.record ? new ConsultationScreen(this, visit, key) : new IdentityScreen(this, visit, key);
      const inside = this.#main.contains(document.activeElement);
      fill(this.#main, this.#screen.element);
      this.#screen.element.tabIndex = -1;
      if (inside) this.#screen.element.focus(); // whoever uses the keyboard goes on at the top of what came
    }
    topBar(this, this.#top);
    this.#screen.update();
  }
}

/** @param {string} [why] */
export function start(why = "") {
  login(why, () => new App());
}

start();
