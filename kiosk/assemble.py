"""Builds the booth's program from its settings: the best map of what there is."""

import asyncio
import logging
import random
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from functools import cache, partial
from pathlib import Path

import httpx

from devices.booth import Booth
from devices.button import CaptureButton
from devices.device import ListeningDevice, MeasuringDevice
from devices.role import Role
from devices.wire import Reads, Wire
from drivers.camera.button import capture_button
from drivers.decoding import decode
from drivers.family import Place
from drivers.stethoscope.coupler import sweep
from drivers.stethoscope.driver import Stethoscope
from drivers.transport.ble import Radio
from drivers.transport.recording import recorded
from kiosk.booth_store import open_store
from kiosk.chart_process import ChartProcess
from kiosk.examined import examine_running
from kiosk.export_places import RegisterExports
from kiosk.local_time import HERE, local_clock
from kiosk.printing import print_page
from kiosk.settings import DeliverySettings, DeviceSettings, MeasureSettings, Settings
from kiosk.site import destination_of, site_of
from kiosk.trust import trust
from session.alarm import read_rules
from session.at_work import AtWork
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.camera_check import CameraCheck
from session.check_desk import CheckDesk
from session.checking import Checking
from session.commands import Commands
from session.consultation import Consultation
from session.delivery.courier import Courier, Record
from session.delivery.delivery import Delivery, DeliveryState, RecipientKind
from session.delivery.fhir_record import FhirRecord
from session.delivery.folder import RecordFolder
from session.delivery.outbox import Outbox
from session.delivery.recipients import addressed
from session.finishing import Finishing, Print
from session.hub.client import HubClient, HubRefused
from session.ice_server import ice_server
from session.listening import Listening
from session.live import LiveConsultation
from session.logins import Logins
from session.measuring import Measuring
from session.papers import Papers
from session.people import SYSTEM, Part
from session.remote import Remote
from session.report import NotReportable, Site, compose
from session.reviewing import Reviewing
from session.skin import ExaminationCamera
from session.store.booth import BoothStore, Enrolment
from session.store.errors import StoreError
from session.upkeep.checks import read_kinds
from session.upkeep.gate import Gate
from session.upkeep.inventory import Park
from session.workshop import Workshop

_log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Simulated:
    """What of this booth is simulated, and how much faster than life. The screens, the page and the documents say so."""

    what: tuple[str, ...] = ()  # in words: « appareils », « caméras », « dossier »
    speed: float = 1.0
    speeds: Mapping[Role, float] = field(default_factory=dict)  # of the devices that have one of their own

    def speed_of(self, role: Role) -> float:
        """How much faster than life this device measures."""
        return self.speeds.get(role, self.speed)


REAL = Simulated()


@dataclass(frozen=True)
class Program:
    """What runs in the engine of a booth."""

    settings: Settings
    store: BoothStore
    live: LiveConsultation
    measuring: Measuring
    at_work: AtWork
    workshop: Workshop
    commands: Commands
    remote: Remote
    reviewing: Reviewing
    finishing: Finishing
    courier: Courier
    media: MediaLink
    hub: HubClient
    button: CaptureButton | None  # the otoscope's
    listening: Listening
    http: httpx.AsyncClient
    zone: tzinfo
    simulated: Simulated

    async def run(self) -> None:
        """Everything, until cancelled; once."""
        async with self.http, asyncio.TaskGroup() as tasks:
            with_practitioner = (self.commands, self.remote, self.reviewing, self.media)
            for each in (self.measuring, self.at_work, self.workshop, *with_practitioner, self.finishing, self.courier, self.listening):
                tasks.create_task(each.run())
            tasks.create_task(self._reach_hub())
            for part in (self.workshop.checks, self.workshop.camera, self.button):
                if part is not None:
                    tasks.create_task(part.run())

    async def _reach_hub(self) -> None:
        """The line to the hub. A booth that the hub does not know works on alone: nobody takes its visits, and Urgence still works."""
        try:
            await self.hub.run()
        except HubRefused as refusal:
            _log.error("%s: enrol this booth with « alcove join »", refusal)

    def close(self) -> None:
        """Once nothing runs any more."""
        self.store.close()


