"""What the page shows on which the assistant does the patient's own step for them."""

from ui.models.acting import ActingModel, ActingView
from ui.views.patient_steps import PatientStep


def show(model: ActingModel, step: PatientStep, words: str) -> None:
    """The patient's present step, as rows to touch."""
    model.rows_rows.show(step.rows)
    model.show(
        ActingView(
            code=step.code,
            title=step.title,
            remark=step.remark,
            finish_words=step.finish,
            closed_because=step.closed_because,
            wants_words=step.wants_words,
            words=words,
            words_hint=step.words_hint,
            columns=2 if step.code == "motive" else 1,
        )
    )
