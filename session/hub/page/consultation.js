/** The open record: the call, what is measured, the exchange with the assistant, and the report. */
import { Chat } from "./chat.js";
import { Cut } from "./cut.js";
import { fill, h, icon } from "./dom.js";
import { Measures } from "./measures.js";
import { Otoscope } from "./otoscope.js";
import { Report } from "./report.js";
import { Signature } from "./signature.js";
import { Stage } from "./stage.js";
import { Stethoscope } from "./stethoscope.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./visit.js").Visit} Visit */

export class ConsultationScreen {
  element = h("main", { class: "consult" });

  /** @param {App} app @param {Visit} visit @param {string} key */
  constructor(app, visit, key) {
    this.app = app;
    this.visit = visit;
    this.key = key;
    this.signature = new Signature(app, visit);
    this.report = new Report(app, visit, () => this.signature.prepare());
    this.cut = new Cut(app, visit);
    this.otoscope = new Otoscope(visit);
    this.stethoscope = new Stethoscope(visit);
    this.parts = [new Stage(app, visit), this.otoscope, new Measures(visit), new Chat(app, visit), this.stethoscope];
    const [stage, otoscope, measures, chat] = this.parts;
    this.cutWords = h("span", { class: "grow" });
    this.cutBanner = h("div", { class: "banner stop", role: "alert", hidden: true }, icon("plug-connected-x", 24), this.cutWords);
    this.usual = h("div", { class: "usual" }, h("div", { class: "col" }, this.cutBanner, stage?.element, otoscope?.element, this.stethoscope.element), h("div", { class: "col" }, measures?.element, chat?.element));
    fill(this.element, this.usual, this.cut.element, this.report.element, this.signature.element);
  }

  update() {
    const cut = !this.app.line.state.up || !this.visit.boothUp;
    const direct = this.visit.call.state === "up"; // from browser to booth, past the hub: it outlives the line
    this.usual.hidden = cut && !direct;
    this.cut.element.hidden = !cut || direct;
    this.cutBanner.hidden = !cut || !direct;
    if (cut && this.cutWords.textContent !== this.cut.words) this.cutWords.textContent = this.cut.words;
    for (const part of cut && !direct ? [this.cut] : this.parts) part.update();
    this.report.update();
    this.signature.update();
  }

  leave() {
    this.visit.save();
    this.visit.onwave = null;
    this.otoscope.leave();
    this.stethoscope.leave();
  }
}
