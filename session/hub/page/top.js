/** The bar on top: where one is, what is simulated, how the line does, and the call for help. */
import { button, chip, h, icon, refill } from "./dom.js";
import { hour } from "./words.js";

/** @typedef {import("./main.js").App} App */
/** @type {WeakMap<HTMLElement, string>} */
const drawn = new WeakMap();

const mark = h("img", { src: "/page/brand.svg", alt: "", width: 28, height: 31 }); // one, kept: it is there when the line is not
export const brand = () => h("div", { class: "brand" }, mark, h("span", {}, "Alcôve"));

/** What came of the call for help. @param {App} app @param {import("./visit.js").Visit} visit */
export function urgencyWords(app, visit) {
  if (!visit.urgency) return "Urgence patient";
  const { id, at } = visit.urgency, trouble = visit.answers.get(id);
  if (trouble === undefined) return "Urgence : envoyé…";
  return trouble ? `Urgence non sonnée : ${trouble}` : `Urgence sonnée à la borne à ${hour(new Date(at + app.skew))}`;
}

/** Drawn anew only where something of it changed, so that the focus stays. @param {App} app @param {HTMLElement} top */
export function topBar(app, top) {
  const visit = app.visit, up = app.line.state.up && (visit?.boothUp ?? true);
  const simulated = visit?.taken?.simulated ?? [...app.queue.values()].some((each) => each.simulated);
  const behind = app.inCall(app.current) !== undefined;
  const state = JSON.stringify([app.me?.name, app.current, app.visits.size, app.queue.size, up, simulated, visit?.taken?.phone, behind, visit && urgencyWords(app, visit)]);
  if (drawn.get(top) === state) return;
  drawn.set(top, state);
  const inVisit = app.visits.size > 0;
  refill(
    top,
    brand(),
    h("nav", { "aria-label": "Écrans" },
      h("button", { type: "button", class: visit ? "" : "on", onclick: () => app.open(""), "data-id": "queue" }, icon("armchair"), `File d’attente${app.queue.size ? ` (${app.queue.size})` : ""}`),
      inVisit && h("button", { type: "button", class: visit ? "on" : "", onclick: () => app.open(app.current || [...app.visits.keys()][0] || ""), "data-id": "visit" }, icon("video"), "Consultation"),
    ),
    h("span", { class: "sp" }),
    simulated && chip("attention", "flask", "Simulation"),
    visit && (up
      ? button("sos", "urgent", urgencyWords(app, visit), () => visit.ring(), { "data-id": "urgency" })
      : visit.taken?.phone ? h("a", { class: "btn sos", href: `tel:${visit.taken.phone.replaceAll(" ", "")}`, "data-id": "urgency" }, icon("urgent"), "Urgence : par téléphone")
        : chip("stop", "urgent", "Borne coupée, sans numéro")),
    behind && chip("attention", "microphone-off", visit ? "Autre appel coupé" : "Micro et caméra coupés"),
    up ? !visit && !behind && chip("ok", "circle-check", "Disponible") : chip("stop", "plug-connected-x", "Coupé"),
    h("div", { class: "row me" }, h("span", { class: "avatar" }, icon("stethoscope", 22)), h("b", {}, app.me?.name ?? "")),
    button("quiet", "door-exit", "Quitter", () => void app.logOut(), { "data-id": "quit" }),
  );
}
