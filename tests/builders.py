"""Valid values of the domain, each with what a test does not care about filled in.

`make_report(state=State.TRIAGE)` is a whole report in triage. Ids of the same city and report fit
together, so that what two builders make can be stored side by side.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.categories import Category
from shared.domain.city.city import City, IntakeChannel
from shared.domain.city.contacts import LEADERS, Contact, ContactRole
from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.geo.place import Point, Village, VillageIndex
from shared.domain.kernel.operations import KEPT_FOR, LEASE, Operation
from shared.domain.kernel.states import EventType, ReportType, Stage, State
from shared.domain.notify.effects import Effect, EffectKind
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.people.access import Claims, Role, StaffMember
from shared.domain.people.people import Device, Identity
from shared.domain.photos.photos import Photo, PhotoPurpose
from shared.domain.report.actor import Actor
from shared.domain.report.location import Location
from shared.domain.report.report import Change, Event, Report
from shared.domain.report.training_example import TrainingExample
from shared.domain.report.turns import Turn, holder_of
from shared.ports.reports import Submission

NOW = datetime(2026, 11, 23, 2, 0, 0, tzinfo=UTC)
CITY = "kendari"
REPORT_ID = "5f0e8a41c2d94f77a6b3d2e1908c7f65"
TRACKING_CODE = "KDI-7G3K2-M9QX4-V1B8T-0ZC5R"
VERSION = "test-1"


def later(**span: float) -> datetime:
    """`NOW` and a span: `later(hours=24)`."""
    return NOW + timedelta(**span)


def make_report(**fields: Any) -> Report:
    """A submitted report about a pothole, at a point in Kendari.

    Of `clocks` a stage may be named: it is that of whoever has the report, since then unless `turns` say.
    """
    whole = Report(
        city_id=CITY,
        report_id=REPORT_ID,
        tracking_code=TRACKING_CODE,
        state=State.SUBMITTED,
        version=1,
        type=ReportType.COMPLAINT,
        description="Jalan berlubang di depan pasar, dua motor sudah jatuh.",
        location=Location(point=Point(-3.9778, 122.515), accuracy_m=12.0, source="device"),
        submitted_at=NOW,
        updated_at=NOW,
        reference_version=VERSION,
        clocks={Stage.DESK: NOW},
    )
    return _in_turn(replace(whole, **fields))


def _in_turn(report: Report) -> Report:
    agency_id = report.agency_id or report.forwarded_to
    clocks = {
        holder_of(Stage(key), agency_id) if key in set(Stage) else key: at
        for key, at in report.clocks.items()
    }
    turn = Turn(report.holder, clocks.get(report.holder, report.submitted_at))
    return replace(report, clocks=clocks, turns=report.turns or (turn,))


def make_event(report: Report | None = None, **fields: Any) -> Event:
    """The event that led to the report's present version; type submitted unless it is given."""
    of = report or make_report()
    whole = Event(
        city_id=of.city_id,
        report_id=of.report_id,
        seq=of.version,
        type=EventType.SUBMITTED,
        at=of.updated_at,
        actor=Actor(role="citizen", actor_id="uid-citizen"),
        operation_id=f"op-{of.report_id}-{of.version}",
        state_before=None if of.version == 1 else of.state,
        state_after=of.state,
        reference_version=of.reference_version,
        agency_id=of.agency_id,
        forwarded_to=of.forwarded_to,
        due=of.due,
    )
    return replace(whole, **fields)


def make_change(report: Report | None = None, **fields: Any) -> Change:
    """A report with its event. `fields` are the event's, but for `photos`."""
    of, photos = report or make_report(), fields.pop("photos", ())
    return Change(of, make_event(of, **fields), tuple(photos))


def make_next(report: Report, operation_id: str, **fields: Any) -> Change:
    """The change from `report` to its next version; `fields` are the report's."""
    after = replace(report, version=report.version + 1, **fields)
    return make_change(
        after,
        type=EventType.PROGRESSED,
        operation_id=operation_id,
        state_before=report.state,
        actor=Actor(role="officer", actor_id="uid-officer", agency_id="pupr"),
    )


def make_example(**fields: Any) -> TrainingExample:
    whole = TrainingExample(
        city_id=CITY,
        example_id="example-1",
        text="Lampu jalan mati",
        was="listrik",
        category_id="lampu_jalan",
        role="desk",
        reference_version=VERSION,
        day="2026-11-23",
        expires_at=later(days=730),
    )
    return replace(whole, **fields)


def make_photo(**fields: Any) -> Photo:
    whole = Photo(
        city_id=CITY,
        report_id=REPORT_ID,
        photo_id="photo-1",
        purpose=PhotoPurpose.COMPLAINT,
        content_type="image/jpeg",
        size_bytes=313_000,
        announced_at=NOW,
    )
    return replace(whole, **fields)


def make_identity(**fields: Any) -> Identity:
    whole = Identity(
        city_id=CITY,
        report_id=REPORT_ID,
        uid="uid-citizen",
        name="Sitti Contoh",
        phone="+6281100000001",
        whatsapp_consent=True,
        tracking_code=TRACKING_CODE,
    )
    return replace(whole, **fields)


def make_operation(**fields: Any) -> Operation:
    """A claim that runs since `NOW`."""
    whole = Operation(
        operation_id="operation-1",
        request_hash="hash-1",
        holder="holder-1",
        lease_until=NOW + LEASE,
        expires_at=NOW + KEPT_FOR,
    )
    return replace(whole, **fields)


