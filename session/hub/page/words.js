/** French words, numbers and times, as a practitioner writes them. */
import { ITEM_LABELS } from "./messages.js";

const HOUR = new Intl.DateTimeFormat("fr-FR", { hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "10 h 57" @param {string | Date} at */
export const hour = (at) => HOUR.format(new Date(at)).replace(":", "\u00A0h\u00A0");

/** "12 mars 1947" @param {string} date */
export const day = (date) => DAY.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)).replace(" ", "\u00A0");

const INSTANT = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric" });

/** "12 mars 2026 à 10 h 57" @param {string} at */
export const instant = (at) => `${INSTANT.format(new Date(at)).replace(" ", "\u00A0")} à ${hour(at)}`;

/** "Revu, sans suite" @param {string} words */
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** "38,1": the digits stay the instrument's. @param {string} number */
export const french = (number) => number.replace(".", ",");

/** "8 min", and nothing rosier than it is. @param {number} ms */
export function wait(ms) {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return "moins d’une minute";
  return minutes < 60 ? `${minutes}\u00A0min` : `${Math.floor(minutes / 60)}\u00A0h\u00A0${String(minutes % 60).padStart(2, "0")}`;
}

/** "0:18" @param {number} ms */
export const stopwatch = (ms) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;

/** "10 00 00 00 000" @param {string} rpps */
export const rppsGroups = (rpps) => `${rpps.slice(0, 2)} ${rpps.slice(2, 4)} ${rpps.slice(4, 6)} ${rpps.slice(6, 8)} ${rpps.slice(8)}`;

/** "7f2c 91ab … e04d" @param {string} sha256 */
export const shortHash = (sha256) => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;

export const SYSTOLIC = "8480-6";
export const DIASTOLIC = "8462-4";
export const PULSE = "8867-4";
export const SPO2 = "2708-6";

/** What is shown of each quantity, in the order of the panel. @type {[string, string][]} */
export const QUANTITIES = [
  [SYSTOLIC, "Tension"], [PULSE, "Pouls"], [SPO2, "Oxygène"], ["8310-5", "Temp."], ["9279-1", "Respir."],
  ["29463-7", "Poids"], ["8302-2", "Taille"], ["2339-0", "Glycémie"], ["72514-3", "Douleur"],
];

/** @type {Record<string, string>} */
const UNITS = { "mm[Hg]": "mmHg", Cel: "°C", "{score}": "sur 10" };
/** @param {string} ucum */
export const unit = (ucum) => UNITS[ucum] ?? ucum;

/** @type {Record<string, string>} */
const REASONS = {
  movement: "mouvement", "cuff-loose": "brassard lâche", "irregular-pulse": "pouls irrégulier", "pulse-out-of-range": "pouls hors limites",
  "bad-position": "mauvaise position", "not-a-number": "pas de valeur", "finger-out": "doigt absent", searching: "recherche", "probe-error": "capteur en défaut",
  "weak-signal": "signal faible", unstable: "instable", stale: "ancienne", "other-day": "datée d’un autre jour", undated: "sans date, peut-être ancienne",
  "other-user": "autre personne", demonstration: "mode démonstration",
  "out-of-range": "hors limites", inconsistent: "incohérente", "no-data": "aucune donnée", "device-error": "erreur de l’appareil", stopped: "arrêtée",
  "low-battery": "pile faible", clipped: "signal saturé", "flat-signal": "signal plat",
  "rate-disagrees": "le pouls compté sur la courbe est différent",
};
/** @type {Record<string, string>} */
export const FLAWS = { blurred: "image floue", dark: "image sombre", burnt: "image trop claire", glare: "reflet", black: "image noire", frozen: "image figée par l’appareil" };
/** @param {string[]} reasons */
export const reasons = (reasons) => reasons.map((each) => REASONS[each] ?? each).join(", ");

/** @type {Record<string, string>} */
export const ANSWERS = { no: "non", yes: "oui", unknown: "inconnu", "not-applicable": "sans objet", "not-asked": "pas encore demandé" };
/** @type {Record<string, string>} */
export const SOURCES = {
  "read-on-device": "lue sur un appareil", "said-by-patient": "dite par le patient", "seen-on-document": "vue sur un document", counted: "comptée par le téléassistant",
};
/** @type {Record<string, string>} */
export const SITES = { "left-upper-arm": "bras gauche", "right-upper-arm": "bras droit", ear: "oreille", tympanum: "tympan", armpit: "aisselle", mouth: "bouche", rectum: "rectum", finger: "doigt", toe: "orteil", body: "corps" };
/** @type {Record<string, string>} */
export const CALIBRATIONS = { calibrated: "contrôle à jour", "calibration-required": "contrôle dépassé", "not-calibrated": "jamais contrôlé", unspecified: "contrôle inconnu" };
export const SKIN = "dermatoscope"; // subject of a picture of the skin, and the camera that takes it
/** @type {Record<string, string>} */
export const EXAMINATION = { otoscope: "Otoscope", [SKIN]: "Dermatoscope" };
/** @type {Record<string, string>} */
export const SUBJECTS = { "otoscope-left": "Gauche", "otoscope-right": "Droite", patient: "Patient" };
/** @type {Record<string, string>} */
export const OUTCOMES = {
  teleconsultation: "Téléconsultation", priority: "Téléconsultation, médecin tout de suite", "in-person": "En cabinet", expertise: "Téléexpertise", emergency: "15 / 112",
};
/** @type {Record<string, string>} */
export const CAMERAS = { closed: "éteinte", opening: "s’allume", lost: "débranchée", frozen: "image figée", masked: "masquée par le patient" };

/** @param {string} item */
export const itemLabel = (item) => ITEM_LABELS[item] ?? item;
