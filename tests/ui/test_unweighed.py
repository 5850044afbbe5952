"""Beside a value that no alarm limit is made for at this age, the console says so: calm means nothing there."""

from dataclasses import replace
from datetime import date

from devices.measurement import Quantity
from session.alarm import read_rules
from session.consultation import Consultation
from session.identity.traits import Representative, RepresentativeRole
from tests.session.visits import ODETTE, path_to_measures, saturation
from tests.ui.test_console_views import FRENCH, IDLE, TODAY, kept
from ui.views import measures


def test_a_child_s_value_says_that_nothing_weighs_it() -> None:
    record = Consultation("v").after_all([*path_to_measures(), kept("a", saturation(97))]).record
    child = replace(ODETTE, traits=replace(ODETTE.traits, birth_date=date(2018, 3, 12)), representative=Representative("Anne", RepresentativeRole.PARENT))
    rules = read_rules()
    for of, said in ((record, False), (replace(record, identity=child), True)):
        rows = measures.vitals(of, IDLE, FRENCH, unweighed=rules.not_weighed(of, TODAY))
        pulse = next(row for row in rows if row.name == "Pouls")
        assert ("pas de limite à cet âge" in pulse.remark) is said
    assert Quantity.PULSE_RATE in rules.not_weighed(replace(record, identity=child), TODAY)