def make_submission(report: Report | None = None, **fields: Any) -> Submission:
    """All that one submission writes, answered. `fields` replace change, identity, operation."""
    of = report or make_report()
    answer: Mapping[str, object] = {
        "report_id": of.report_id,
        "tracking_code": of.tracking_code,
        "uploads": [],
    }
    operation_id = f"submit-{of.report_id}"
    whole = Submission(
        change=make_change(of, operation_id=operation_id),
        identity=make_identity(city_id=of.city_id, report_id=of.report_id),
        operation=make_operation(operation_id=operation_id, answer=answer),
    )
    return replace(whole, **fields)


def make_effect(**fields: Any) -> Effect:
    whole = Effect(
        key="000001-push",
        kind=EffectKind.PUSH,
        template="report_assigned",
        whom=Whom.OFFICE,
        agency_id="pupr",
    )
    return replace(whole, **fields)


def make_outcome(**fields: Any) -> Outcome:
    whole = Outcome(
        key="000001-push", kind=EffectKind.PUSH, state=OutcomeState.SENT, attempts=1, at=NOW
    )
    return replace(whole, **fields)


def make_device(**fields: Any) -> Device:
    whole = Device(
        city_id=CITY,
        device_id="device-1",
        uid="uid-officer",
        token="token-1",
        role=Role.OFFICER.value,
        agency_id="pupr",
        registered_at=NOW,
    )
    return replace(whole, **fields)


def make_staff(**fields: Any) -> StaffMember:
    whole = StaffMember(
        city_id=CITY,
        uid="uid-officer",
        role=Role.OFFICER,
        agency_id="pupr",
        active=True,
        valid_from=NOW - timedelta(days=30),
    )
    return replace(whole, **fields)


def make_claims(**fields: Any) -> Claims:
    """What the token of `make_staff()` says."""
    whole = Claims(uid="uid-officer", role=Role.OFFICER, city_id=CITY, agency_id="pupr")
    return replace(whole, **fields)


def make_reference(**fields: Any) -> Reference:
    """A small city: one square village, two offices, a body outside, two rules and the ladders."""
    whole = Reference(
        city=City(
            CITY, "Kota Kendari", "74.71", "KDI", "Asia/Makassar", "WITA", "112", -4.0, 122.5
        ),
        version=VERSION,
        agencies={
            "pupr": Agency("pupr", "Dinas PUPR", OwnerKind.CITY, "dinas"),
            "dlh": Agency("dlh", "Dinas Lingkungan Hidup", OwnerKind.CITY, "dinas"),
            "pln": Agency("pln", "PLN", OwnerKind.STATE_COMPANY, "bumn"),
        },
        categories={
            "jalan_rusak": Category(
                "jalan_rusak",
                "infrastruktur",
                "Jalan rusak",
                "Road damage",
                OwnerKind.CITY,
                ("jalan berlubang", "jalan rusak"),
            ),
            "listrik_padam": Category(
                "listrik_padam",
                "energi",
                "Listrik padam",
                "Power cut",
                OwnerKind.STATE_COMPANY,
                ("listrik padam",),
            ),
        },
        rules=(
            RoutingRule("roads", "jalan_rusak", "", "pupr"),
            RoutingRule("power", "listrik_padam", "", "pln"),
        ),
        ladders=make_ladders(),
        texts={},
        contacts={"pupr": make_contacts()},
        villages=VillageIndex.of([make_village()]),
        channels={name: IntakeChannel(name, name, name) for name in ("phone", "visit", "letter")},
    )
    return replace(whole, **fields)


def make_contacts(agency_id: str = "pupr") -> tuple[Contact, ...]:
    """Two on duty and the head; the first and the head have e-mail."""
    duty, head = ContactRole.DUTY, ContactRole.HEAD
    return (
        Contact(agency_id, duty, 1, "+6281100000101", "piket@pupr.example"),
        Contact(agency_id, duty, 2, "+6281100000102"),
        Contact(agency_id, head, 1, "+6281100000103", "kepala@pupr.example"),
    )


def make_leaders() -> dict[str, tuple[Contact, ...]]:
    """Both who lead, each with somebody on duty for them who has a phone and an address."""
    return {
        leader.value: (
            Contact(leader.value, ContactRole.DUTY, 1, f"+628110000020{n}", f"{n}@leader.example"),
            Contact(leader.value, ContactRole.HEAD, 1, f"+628110000021{n}"),
        )
        for n, leader in enumerate(LEADERS)
    }


def make_village(**fields: Any) -> Village:
    """A square around the point of `make_report()`."""
    west, south, east, north = 122.5, -4.0, 122.53, -3.96
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    whole = Village("7471011001", "Kandai", "kelurahan", "Kendari", "747101", (ring,))
    return replace(whole, **fields)


def make_ladders() -> Mapping[Stage, tuple[Rung, ...]]:
    """The office: WhatsApp after a day of silence, a visit after three without an answer."""
    day = timedelta(hours=24)
    nudge = Rung(
        "nudge", Condition.NO_FOLLOW_UP, day, Act.WHATSAPP, Whom.OFFICE, "no_follow_up_24h"
    )
    visit = Rung("visit", Condition.NO_ANSWER, 3 * day, Act.VISIT, Whom.DESK, "visit_ordered")
    inform = Rung("inform", Condition.NO_ANSWER, 7 * day, Act.INFORM, Whom.MAYOR, "informed")
    triage = Rung("triage", Condition.STILL_WAITING, day, Act.PUSH, Whom.DESK, "triage_waiting")
    close = Rung("close", Condition.STILL_WAITING, 14 * day, Act.CLOSE, Whom.REPORTER, "expired")
    return {
        Stage.OFFICE: (nudge, visit, inform),
        Stage.DESK: (triage,),
        Stage.CITIZEN: (close,),
    }