def assemble(settings: Settings, *, clock: Clock = local_clock, zone: tzinfo = HERE, simulated: Simulated = REAL, print_sheet: Print = print_page) -> Program:
    """The program of a booth; belongs to the loop that calls this."""
    shown = simulated.what or (("dossier du patient",) if settings.delivery.folder and not settings.delivery.record_url else ())
    store = open_store(settings, clock)
    live = LiveConsultation(store, read_rules(), clock)
    wires: dict[Role, Wire] = {}
    booth = Booth(measuring_devices(settings.devices, clock, simulated, wires=wires))
    rest, pause = _durations(settings.measures, simulated.speed)
    gate = Gate(lambda: park_of(store), read_kinds(), clock, settings.measures.overdue == "block")
    live.calibration_of = gate.calibration_of
    measuring = Measuring(live, booth, rest=rest, pause=pause, cuffs=settings.measures.cuffs, gate=gate, codecs=codecs(settings.devices))
    site = site_of(settings.booth)
    outbox = Outbox(store.engine, clock, random.random)
    trusted = trust(settings.booth)
    http = httpx.AsyncClient(verify=trusted)
    ways = channels(settings.delivery, clock, http)
    courier = Courier(outbox, ways, lambda _: finishing.tell(), audited(store))
    finishing = Finishing(live, outbox, courier, site=site, zone=zone, print_page=print_sheet, destination=destination_of(settings.booth), simulated=shown)
    media = MediaLink((sys.executable, "-m", "kiosk.media", f"--engine={settings.call.engine}"), Pictures.create())
    enrolment = store.enrolment or Enrolment(settings.hub.url, "not-enrolled", "")
    hub = HubClient(enrolment.hub_url, enrolment.booth_id, enrolment.booth_key, tls=trusted)
    reviewing = Reviewing(
        store,
        gate.kinds,
        clock,
        hub.say,
        deliveries=outbox.deliveries,
        record=ways.get(RecipientKind.SHARED_RECORD),
        decode=decode,
        place=site.address,
        zone=zone,
        written=lambda: workshop.look_at_register(),
    )
    listening = Listening(live, listening_device(settings.devices, clock, simulated), gate)

    def recipients(consultation: Consultation) -> tuple[str, ...]:
        return _recipients(consultation, live, site, zone, courier)

    commands = Commands(
        live,
        hub,
        media,
        site=site,
        zone=zone,
        recipients=recipients,
        ice_servers=tuple(map(ice_server, settings.call.ice_servers)),
        simulated=shown,
        review=reviewing.obey,
    )
    remote = Remote(
        live,
        measuring,
        hub,
        media,
        site=site,
        cameras=(settings.devices.patient_camera, settings.devices.otoscope),
        listening=listening,
        recipients=recipients,
        simulated=shown,
        reread=decode,
        camera=examination_camera(settings.devices),
    )
    at_work = AtWork(live, Logins(store.accounts, store.audit, clock), store.day_checks, store.audit)
    technicians = Logins(store.accounts, store.audit, clock, parts=(Part.TECHNICIAN,))
    button = capture_button(settings.devices.otoscope, settings.devices.otoscope_button, settings.devices.otoscope_key, clock)
    examine = partial(examine_running, settings, booth)
    papers = Papers(store, gate.kinds, site, clock, settings.papers, simulated=shown)
    exports = RegisterExports(papers.at, settings.papers)
    workshop = Workshop(
        live, at_work, technicians, store, booth, wires=wires, exports=exports, examine=examine, kinds=gate.kinds, overdue_blocks=gate.overdue_blocks
    )

    def written() -> None:
        workshop.look_at_register()
        reviewing.wake()

    workshop.checks = CheckDesk(
        Checking(store, gate.kinds, clock, failed_stops=gate.overdue_blocks),
        lambda: workshop.technician,
        Logins(store.accounts, store.audit, clock, parts=(Part.TECHNICIAN, Part.ASSISTANT)),
        booth,
        papers,
        written,
        lambda: Path(exports.places()[0].folder),
        print_sheet,
        play_sweep=partial(sweep, settings.devices.stethoscope) if settings.devices.stethoscope else None,
    )
    workshop.camera = CameraCheck(media, ChartProcess(), workshop.checks.checking, workshop.login, settings.devices.otoscope)
    if live.resume():
        measuring.pressure.take_up()
    return Program(
        settings,
        store,
        live,
        measuring,
        at_work,
        workshop,
        commands,
        remote,
        reviewing,
        finishing,
        courier,
        media,
        hub,
        button,
        listening,
        http,
        zone,
        replace(simulated, what=shown),
    )


