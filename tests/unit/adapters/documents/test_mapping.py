"""The documents as they are stored: other programs (rules, exports, older versions) read them too."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.documents.engine import codec
from shared.adapters.documents.mapping import fields
from shared.adapters.documents.mapping.fields import place_in
from shared.adapters.documents.mapping.messages import lease_of, outcome_document, read_outcome
from shared.adapters.documents.mapping.people import (
    code_in_identity,
    device_document,
    identity_document,
    read_device,
    read_identity,
    read_staff,
    staff_document,
)
from shared.adapters.documents.mapping.photo_metadata import metadata_fields, read_metadata
from shared.adapters.documents.mapping.pictures import (
    evidence_document,
    likeness_line,
    likeness_of,
    likenesses_document,
    likenesses_in,
    photo_document,
    photo_of,
    read_photo,
)
from shared.adapters.documents.mapping.reports import (
    event_document,
    operation_document,
    read_event,
    read_operation,
    read_report,
    report_document,
    settled_mark,
    tracking_document,
)
from shared.domain.city.questions import Attribute
from shared.domain.city.sensitivity import Concern
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import UnreadableError
from shared.domain.kernel.ids import public_letters
from shared.domain.kernel.states import EventType, ReportType, Stage, State, Urgency
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Role
from shared.domain.photos.evidence_reasons import Flag, Reason, Signal, reason
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.photos import PhotoState
from shared.domain.report.case_links import Age, CaseLinks
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.location import Border, Location
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Report
from shared.domain.report.turns import Turn
from shared.domain.report.visit import Visit
from tests.builders import (
    CITY,
    NOW,
    REPORT_ID,
    TRACKING_CODE,
    later,
    make_device,
    make_event,
    make_identity,
    make_operation,
    make_outcome,
    make_photo,
    make_report,
    make_staff,
)

REPORT_DOCUMENT = {
    "last_operation_id": "op-9",
    "visit_ordered": True,
    "proof_wanting": False,
    "city_id": CITY,
    "report_id": REPORT_ID,
    "state": "assigned",
    "version": 9,
    "type": "complaint",
    "description": "Jalan berlubang di depan pasar, dua motor sudah jatuh.",
    "location": {
        "point": {"latitude": -3.9778, "longitude": 122.515},
        "accuracy_m": 12.0,
        "source": "device",
        "address_text": "",
        "village_code": None,
        "fix": None,
        "device_away_m": None,
    },
    "submitted_at": NOW,
    "updated_at": NOW,
    "reference_version": "test-1",
    "channel": "app",
    "category_id": "jalan_rusak",
    "village_code": None,
    "anonymous": False,
    "secret": False,
    "agency_id": "pupr",
    "forwarded_to": None,
    "rule": "roads",
    "hops": 0,
    "is_bound": False,
    "reopened_count": 0,
    "answer_text": "",
    "public_answer": "",
    "visit": {
        "agency_id": "pupr",
        "ordered_at": later(days=3),
        "visited_at": None,
        "met": "",
        "result": "",
        "promised_by": None,
        "number": 1,
        "goes": "",
        "planned_at": None,
        "promise": "",
        "serial": 0,
        "serial_year": 0,
        "cancelled_at": None,
        "was_late": False,
    },
    "leadership_level": None,
    "on_leadership_list": False,
    "photo_ids": ["photo-1"],
    "turns": [
        {"holder": "desk", "start": NOW},
        {"holder": "office/pupr", "start": later(minutes=1)},
    ],
    "clocks": {"desk": NOW, "office/pupr": later(minutes=1)},
    "promises": {},
    "fired": ["office/pupr:nudge"],
    "told": {"office": later(days=1)},
    "heard": {"office": later(days=2)},
    "due": {"version": 3, "at": later(days=7), "rung_id": "inform"},
    "resume_state": None,
    "appealed": False,
    "needs_supervisor": False,
    "needs_call": False,
    "unreached": False,
    "outreach": None,
    "leaders_unreached": [],
    "rating": {"stars": None, "comment": ""},
    "photo_asked": False,
    "proofs": {"awaited": [], "sound": [], "doubted": [], "needed": False, "accepted": False},
    "assignee": None,
    "ties": {
        "merged_into": None,
        "joined": ["joined-1"],
        "before": None,
        "reporter_left": False,
        "part_of": None,
        "parts": [],
        "ages": [
            {
                "report_id": "joined-1",
                "began": NOW,
                "clocks": {"office/pupr": NOW},
                "urgency": "high",
                "urgency_decided": False,
            }
        ],
    },
    "counted_from": later(days=-1),
    "corrections": 0,
    "supporters": 0,
    "followers": 0,
    "repeats": 0,
    "public_id": public_letters(REPORT_ID),
    "open_cell": None,
    "open_village": None,
    "closed_at": None,
    "deadline_published": False,
    "scheduled_by": None,
    "urgency": "normal",
    "urgency_decided": False,
    "letter": {
        "agency_id": "pln",
        "written_at": NOW,
        "year": 2026,
        "revision": 4,
        "number": 17,
    },
    "restricted": True,
    "concerns": ["bribery"],
    "withheld_from": ["dishub"],
    "danger": "kebakaran",
    "limit_passed_at": later(days=60),
    "attributes": [
        {"code": "size", "value": "small", "asked": "Besar?", "said": "Kecil", "is_public": True}
    ],
    "completed_at": later(days=-1),
    "known_as": ["Lapangan MTQ"],
    "links_since": 0,
    "border": {"here": "74.71.01.1005", "there": "", "chosen": None},
    "category_guessed": True,
    "road_status": "city",
    "place_mended": True,
    "promised_until": later(days=9),
    "call_since": NOW,
    "contact_opened_at": later(hours=-1),
    "contact_asked_by": "uid-supervisor",
    "contact_asked_at": later(hours=1),
}
REPORT = make_report(
    state=State.ASSIGNED,
    version=9,
    category_id="jalan_rusak",
    agency_id="pupr",
    rule="roads",
    visit=Visit("pupr", later(days=3)),
    photo_ids=("photo-1",),
    clocks={Stage.DESK: NOW, Stage.OFFICE: later(minutes=1)},
    turns=(Turn("desk", NOW), Turn("office/pupr", later(minutes=1))),
    fired=("office/pupr:nudge",),
    told={"office": later(days=1)},
    heard={"office": later(days=2)},
    due=NextDeadline(3, later(days=7), "inform"),
    ties=CaseLinks(
        joined=("joined-1",), ages=(Age("joined-1", NOW, {"office/pupr": NOW}, Urgency.HIGH),)
    ),
    counted_from=later(days=-1),
    letter=OutgoingLetter("pln", NOW, 2026, 4, 17),
    restricted=True,
    concerns=(Concern.BRIBERY,),
    withheld_from=("dishub",),
    danger="kebakaran",
    limit_passed_at=later(days=60),
    attributes=(Attribute("size", "small", "Besar?", "Kecil", is_public=True),),
    completed_at=later(days=-1),
    known_as=("Lapangan MTQ",),
    border=Border("74.71.01.1005", ""),
    category_guessed=True,
    road_status=RoadStatus.CITY,
    place_mended=True,
    promised_until=later(days=9),
    call_since=NOW,
    contact_opened_at=later(hours=-1),
    contact_asked_by="uid-supervisor",
    contact_asked_at=later(hours=1),
)


def test_a_report_as_a_document() -> None:
    assert report_document(REPORT, "op-9") == REPORT_DOCUMENT


def test_a_report_is_read_as_it_was_written() -> None:
    assert read_report(REPORT_DOCUMENT, TRACKING_CODE) == REPORT


@pytest.mark.parametrize(
    ("visit", "is_ordered"),
    [
        (None, False),
        (Visit("pupr", NOW), True),
        (Visit("pupr", NOW, visited_at=NOW), False),
        (Visit("pupr", NOW, cancelled_at=NOW), False),
    ],
)
def test_a_visit_is_ordered_until_it_was_made_or_cancelled(
    visit: Visit | None, is_ordered: object
) -> None:
    document = report_document(replace(REPORT, visit=visit), "op-9")
    assert document["visit_ordered"] is is_ordered


def test_fields_that_a_later_program_added_are_left_out() -> None:
    newer = REPORT_DOCUMENT | {"weather": "rain", "due": {"at": None, "x": 1}}
    assert read_report(newer, TRACKING_CODE) == replace(REPORT, due=NextDeadline())


def test_fields_that_an_earlier_program_did_not_know_get_their_defaults() -> None:
    needed = ("city_id", "report_id", "state", "version", "type", "description", "location")
    times = ("submitted_at", "updated_at", "reference_version")
    oldest = {name: REPORT_DOCUMENT[name] for name in (*needed, *times)}
    read = read_report(oldest)
    assert (read.agency_id, read.photo_ids, read.clocks, read.due) == (None, (), {}, NextDeadline())


def test_a_document_without_its_essentials_cannot_be_read() -> None:
    with pytest.raises(UnreadableError, match="Report: fields missing"):
        read_report({"version": 1})


def test_an_event_says_since_when_it_is_unsettled() -> None:
    event = make_event(
        REPORT,
        type=EventType.ROUTED,
        detail={"rule": "roads", "village_unsure": False, "hops": 1, "share": 0.5, "none": None},
        due_changed=True,
        text="Diteruskan",
    )
    document = event_document(event)
    assert (document["unsettled_since"], document["operation_id"]) == (NOW, event.operation_id)
    assert document["type"] == "routed"
    assert read_event(document) == event
    assert read_event({**document, **settled_mark()}) == event


def test_the_other_documents_are_read_as_they_were_written() -> None:
    photo = make_photo(
        state=PhotoState.PUBLISHED,
        captured_at=NOW,
        width=3,
        height=2,
        score=45,
        flag=Flag.CHECK,
        reasons=(reason(Signal.LIKE_ONE_IN_REPORT), Reason(Signal.NEAR_PLACE, 0, 12)),
    )
    assert read_photo(photo_document(photo, "000001")) == photo
    operation = make_operation(answer={"uploads": [{"headers": {"x-goog-a": "1"}}]})
    assert read_operation(operation_document(operation, CITY)) == operation
    outcome = make_outcome(state=OutcomeState.WAITING, lease_until=NOW)
    written = outcome_document(outcome, CITY, REPORT_ID, "lease")
    assert read_outcome(written) == outcome
    assert lease_of(written) == "lease"
    member = make_staff(role=Role.SUPERVISOR, agency_id=None)
    assert read_staff(staff_document(member)) == member
    assert read_device(device_document(make_device())) == make_device()


@pytest.mark.parametrize("reason", ["quiet_hours", "gathered"])
def test_what_was_put_off_before_that_was_a_state_is_read_as_it_was(reason: str) -> None:
    outcome = make_outcome(state=OutcomeState.WAITING, reason=reason, check_at=later(hours=1))
    document = outcome_document(outcome, CITY, REPORT_ID, "")
    assert (document["state"], document["reason"]) == ("waiting", reason)
    assert read_outcome(document) == outcome


@given(st.none() | st.integers(0, 2**128 - 1))
def test_a_line_of_the_index_tells_which_picture_and_how_it_looks(likeness: int | None) -> None:
    line = likeness_line(make_photo(), likeness)
    assert likeness_of(line) == likeness
    assert photo_of(line) == (REPORT_ID, "photo-1")
    assert likenesses_in(likenesses_document(CITY, [line])) == (line,)
    assert likenesses_in(None) == ()


def test_what_a_file_told_is_written_under_the_names_of_the_first_version() -> None:
    told = PhotoMetadata(
        position=Point(-3.9, 122.5),
        taken="2026-03-02T08:15:30",
        is_damaged=True,
        accuracy_m=4.75,
        direction=90.0,
        altitude_m=12.5,
        making=ImageProvenance(
            "Contoh",
            "A 5",
            ("HDR+",),
            ("saved",),
            "composite",
            "Kami",
            ("History",),
            has_credentials=True,
        ),
    )
    written = {
        "latitude": -3.9,
        "longitude": 122.5,
        "altitude_m": 12.5,
        "accuracy_m": 4.75,
        "direction": 90.0,
        "captured_at": "2026-03-02T08:15:30",
        "make": "Contoh",
        "model": "A 5",
        "damaged": True,
        "actions": ["saved"],
        "source": "composite",
        "credit": "Kami",
        "traces": ["History"],
        "software": ["HDR+"],
        "credentials": True,
    }
    assert metadata_fields(told) == written
    assert read_metadata(written) == told


def test_only_what_a_file_told_is_written() -> None:
    assert metadata_fields(PhotoMetadata()) == {}
    on_the_equator = PhotoMetadata(position=Point(0.0, 109.3333), direction=0.0)
    assert metadata_fields(on_the_equator) == {
        "latitude": 0.0,
        "longitude": 109.3333,
        "direction": 0.0,
    }


def test_half_a_position_and_names_of_a_later_version_are_not_read() -> None:
    assert read_metadata({"latitude": -3.9, "of a later version": True}) == PhotoMetadata()


def test_every_document_carries_its_city() -> None:
    report, photo = make_report(), make_photo()
    for document in (
        report_document(report, "op"),
        event_document(make_event()),
        photo_document(photo, "000001"),
        evidence_document(photo, PhotoMetadata()),
        likenesses_document(CITY, []),
        identity_document(make_identity(), report),
        tracking_document(report),
        operation_document(make_operation(), CITY),
        outcome_document(make_outcome(), CITY, REPORT_ID, "lease"),
        device_document(make_device()),
        staff_document(make_staff()),
    ):
        assert document["city_id"] == CITY


def test_the_reporters_list_needs_no_field_of_the_report() -> None:
    document = identity_document(make_identity(), make_report())
    assert code_in_identity(document) == TRACKING_CODE
    assert place_in(document, fields.SUBMITTED) == NOW
    assert read_identity(document) == make_identity()


def test_a_list_has_no_place_for_a_document_without_its_moment() -> None:
    with pytest.raises(UnreadableError, match=r"due\.at"):
        place_in({"due": {"at": None}}, fields.DUE)
    assert place_in(REPORT_DOCUMENT, fields.DUE) == later(days=7)


WITA = timezone(timedelta(hours=8))
moments = st.datetimes(
    min_value=datetime.fromisoformat("1970-01-02"),
    max_value=datetime.fromisoformat("9000-01-01"),
    timezones=st.just(UTC),
)


@given(moments)
def test_moments_survive_as_text_and_in_any_zone(moment: datetime) -> None:
    for kept in (moment, moment.astimezone(WITA), moment.isoformat(timespec="microseconds")):
        read = codec.read_moment(kept)
        assert (read, read.tzinfo, type(read)) == (moment, UTC, datetime)


@given(
    st.builds(
        Report,
        city_id=st.just(CITY),
        report_id=st.text(),
        tracking_code=st.just(""),
        state=st.sampled_from(State),
        version=st.integers(1),
        type=st.sampled_from(ReportType),
        description=st.text(),
        location=st.builds(Location, accuracy_m=st.none() | st.floats(0, 1e6)),
        submitted_at=moments,
        updated_at=moments,
        reference_version=st.text(),
        clocks=st.dictionaries(st.sampled_from(Stage), moments),
        fired=st.lists(st.text()).map(tuple),
    )
)
def test_any_report_survives(report: Report) -> None:
    assert read_report(report_document(report, "op")) == report
