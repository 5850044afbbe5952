"""What is learnt of the patient after a measure may make it alarming: the alert comes with the answer."""

from dataclasses import replace

import pytest

from session import events as e
from session.alarm import read_rules
from session.consultation import TRANSITIONS, State
from session.live import LiveConsultation
from tests.session.visits import CLAIRE, NOW, ODETTE, Clock, MemoryBooth, path_to_call, path_to_measures, pressure

YOUNG = replace(ODETTE, traits=replace(ODETTE.traits, birth_date=ODETTE.traits.birth_date.replace(year=1996)))


@pytest.mark.parametrize("in_call", [False, True])
async def test_a_pregnancy_told_after_the_pressure_is_an_alert(in_call: bool) -> None:
    booth, path = MemoryBooth(), path_to_call() if in_call else path_to_measures()
    live = LiveConsultation(booth, read_rules(), Clock())
    live.assistant = CLAIRE
    young: list[e.Event] = []
    for each in path:
        if isinstance(each, e.QuestionsAnswered):
            young.append(e.QuestionAnswered(at=NOW, author=CLAIRE, question=e.Question.PREGNANCY, kind=e.AnswerKind.NO))
        young.append(replace(each, identity=YOUNG) if isinstance(each, e.IdentityEntered) else each)
    booth.begin().append(young)
    live.resume()
    live.keep(pressure(166, 95))
    assert live.now.open_alerts == ()
    await live.answer_question(e.Question.PREGNANCY, e.AnswerKind.YES, "enceinte")
    assert {alert.rule for alert in live.now.open_alerts} == {"systolic-high-pregnant"}
    await live.answer_question(e.Question.PREGNANCY, e.AnswerKind.YES, "28 semaines")
    assert len(live.now.open_alerts) == 1, "told again, it is the same"
    assert live.now.state in (State.MEASURES, State.CALL)


@pytest.mark.parametrize("state", [state for state, events in TRANSITIONS.items() if e.QuestionAnswered in events])
def test_wherever_a_question_is_answered_an_alert_may_be_raised(state: State) -> None:
    assert e.AlertRaised in TRANSITIONS[state]
