/** Who is at work, and from where. */
import { brand } from "./top.js";
import { button, chip, fill, flag, h, icon } from "./dom.js";
import { forgetOthers } from "./leftovers.js";
import { capital, rppsGroups } from "./words.js";

/** @typedef {{ login: string, name: string, rpps: string, profession: string, place: string, places: string[] }} Who */

/** @param {string} path @param {Record<string, string>} [form] */
async function ask(path, form) {
  try {
    const answer = await fetch(path, form ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(form) } : {});
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, body: { error: "le serveur ne répond pas" } };
  }
}

/** @param {string} why @param {() => void} enter */
export async function login(why, enter) {
  const me = await ask("/api/me");
  if (me.status === 200) forgetOthers(me.body.rpps);
  if (me.status === 200 && me.body.place) enter();
  else new Login(why, enter, me.status === 200 ? me.body : null);
}

class Login {
  #steps = h("section", { class: "steps" });

  /** @param {string} why @param {() => void} enter @param {Who | null} who */
  constructor(why, enter, who) {
    this.enter = enter;
    fill(
      document.body,
      h("div", { class: "gp" },
        h("header", { class: "g-top" }, brand(), h("span", { class: "sp" }), chip("ok", "wifi", "Serveur joint")),
        h("main", { class: "login" },
          h("section", { class: "hello" }, h("h1", {}, "Bonjour, docteur."), h("p", {}, "Deux étapes : qui vous êtes, puis d’où vous consultez."),
            h("span", { class: "sp" }), h("img", { class: "alcove", src: "/page/practitioner-alcove.svg", alt: "" })),
          this.#steps)),
    );
    if (who) this.#second(who);
    else this.#first(why);
  }

  /** @param {string} why */
  #first(why) {
    const name = h("input", { id: "login", autocomplete: "username", required: true, maxLength: 64, autocapitalize: "none", spellcheck: false });
    const password = h("input", { id: "password", type: "password", autocomplete: "current-password", required: true, maxLength: 500 });
    const error = h("p", { class: "error", role: "alert" }, why);
    const enter = h("button", { class: "btn p" }, "Se connecter", icon("arrow-right", 22));
    const form = h("form", { class: "panel now" }, step("1", "Connexion"),
      h("div", { class: "fields" }, field("Identifiant", name), field("Mot de passe", password)), error, h("div", { class: "row end" }, enter));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      enter.disabled = true;
      const answer = await ask("/api/login", { login: name.value.trim(), password: password.value });
      enter.disabled = false;
      if (answer.status === 200) {
        forgetOthers(answer.body.rpps);
        return this.#second(answer.body);
      }
      const minutes = Math.ceil((answer.body.wait_s ?? 0) / 60);
      error.textContent = `${capital(answer.body.error ?? "Refusé")}${minutes ? ` : attendez ${minutes} min` : ""}.`;
      password.value = "";
      password.focus();
    });
    fill(this.#steps, form, h("section", { class: "panel later" }, step("2", "Votre identité et votre lieu")));
    name.focus();
  }

  /** @param {Who} who */
  #second(who) {
    const places = [...new Set([...who.places, "Chez moi, pièce fermée et sans témoin"])];
    const mine = h("input", { type: "checkbox", id: "is-me" });
    const other = h("input", { id: "other-place", maxLength: 200, placeholder: "Cabinet, rue, ville", "aria-label": "Adresse du lieu" });
    const radios = places.map((place, index) => h("input", { type: "radio", name: "place", value: place, checked: index === 0 && who.places.length > 0 }));
    const another = h("input", { type: "radio", name: "place", value: "", checked: who.places.length === 0 });
    other.addEventListener("focus", () => { another.checked = true; });
    const error = h("p", { class: "error", role: "alert" });
    const enter = h("button", { class: "btn p" }, "Ouvrir ma file", icon("arrow-right", 22));
    const form = h("form", { class: "panel now grow" }, step("2", "Votre identité et votre lieu"),
      h("div", { class: "who" }, h("span", { class: "avatar big" }, icon("stethoscope", 34)), h("div", { class: "grow" }, h("b", {}, who.name), h("br"), h("span", { class: "muted" }, who.profession)),
        h("div", { class: "rpps" }, h("span", { class: "muted" }, "RPPS "), h("b", {}, rppsGroups(who.rpps)))),
      h("label", { class: "tick" }, mine, "C’est bien moi, et ce numéro signera mes comptes rendus."),
      h("fieldset", {}, h("legend", {}, "D’où consultez-vous aujourd’hui ?"),
        h("div", { class: "places" },
          radios.map((radio) => h("label", { class: "opt" }, radio, icon(radio.value.startsWith("Chez moi") ? "armchair" : "building-store", 24), h("b", {}, radio.value))),
          h("label", { class: "opt" }, another, icon("map-pin", 24), h("span", { class: "grow" }, h("b", {}, "Autre lieu"), other)))),
      flag("info", "info-circle", "Le lieu figure sur le compte rendu."), error, h("div", { class: "sp" }),
      h("div", { class: "row end" }, h("span", { class: "muted grow" }, "Session fermée après 30 min sans geste, jamais pendant une consultation."),
        button("", "user-x", "Ce n’est pas moi", async () => { await ask("/api/logout", {}); this.#first(""); }), enter));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const place = radios.find((each) => each.checked)?.value ?? other.value.trim();
      if (!mine.checked) error.textContent = "Cochez que c’est bien vous.";
      else if (!place) error.textContent = "Écrivez le lieu.";
      else {
        const answer = await ask("/api/place", { place });
        if (answer.status === 200) this.enter();
        else error.textContent = `${capital(answer.body.error ?? "Refusé")}.`;
      }
    });
    fill(this.#steps, h("section", { class: "panel done" }, step("", "Connexion"), h("div", { class: "row" }, h("span", { class: "grow" }, "Identifiant ", h("b", {}, who.login)), flag("ok", "check", "vérifié"))), form);
    mine.focus();
  }
}

/** @param {string} number @param {string} words */
const step = (number, words) => h("h2", { class: "step" }, h("span", { class: number ? "" : "done" }, number || icon("check")), words);

/** @param {string} label @param {HTMLInputElement} input */
const field = (label, input) => h("div", { class: "fld" }, h("label", { htmlFor: input.id }, label), input);
