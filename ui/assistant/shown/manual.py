"""What the page shows on which a value is typed by hand, marked as such."""

from devices.measurement import Quantity
from ui.assistant.known import Known, Typing
from ui.models.manual_entry import ManualEntryModel, ManualEntryView
from ui.views import manual_form, measures
from ui.views.telling import QUANTITY_ICONS, Telling, is_woman


def show(model: ManualEntryModel, known: Known, typing: Typing, tell: Telling) -> None:
    """The number as typed, where it comes from, and what is unexpected in it."""
    form = typing.manual
    woman = is_woman(known.record)
    unit = tell.unit(form.quantity) if form.quantity is not None else ""
    author = known.assistant.name if known.assistant is not None else ""
    model.quantities_rows.show(manual_form.quantities(form, tell))
    model.sources_rows.show(manual_form.sources(form, tell, woman=woman))
    source = measures.source_words(form.source, tell, woman=woman) if form.source is not None else ""
    model.show(
        ManualEntryView(
            quantity=tell.quantity(form.quantity) if form.quantity is not None else "",
            icon_name=QUANTITY_ICONS[form.quantity or Quantity.SYSTOLIC],
            number=form.text,
            unit=unit,
            mark=form.mark,
            warning=manual_form.unexpected_words(form, tell),
            can_confirm=not form.impossible,
            remark=manual_form.beside_earlier(form, known.record, tell),
            confirm_words=tell.translate("Console", "C’est bien {0} {1}").format(form.text, unit),
            source=f"{source}, {form.note}" if source and form.note else source,
            author=tell.translate("Console", "écrit par {0}, {1}").format(author, tell.clock(tell.now)),
            asks_when=form.asks_when,
            when=form.when,
            why=form.why,
            to_confirm=bool(form.numbers()) and form.unexpected and not form.confirmed,
            closed_because=manual_form.closed_because(form, tell),
        )
    )
