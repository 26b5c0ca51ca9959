"""What a city takes in, and what the first version of a report and its event hold."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.city.danger import Notice
from shared.domain.city.questions import Question, QuestionKind
from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, ReportType, Stage, State
from shared.domain.lifecycle.submission import decide_submission, identity_of
from shared.domain.links.signed_links import LinkKeys
from shared.domain.people.access import Role
from shared.domain.people.people import Identity
from shared.domain.photos.capture import Holder, NonceStatus, NonceWitness, issue_nonce
from shared.domain.photos.photos import AnnouncedPhoto, PhotoPurpose
from shared.domain.report.actor import REPORTER
from shared.domain.report.device_position import DevicePosition
from shared.domain.report.location import Border, Fix, Location
from shared.domain.report.report import Change
from shared.domain.routing.text_findings import understand
from shared.domain.sla.history import EventDraft
from tests.builders import CITY, NOW, later, make_staff
from tests.unit.domain.forms import a_form
from tests.unit.domain.lives import city_reference
from tests.unit.domain.outcomes import refusal, told
from tests.unit.domain.packs import real

JPEG = AnnouncedPhoto("image/jpeg", 1000)
DESK = make_staff(role=Role.DESK)
DEPTH = Question("depth", QuestionKind.NUMBER, {"id": "Dalamnya?", "en": "How deep?"})
FIRE = Notice("api", {"id": "Hubungi {number}.", "en": "Call {number}."}, "", ("api besar",))
_CATEGORIES = city_reference().categories
_RETIRED = replace(_CATEGORIES["jalan_rusak"], category_id="kantor", retired=NOW.date())
REFERENCE = city_reference(
    categories={**_CATEGORIES, "kantor": _RETIRED},
    questions={"jalan_rusak": (DEPTH,)},
    notices=(FIRE,),
)
KEYS = LinkKeys((b"k" * 32,))
WITNESS = NonceWitness(Holder(CITY, "uid-citizen"), KEYS)
VILLAGE = "7471011001"
HERE = Location(Point(-3.9778, 122.515), 10.0, "device")
BY_DESK: dict[str, Any] = {"member": DESK, "consent": True, "channel": "phone"}


def decided(reference: Reference = REFERENCE, **fields: Any) -> Change:
    form = a_form(**fields)
    return decide_submission(
        form,
        understand(form.description, reference, form.location.address_text),
        tracking_code="KDI-CODE",
        witness=WITNESS,
        now=NOW,
        operation_id="operation",
    )


def test_the_first_version_is_at_the_desk_and_tells_nobody_who_sent_it() -> None:
    change = decided(anonymous=True, secret=True)
    report, event = change.report, change.event
    assert (report.state, report.version, report.clocks) == (State.SUBMITTED, 1, {Stage.DESK: NOW})
    assert (report.anonymous, report.secret) == (True, True)
    assert report.reference_version == REFERENCE.version
    assert (event.seq, event.state_before) == (1, None)
    assert told(change) == (EventDraft(EventType.SUBMITTED, REPORTER), NOW, "operation")
    assert (report.type, report.submitted_at) == (ReportType.COMPLAINT, NOW)
    assert "Sitti" not in repr(change)


def test_the_same_operation_makes_the_same_report_and_photos() -> None:
    first, again = decided(photos=(JPEG, JPEG)), decided(photos=(JPEG, JPEG))
    assert first == again
    assert first.report.report_id == "700b8151f8e200ccaf7995e73dfa6b81", "and did in every version"
    assert [photo.purpose for photo in first.photos] == [PhotoPurpose.COMPLAINT] * 2
    assert [photo.announced_at for photo in first.photos] == [NOW] * 2
    assert first.report.photo_ids == tuple(photo.photo_id for photo in first.photos)


def test_what_the_camera_was_opened_with_is_read_of_whoever_sends_it() -> None:
    nonces = [issue_nonce(Holder(CITY, uid), 1, KEYS, NOW) for uid in ("uid-citizen", "uid-other")]
    change = decided(photos=tuple(replace(JPEG, nonce=each) for each in ("", *nonces)))
    sessions = [photo.session and photo.session.standing for photo in change.photos]
    assert sessions == [None, NonceStatus.OWN, NonceStatus.OTHERS]


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "a category nobody knows": ({"category_id": "unheard"}, "category_unknown", "category"),
    "no place": ({"location": Location()}, "place_required", "location"),
    "a village alone": (
        {"location": Location(village_code=VILLAGE)},
        "place_required",
        "location",
    ),
    "a village nobody knows": (
        {"location": Location(address_text="Jl. Contoh 1", village_code="9999")},
        "village_unknown",
        "location.kelurahan_code",
    ),
    "such a village beside a point": (
        {"location": replace(HERE, village_code="99")},
        "village_unknown",
        "location.kelurahan_code",
    ),
    "too many photos": ({"photos": (JPEG,) * 6}, "too_many_photos", "photos"),
    "no photo": (
        {"photos": (AnnouncedPhoto("text/html", 1),)},
        "photo_type_unsupported",
        "photos[0].content_type",
    ),
    "an answer that is none": (
        {"attributes": {"depth": "dalam"}},
        "attribute_invalid",
        "attributes.depth",
    ),
    "an answer to what is not asked": (
        {"attributes": {"depth": 1}, "category_id": None},
        "attribute_unknown",
        "attributes",
    ),
    "a channel that is not listed": ({**BY_DESK, "channel": "fax"}, "channel_unknown", "channel"),
    "a name without consent": (
        {**BY_DESK, "consent": False, "phone": ""},
        "consent_required",
        "contact_consent",
    ),
    "a number without consent": (
        {**BY_DESK, "consent": False, "name": ""},
        "consent_required",
        "contact_consent",
    ),
    "a category that is filed no more": ({"category_id": "kantor"}, "category_retired", "category"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_city_cannot_use_is_refused(name: str) -> None:
    fields, code, field = REFUSED[name]
    with pytest.raises(InvalidError) as refused:
        decided(**fields)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


TAKEN: dict[str, dict[str, Any]] = {
    "no category": {"category_id": None},
    "address and village": {"location": Location(address_text="Jl. Satu", village_code=VILLAGE)},
    "a point outside the city": {"location": Location(point=Point(50.0, 8.0))},
    "five photos": {"photos": (JPEG,) * 5},
    "a caller who gives no name": {**BY_DESK, "consent": False, "name": "", "phone": ""},
    "a citizen's own contact": {"consent": False},
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_the_desk_can_sort_out_is_taken(name: str) -> None:
    assert decided(**TAKEN[name]).report.state is State.SUBMITTED


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.ADMIN])
def test_only_the_desk_takes_in_for_others(role: Role) -> None:
    by_them = {**BY_DESK, "member": make_staff(role=role)}
    assert refusal(ForbiddenError, lambda: decided(**by_them)) == ("forbidden", {})


def test_what_staff_write_down_is_theirs_to_answer_for_and_not_their_report() -> None:
    change = decided(**BY_DESK)
    actor = change.event.actor
    assert (change.report.channel, actor.role, actor.actor_id) == ("phone", "desk", DESK.uid)
    assert dict(change.event.detail) == {"channel": "phone", "consent": True}
    assert identity_of(a_form(**BY_DESK), change.report, DESK.uid).uid == ""


def test_who_reports_is_kept_apart() -> None:
    report = decided().report
    assert identity_of(a_form(language="en"), report, "uid-citizen") == Identity(
        report.city_id,
        report.report_id,
        "uid-citizen",
        "Sitti Contoh",
        "+6281100000001",
        whatsapp_consent=True,
        language="en",
        tracking_code=report.tracking_code,
    )


FIXES: dict[str, tuple[dict[str, Any], Fix | None]] = {
    "its own device": ({}, Fix(NOW)),
    "an hour ago, and sent late": ({"fixed_at": later(hours=-1)}, Fix(later(hours=-1), True)),
    "a clock that is fast": ({"fixed_at": later(hours=1)}, Fix(NOW, True)),
    "a pin": ({"location": replace(HERE, source="pin"), "fixed_at": NOW}, None),
    "anonymous": ({"anonymous": True}, None),
    "secret": ({"secret": True}, None),
    "staff, for somebody else": (BY_DESK, None),
}


@pytest.mark.parametrize("name", FIXES)
def test_when_the_device_was_there_is_kept_of_those_who_hide_nothing(name: str) -> None:
    fields, expected = FIXES[name]
    assert decided(**{"location": HERE, **fields}).report.location.fix == expected


PIN = replace(HERE, source="pin", accuracy_m=None)
AT_HOME = DevicePosition(Point(-4.0, 122.515), 10.0)
DISTANCES: dict[str, tuple[dict[str, Any], int | None]] = {
    "a pin, set at home": ({}, 2_000),
    "where it was reported": ({"location": HERE}, None),
    "no phone told": ({"device": None}, None),
    "no photo to tell of it": ({"photos": ()}, None),
    "anonymous": ({"anonymous": True}, None),
    "secret": ({"secret": True}, None),
    "words that are kept secret": ({"description": "Lurah minta suap untuk KTP"}, None),
    "staff, for somebody else": (BY_DESK, None),
}


@pytest.mark.parametrize("name", DISTANCES)
def test_of_the_phones_position_only_a_distance_is_kept(name: str) -> None:
    fields, expected = DISTANCES[name]
    sent = {"location": PIN, "device": AT_HOME, "photos": (JPEG,), **fields}
    kept = decided(**sent).report.location
    assert kept == replace(sent["location"], fix=kept.fix, device_away_m=expected)


def test_what_needs_care_is_secret_from_its_first_event_on() -> None:
    change = decided(description="Petugas minta uang 50 ribu untuk KTP.")
    assert (change.report.secret, change.report.restricted) == (True, True)
    assert change.report.concerns == (Concern.BRIBERY,)
    assert dict(change.event.detail) == {"concerns": "bribery"}
    beaten = decided(description="Petugas minta uang 50 ribu untuk KTP dan memukuli warga.")
    assert beaten.event.detail == {"concerns": "bribery,violence"}


def test_danger_is_flagged_in_report_and_event() -> None:
    change = decided(description="Ada api besar di jalan berlubang")
    assert change.report.danger == "api"
    assert dict(change.event.detail) == {"danger": "api"}


def test_answers_are_kept_in_the_words_of_their_question() -> None:
    (kept,) = decided(attributes={"depth": 20}).report.attributes
    assert (kept.code, kept.value, kept.asked) == ("depth", "20", "Dalamnya?")


def test_near_a_border_the_question_stands_in_the_first_version() -> None:
    between = Location(Point(-3.972456, 122.505656), 30.0, "device")
    sent = {"location": between, "category_id": "pelayanan_kecamatan"}
    assert decided(real("kendari"), **sent).report.border == Border(
        "74.71.09.1004", "74.71.08.1003"
    )
