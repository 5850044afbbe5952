"""A quantity that two devices measured, on the page: both, each with its device; and what a series says of itself."""

from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.async_api import Page, expect

from devices.measurement import Measurement, Quality, QualityLevel, Quantity, Reason, Value
from session import events as e
from session.cuffs import CuffSize, CuffUse, Side
from session.people import SYSTEM
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running
from tests.session.signed_visit import CLAIRE, CUFF, OXIMETER, kept, minute, pressure, value

pytestmark = pytest.mark.browser
VISIT = "w" * 32
USE = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal(31))


def of_series(happened: e.ObservationKept, **more: object) -> e.ObservationKept:
    observation = happened.observation
    measurement = replace(observation.measurement, site=Side.LEFT.value)
    return replace(happened, observation=replace(observation, measurement=measurement, series="s", cuff=USE, **more))  # type: ignore[arg-type]


def perfused(happened: e.ObservationKept) -> e.ObservationKept:
    observation = happened.observation
    return replace(happened, observation=replace(observation, measurement=replace(observation.measurement, perfusion=Decimal("2.10"))))


async def test_both_devices_are_shown_with_their_names_and_the_series_with_its_spread(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        irregular = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))
        booth.apply(
            of_series(kept("s-1", 25, CUFF, *pressure("151", "90", "80"))),
            of_series(kept("s-2", 26, CUFF, *pressure("140", "86", "79"), quality=irregular)),
            of_series(kept("s-3", 27, CUFF, *pressure("138", "85", "82"), quality=irregular)),
            of_series(kept("s-4", 28, CUFF, *pressure("134", "83", "98"))),
            of_series(kept("s-mean", 28, CUFF, *pressure("136", "84", "90"), raw=b"", quality=irregular, average_of=("s-3", "s-4"))),
            perfused(kept("clip", 29, OXIMETER, value(Quantity.SPO2, "97"), value(Quantity.PULSE_RATE, "64"))),
            e.MeasurementDiscarded(
                at=minute(29),
                author=SYSTEM,
                measurement=Measurement((Value(Quantity.SPO2, Decimal(83)),), minute(29), OXIMETER, Quality(QualityLevel.REFUSED, (Reason.MOVEMENT,)), b"\x01"),
                reason=Reason.MOVEMENT,
            ),
        )
        measures = page.get_by_role("region", name="Mesures")
        tension = measures.locator('[data-quantity="8480-6"]')
        await expect(tension).to_contain_text("136/84")
        await expect(tension).to_contain_text("4 prises, écart 4 : pouls irrégulier")
        await expect(tension).to_contain_text("brassard M 22–32 cm")
        await expect(tension).to_contain_text("bras gauche")
        pulse = measures.locator('[data-quantity="8867-4"]')
        await expect(pulse.locator("b.v")).to_have_text(["75", "90", "64"])  # the earlier series, this one on the left arm, and the clip
        await expect(pulse).to_contain_text("Beurer BM85")
        await expect(pulse).to_contain_text("Contec CMS50D+")
        await expect(pulse).to_contain_text("26 /min de moins qu’à 10 h 59")
        oxygen = measures.locator('[data-quantity="2708-6"]')
        await expect(oxygen).to_contain_text("perfusion 2,10\u00a0%")
        await keep(page, "31-two-devices")
        await measures.get_by_text("mesures gardées").click()
        await expect(measures).to_contain_text("indice de perfusion 2,10")
        await expect(measures).to_contain_text("Écartée : Oxygène 83 % à 11 h 00, Contec CMS50D+ n° C50-0007, mouvement.")
        assert CLAIRE.name not in await measures.get_by_text("Écartée").inner_text()