def examination_camera(settings: DeviceSettings) -> ExaminationCamera:
    """What this booth's one examination camera looks at."""
    return ExaminationCamera(settings.otoscope_is)


def park_of(store: BoothStore) -> Park:
    """The devices of the register. One that cannot be read holds nothing back: every value then says that its control is unknown."""
    try:
        return store.register.park()
    except StoreError as error:
        _log.critical("the register of devices cannot be read: %s", error)
        return Park()


def audited(store: BoothStore) -> Callable[[Delivery], None]:
    """Notes in the audit which visit's documents a recipient has proved to hold."""
    return lambda delivery: store.audit("received", SYSTEM, delivery.consultation_id, {"recipient": delivery.recipient.kind.value})


def measuring_devices(
    settings: DeviceSettings, clock: Clock, simulated: Simulated = REAL, *, wires: dict[Role, Wire] | None = None
) -> dict[Role, MeasuringDevice]:
    """The drivers of the devices that the settings name: of the family that they name, or of the role's usual one.

    Args:
        wires: is filled with the line of each device, for whoever follows what is said on it; None: nobody does.
    """
    pretended = bool(simulated.what)
    devices: dict[Role, MeasuringDevice] = {}
    radio = cache(Radio)
    for role in Role:
        address = settings.address_of(role)
        family = settings.family_of(role)
        if address and family.build is not None:
            user, spoken = settings.user_of(role), settings.format_of(role)
            place = Place(address, clock, radio, user=user, format=spoken, simulated=pretended, speed=simulated.speed_of(role))
            if wires is not None:
                wires[role] = Wire(clock, partial(_reads, devices, role, family.key))
                place = _followed(place, wires[role])
            devices[role] = family.build(place)
    return devices


def _reads(devices: Mapping[Role, MeasuringDevice], role: Role, family: str) -> Reads:
    """What says of this device's bytes what they are; loaded when a technician follows them."""
    from drivers.transport.wire_reading import LineReader

    return LineReader(family, devices[role])


def _followed(place: Place, wire: Wire) -> Place:
    """The same place, with what is said there noted on this wire."""

    def radio() -> Radio:
        from drivers.transport.recording_radio import RecordingRadio

        return RecordingRadio(wire, place.radio())

    return replace(place, radio=cache(radio), cable=lambda opening: recorded(opening, wire))


def codecs(settings: DeviceSettings) -> dict[Role, str]:
    """By what each device's bytes are read, for the record."""
    return {role: settings.family_of(role).codec for role in Role if settings.address_of(role)}


def listening_device(settings: DeviceSettings, clock: Clock, simulated: Simulated = REAL) -> ListeningDevice | None:
    """The stethoscope that the settings name; None for none."""
    if not settings.stethoscope:
        return None
    return Stethoscope(settings.stethoscope, clock, simulated=bool(simulated.what))


def channels(settings: DeliverySettings, clock: Clock, http: httpx.AsyncClient) -> dict[RecipientKind, Record]:
    """The ways to the recipients: a FHIR server, or a folder that stands for one and is labelled simulation; none where none is named."""
    if settings.record_url:
        record: Record = FhirRecord(settings.record_url, clock, http)
        return {RecipientKind.SHARED_RECORD: record}
    if not settings.folder:
        return {}
    folder = RecordFolder(Path(settings.folder).expanduser(), clock)
    return {RecipientKind.SHARED_RECORD: folder, RecipientKind.OWN_DOCTOR: folder}


def _durations(settings: MeasureSettings, speed: float) -> tuple[timedelta, timedelta]:
    return timedelta(seconds=settings.rest_s / speed), timedelta(seconds=settings.pause_s / speed)


def _recipients(consultation: Consultation, live: LiveConsultation, site: Site, zone: tzinfo, courier: Courier) -> tuple[str, ...]:
    """Who would get the report, were it signed now, in words."""
    try:
        report = compose(consultation, site, live.rules, zone)
    except NotReportable:
        return ()
    return tuple(recipient.name for recipient, state in addressed(report, courier.reachable, consultation.record.agreed) if state is DeliveryState.QUEUED)
