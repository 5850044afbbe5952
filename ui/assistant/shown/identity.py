"""What the identity page shows: the traits as typed, what is missing, and whether the patient stated them."""

from datetime import date

from ui.assistant.known import Known, Typing
from ui.models.identity_entry import IdentityEntryModel, IdentityEntryView
from ui.views import identity_form
from ui.views.telling import Telling


def show(model: IdentityEntryModel, known: Known, typing: Typing, today: date, tell: Telling) -> None:
    """The form, with a sentence for each trait that is wrong."""
    form = typing.identity
    said = {where.value.replace("-", "_"): words for where, words in identity_form.sentences(form, today, tell).items()}
    errors = {name: words for name, words in said.items() if typing.tried or getattr(form, name, None)}
    age = identity_form.age(form, today)
    years = "" if age is None or age < 0 else tell.translate("Console", "{0} ans").format(age)
    correction = identity_form.correction(known.consultation, form, typing.correction, today, tell)
    minor = said.get("representative_name", "") if form.representative_role is None else ""
    model.statuses_rows.show(identity_form.statuses(form, tell))
    model.show(
        IdentityEntryView(
            birth_name=form.birth_name,
            first_names=form.first_names,
            birth_date=form.birth_date,
            used_name=form.used_name,
            birth_place=form.birth_place,
            representative_name=form.representative_name,
            representative_phone=form.representative_phone,
            birth_name_error=errors.get("birth_name", ""),
            first_names_error=errors.get("first_names", ""),
            birth_date_error=errors.get("birth_date", ""),
            used_name_error=errors.get("used_name", ""),
            birth_place_error=errors.get("birth_place", ""),
            representative_name_error=errors.get("representative_name", "") if form.representative_role is not None else "",
            representative_phone_error=errors.get("representative_phone", ""),
            sex_error=errors.get("sex", ""),
            speaks_error=minor,
            age=years,
            sex=form.sex.value if form.sex is not None else "",
            document=form.document.value if form.document is not None else "",
            speaks=form.representative_role.value if form.representative_role is not None else "",
            self_words=tell.translate("Console", "Le patient"),
            needs_representative=form.representative_role is not None,
            name_matches=typing.name_matches,
            date_matches=typing.date_matches,
            closed_because=correction.closed_because
            if correction.made
            else identity_form.closed_because(form, typing.name_matches, typing.date_matches, today, tell),
            correcting=identity_form.is_correcting(known.consultation),
            made=correction.made,
            reason=typing.correction,
            another=correction.another,
            may_deny=known.record.identity is not None and known.record.identity_stated_at is None,
            stated=known.record.identity.status.value if known.record.identity is not None else "",
        )
    )
