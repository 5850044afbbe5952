/** Live values, the pulse wave, what was kept with its quality and time, and the measures that are asked for. */
import { button, fill, flag, h, heading, icon, refill, relist } from "./dom.js";
import { newId } from "./line.js";
import { Pleth } from "./pleth.js";
import { CALIBRATIONS, DIASTOLIC, PULSE, QUANTITIES, SITES, SOURCES, SPO2, SYSTOLIC, french, hour, reasons, unit } from "./words.js";

/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {import("./messages.js").ShownObservation} ShownObservation */
/** @typedef {import("./messages.js").ShownValue} ShownValue */

export class Measures {
  #rows = h("div", { class: "vitals" });
  #pleth = new Pleth();
  #requests = h("div", { class: "requests", "aria-live": "polite" });
  #menu = h("select", { "aria-label": "Mesure à demander" });
  #note = h("input", { maxLength: 500, placeholder: "Précision (facultatif)", "aria-label": "Précision" });
  #drawn = "";
  #drawnRequests = "";
  #options = "";

  /** @param {Visit} visit */
  constructor(visit) {
    this.visit = visit;
    visit.onwave = (wave) => this.#pleth.add(wave);
    this.asking = h("details", { class: "asking" }, h("summary", { class: "btn" }, icon("list-check"), "Demander une mesure"),
      h("div", { class: "col tight" }, this.#menu, this.#note, button("p", "send", "Envoyer la demande", () => this.#ask())));
    this.element = h("section", { class: "panel measures", "aria-label": "Mesures" }, heading("activity", "Mesures"), h("div", { class: "scroll" }, this.#rows, this.#requests), this.asking);
  }

  #ask() {
    this.visit.send({ kind: "request-measure", command_id: newId(), consultation_id: this.visit.id, what: this.#menu.value, note: this.#note.value.trim() });
    this.#note.value = "";
    this.asking.open = false;
  }

  update() {
    const { record, live, lost } = this.visit;
    if (!record) return;
    const options = JSON.stringify(record.can_request);
    if (options !== this.#options) {
      this.#options = options;
      fill(this.#menu, record.can_request.map(([code, words]) => h("option", { value: code }, words)));
    }
    const state = JSON.stringify([record.observations, record.discarded, [...live.values()].map((each) => each.message), lost > 0]);
    if (state !== this.#drawn) {
      this.#drawn = state;
      this.#draw(record.observations, record.discarded);
    }
    const requests = JSON.stringify(record.requests);
    if (requests !== this.#drawnRequests) {
      this.#drawnRequests = requests;
      const names = Object.fromEntries(record.can_request);
      relist(this.#requests, record.requests, (each) => each.request_id, (each) => request(each, names));
    }
  }

  /** @param {ShownObservation[]} observations @param {import("./messages.js").ShownDiscarded[]} discarded */
  #draw(observations, discarded) {
    const now = [...this.visit.live.values()].map((each) => each.message);
    const open = this.#rows.querySelector("details")?.open ?? false;
    refill(
      this.#rows,
      QUANTITIES.flatMap(([quantity, words]) => {
        const kept = observations.filter((each) => each.stands.includes(quantity));
        const live = now.find((each) => each.values.some((value) => value.quantity === quantity));
        const always = [SYSTOLIC, PULSE, SPO2, "8310-5"].includes(quantity);
        return kept.length || live || always ? [this.#row(quantity, words, kept, live)] : [];
      }),
      this.visit.lost > 0 && flag("attention", "alert-triangle", `${this.visit.lost} ${this.visit.lost === 1 ? "valeur en direct perdue" : "valeurs en direct perdues"} en route`),
      observations.length + discarded.length > 0 && h("details", { open }, h("summary", { "data-id": "kept", onclick: () => requestAnimationFrame(() => this.#rows.querySelector("details[open]")?.scrollIntoView({ block: "nearest" })) }, counted(observations.length)), observations.map(details), discarded.map(letGo)),
    );
  }

  /** One line for what is live, and one for each source that kept a value. @param {string} quantity @param {string} words @param {ShownObservation[]} kept @param {import("./messages.js").LiveVital | undefined} live */
  #row(quantity, words, kept, live) {
    const [only] = kept.length === 1 ? kept : [], several = kept.length > 1;
    const first = live ?? only;
    return h("div", { class: "vital", "data-quantity": quantity },
      (first || !several) && line(words, quantity, first?.values),
      live && h("div", { class: "under" }, flag("prim", "player-play", "en direct"), live.quality !== "good" && flag("attention", "alert-triangle", reasons(live.reasons))),
      only && h("div", { class: "under" }, live && h("span", { class: "muted" }, `gardé ${number(only.values, quantity)}`), said(only, quantity, false)),
      several && kept.flatMap((each, index) => [line(index === 0 && !live ? words : "", quantity, each.values), h("div", { class: "under" }, said(each, quantity, true))]),
      !kept.length && !live && h("div", { class: "under" }, h("span", { class: "muted" }, "pas encore mesuré")),
      quantity === SPO2 && live && this.#pleth.element);
  }
}

/** @param {string} words @param {string} quantity @param {ShownValue[] | undefined} values */
const line = (words, quantity, values) => h("div", { class: "row base" }, h("span", { class: "name" }, words),
  h("b", { class: "v" }, values ? number(values, quantity) : "–"), h("span", { class: "u" }, values ? unitOf(values, quantity) : ""));

/** What says how far a kept value may be believed. @param {ShownObservation} kept @param {string} quantity @param {boolean} named with its device, where there are several */
function said(kept, quantity, named) {
  const at = `à ${hour(kept.taken_at)}`, series = seriesOf(kept, quantity);
  const alarming = kept.alarming.join(", "), irregular = quantity === PULSE && kept.irregular;
  return [
    kept.quality === "good" ? flag("ok", "check", series ? `${at}, ${series}` : at) : flag("attention", "alert-triangle", `${at}${series ? `, ${series}` : ""} : ${reasons(kept.reasons)}`),
    irregular && flag("attention", "alert-triangle", "pouls irrégulier"),
    kept.origin === "manual" ? flag("info", "pencil", SOURCES[kept.source] ?? "saisie") : named && flag("info", "device-desktop", kept.device.split(" n° ")[0] ?? kept.device),
    (quantity !== PULSE || named) && h("span", { class: "muted" }, placed(kept, quantity)),
    quantity === SPO2 && kept.perfusion && h("span", { class: "muted" }, `perfusion ${french(kept.perfusion)} %`),
    kept.own_words && h("span", { class: "muted" }, `${french(kept.own_words)} sur l’appareil`),
    ...kept.notes.filter((note) => note.quantity === quantity).map((note) => flag("info", "info-circle", noted(note))),
    kept.unattended && flag("info", "lock", "console verrouillée"),
    kept.unweighed.includes(quantity) && flag("info", "info-circle", "pas de limite à cet âge"),
    alarming && flag("stop", "alert-octagon", alarming),
  ];
}

/** "brassard M 22–32 cm, bras gauche" @param {ShownObservation} kept @param {string} quantity */
const placed = (kept, quantity) => [quantity === SYSTOLIC && kept.cuff && `brassard ${kept.cuff} cm`, SITES[kept.site] ?? kept.site].filter(Boolean).join(", ");

/** "3 prises, écart 4" @param {ShownObservation} kept @param {string} quantity */
function seriesOf(kept, quantity) {
  if (kept.average_of) return `${kept.readings || kept.average_of} prises${quantity === SYSTOLIC && kept.spread ? `, écart\u00A0${french(kept.spread)}` : ""}`;
  return kept.readings > 1 && quantity === "8310-5" ? `la plus haute de ${kept.readings}` : "";
}

/** "20 /min de plus qu’à 10 h 04" @param {import("./messages.js").ShownNote} note */
const noted = (note) => note.before_at === null ? "chiffre inattendu" : `${french(note.by)} ${unit(note.unit)} de ${note.kind === "higher" ? "plus" : "moins"} qu’à ${hour(note.before_at)}`;

/** Not kept: its numbers count nowhere. @param {import("./messages.js").ShownDiscarded} each */
const letGo = (each) => h("p", { class: "detail" }, "Écartée : ",
  h("b", {}, named(each.values)),
  ` à ${hour(each.at)}, ${each.device}, ${reasons([each.reason])}${each.author ? `, par ${each.author}` : ""}.`);

/** "134/82" @param {ShownValue[]} values @param {string} quantity */
export function number(values, quantity) {
  const of = (/** @type {string} */ code) => french(values.find((each) => each.quantity === code)?.number ?? "–");
  return quantity === SYSTOLIC ? `${of(SYSTOLIC)}/${of(DIASTOLIC)}` : of(quantity);
}

/** @param {ShownValue[]} values @param {string} quantity */
const unitOf = (values, quantity) => unit(values.find((each) => each.quantity === quantity)?.unit ?? "");

/** "Tension 134/82 mmHg, Pouls 72 /min" @param {ShownValue[]} values */
const named = (values) => QUANTITIES.filter(([code]) => values.some((value) => value.quantity === code)).map(([code, words]) => `${words} ${number(values, code)} ${unitOf(values, code)}`).join(", ");

/** @param {ShownObservation} each */
const details = (each) => h("p", { class: "detail" },
  h("b", {}, named(each.values)),
  ` à ${hour(each.taken_at)}, ${each.origin === "manual" ? `saisie (${SOURCES[each.source] ?? ""})` : each.device}${each.simulated ? " (simulation)" : ""}, `,
  `${CALIBRATIONS[each.calibration] ?? each.calibration}, ${each.average_of ? `moyenne de ${each.average_of}, ` : ""}qualité ${each.quality === "good" ? "bonne" : `douteuse (${reasons(each.reasons)})`}${each.unattended ? ", gardée console verrouillée" : ""}${each.cuff ? `, brassard ${each.cuff} cm pour un bras de ${french(each.arm_cm)} cm` : each.arm_cm ? ", tour de bras inconnu" : ""}${each.site ? `, ${SITES[each.site] ?? each.site}` : ""}${each.perfusion ? `, indice de perfusion ${french(each.perfusion)} %` : ""}.`,
  each.evidence && proof(each.evidence));

/** @type {Record<string, string>} */
const TONES = { different: "stop", unreadable: "attention" };
/** @type {Record<string, string>} */
const REREAD = { same: "relus à l’instant : même valeur", different: "relus à l’instant : AUTRE VALEUR", unreadable: "illisibles par cette version" };

/** The bytes behind a number, and how well its wave could be read: that is no accuracy. @param {import("./messages.js").ShownEvidence} of */
const proof = (of) => h("span", { class: "proof" }, h("br"),
  of.score !== null && `Courbe lisible à ${of.score} % sur ${of.seconds} s, ${of.beats} battements${of.rate === null ? "" : `, ${of.rate}/min`} (la lisibilité, pas l’exactitude). `,
  `Preuve : ${of.size} octets, ${of.codec || "codec non noté"}${of.reread ? ", " : ""}`, of.reread && h(of.reread === "same" ? "span" : "b", { class: TONES[of.reread] ?? "" }, REREAD[of.reread]), ". ",
  h("code", { title: `SHA-256 ${of.sha256}` }, of.size * 3 - 1 > of.head.length ? `${of.head} …` : of.head));

/** @param {import("./messages.js").ShownRequest} each @param {Record<string, string>} names */
const request = (each, names) => h("div", { class: `req ${each.state}` }, h("b", {}, names[each.what] ?? each.what), each.note && h("span", { class: "muted" }, ` ${each.note}`), h("br"),
  each.state === "open" ? flag("info", "hourglass", "demandée, pas encore de réponse") : each.state === "accepted" ? flag("ok", "check", "acceptée") : flag("attention", "circle-x", `pas possible : ${each.reason || "sans raison donnée"}`));

/** @param {number} kept */
const counted = (kept) => kept === 0 ? "Aucune mesure gardée, voir les écartées" : kept === 1 ? "La mesure gardée" : `Les ${kept} mesures gardées`;
