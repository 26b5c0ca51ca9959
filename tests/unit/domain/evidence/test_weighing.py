"""What each sign says, and that no sign says more than it may."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.evidence.seen_before import PriorUse
from shared.domain.evidence.weighing import PhotoFacts, weigh
from shared.domain.geo.place import Point, Village, VillageIndex
from shared.domain.kernel.states import Stage
from shared.domain.language.translations import FALLBACK, LANGUAGES, texts_in
from shared.domain.photos.capture import NonceStatus, Session
from shared.domain.photos.evidence_reasons import (
    WEIGHTS,
    Flag,
    Reason,
    Signal,
)
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.perceptual_hash import Match
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.location import Fix, Location
from shared.domain.texts.catalogue import evidence_text
from tests.builders import NOW, REPORT_ID, later, make_photo, make_report

DOCUMENT = Path(__file__).parents[4] / "docs" / "evidence.md"
PLACE = Point(-3.9778, 122.515)
WITA = timezone(timedelta(hours=8))
SQUARE = ((122.4, -4.1), (122.7, -4.1), (122.7, -3.8), (122.4, -3.8), (122.4, -4.1))
VILLAGES = VillageIndex.of(
    [Village("74.71.01.1001", "Contoh", "kelurahan", "D", "74.71.01", (SQUARE,))]
)
RECEIVED = later(hours=1)


def facts(
    told: PhotoMetadata = PhotoMetadata(),  # noqa: B008 - frozen
    *sightings: Match,
    report: dict[str, Any] | None = None,
    **photo: Any,
) -> PhotoFacts:
    whole = {"location": Location(PLACE, 10.0, "device"), **(report or {})}
    return PhotoFacts(
        make_photo(**photo), make_report(**whole), told, PriorUse(sightings), VILLAGES
    )


def proof(told: PhotoMetadata = PhotoMetadata(), *sightings: Match, **photo: Any) -> PhotoFacts:  # noqa: B008 - frozen
    """A proof sent a day after the office got the report."""
    given = {"purpose": PhotoPurpose.PROOF, "announced_at": later(days=1), **photo}
    clocks = {Stage.DESK: NOW, Stage.OFFICE: RECEIVED}
    return facts(told, *sightings, report={"clocks": clocks}, **given)


def travelled(*, is_told: bool) -> PhotoFacts:
    """Another report of the account was ten kilometres away, a minute before."""
    here, there = (
        Location(Point(PLACE.latitude + north, PLACE.longitude), 10.0, fix=Fix(at, is_told))
        for north, at in ((0.0, NOW), (0.09, later(minutes=-1)))
    )
    before = make_report(report_id="another", location=there)
    return replace(facts(report={"location": here}), trail=(before,))


def opened(minutes_ago: float, standing: NonceStatus = NonceStatus.OWN) -> Session:
    """The camera, with a nonce, before the photo was sent."""
    return Session(standing, "digest", later(minutes=-minutes_ago))


def seen(
    report_id: str = "another", purpose: PhotoPurpose = PhotoPurpose.COMPLAINT, **fields: Any
) -> Match:
    whole = {"photo_id": "photo-0", "announced_at": later(days=-3), "is_same_file": False, **fields}
    return Match(report_id, purpose=purpose, **whole)


def at(metres: float, accuracy_m: float | None = None) -> PhotoMetadata:
    return PhotoMetadata(
        Point(PLACE.latitude + metres / 111_320, PLACE.longitude), accuracy_m=accuracy_m
    )


def taken(**before: float) -> PhotoMetadata:
    return PhotoMetadata(taken=(NOW - timedelta(**before)).isoformat())


def naive(**before: float) -> PhotoMetadata:
    """A camera that writes no offset, with its clock on the time of the country's middle."""
    moment = (NOW - timedelta(**before)).astimezone(WITA).replace(tzinfo=None)
    return PhotoMetadata(taken=moment.isoformat())


def made(**how: Any) -> PhotoMetadata:
    return PhotoMetadata(making=ImageProvenance(**how))


ABROAD = PhotoMetadata(Point(-5.1477, 119.4327))
PROOF, NOT_FIXED = PhotoPurpose.PROOF, PhotoPurpose.NOT_FIXED
CASES: dict[str, tuple[PhotoFacts, set[str]]] = {
    "nothing known": (facts(), {"no_metadata"}),
    "damaged": (facts(PhotoMetadata(is_damaged=True)), {"damaged_metadata"}),
    "camera": (facts(capture="camera"), {"no_metadata", "camera"}),
    "not live": (
        replace(facts(capture="gallery"), is_live_only=True),
        {"no_metadata", "not_live"},
    ),
    "said to be live, where that must be shown": (
        replace(facts(capture="camera"), is_live_only=True),
        {"no_metadata", "camera", "not_live"},
    ),
    "a proof from the gallery": (
        replace(proof(capture="gallery"), is_live_only=True),
        {"no_metadata", "gallery"},
    ),
    "gallery": (facts(capture="gallery"), {"no_metadata", "gallery"}),
    "live": (facts(capture="camera", session=opened(2)), {"no_metadata", "live"}),
    "live, and the category asks for it": (
        replace(facts(capture="camera", session=opened(2)), is_live_only=True),
        {"no_metadata", "live"},
    ),
    "live, and its file agrees": (
        facts(taken(minutes=1), capture="camera", session=opened(2)),
        {"fresh", "live"},
    ),
    "live, without a signal": (
        facts(taken(hours=1), capture="camera", session=opened(65)),
        {"fresh", "live_sent_later"},
    ),
    "an hour in the pocket": (
        facts(capture="camera", session=opened(65)),
        {"no_metadata", "nonce_old"},
    ),
    "a nonce of another": (
        facts(capture="camera", session=opened(2, NonceStatus.OTHERS)),
        {"no_metadata", "nonce_of_another"},
    ),
    "a nonce of nobody": (
        facts(capture="camera", session=Session(NonceStatus.UNKNOWN)),
        {"no_metadata", "nonce_unknown"},
    ),
    "a nonce that was used": (
        replace(facts(capture="camera", session=opened(2)), past=PriorUse(is_nonce_used=True)),
        {"no_metadata", "nonce_used"},
    ),
    "older than the camera's opening": (
        facts(taken(hours=2), capture="camera", session=opened(2)),
        {"fresh", "before_camera"},
    ),
    "a live proof": (
        proof(capture="camera", session=Session(NonceStatus.OWN, "", later(hours=23, minutes=50))),
        {"no_metadata", "live"},
    ),
    "at the place": (facts(at(20)), {"near_place"}),
    "within the errors": (facts(at(155)), {"near_place"}),
    "a street away": (facts(at(300)), {"far_from_place"}),
    "a street away, but the pin is vague": (
        facts(at(300), report={"location": Location(PLACE, 400.0)}),
        {"near_place"},
    ),
    "no pin is so vague": (
        facts(at(1_000), report={"location": Location(PLACE, 90_000.0)}),
        {"far_from_place"},
    ),
    "across town": (facts(at(5_000)), {"elsewhere"}),
    "another town": (facts(ABROAD), {"outside_city"}),
    "at a place outside the city": (
        facts(ABROAD, report={"location": Location(ABROAD.position)}),
        {"near_place"},
    ),
    "the point came from the photo": (
        facts(at(0), report={"location": Location(PLACE, source="photo")}),
        set(),
    ),
    "no point": (facts(at(0), report={"location": Location()}), set()),
    "no point, another town": (facts(ABROAD, report={"location": Location()}), {"outside_city"}),
    "an hour ago": (facts(taken(hours=1)), {"fresh"}),
    "within a day and a slack": (facts(taken(hours=24, minutes=9)), {"fresh"}),
    "two days ago": (facts(taken(days=2)), {"days_old"}),
    "three weeks ago": (facts(taken(days=21)), {"weeks_old"}),
    "tomorrow": (facts(taken(days=-1)), {"in_future"}),
    "a clock a little fast": (facts(taken(minutes=-9)), {"fresh"}),
    "no offset": (facts(naive(hours=1)), {"fresh"}),
    "no offset, of another zone": (facts(naive(hours=-1)), {"fresh"}),
    "no offset, tomorrow": (facts(naive(days=-1)), {"in_future"}),
    "no offset, two days ago": (facts(naive(days=2)), {"days_old"}),
    "nonsense for a time": (facts(PhotoMetadata(taken="gestern")), set()),
    "only the sender's word, old": (
        facts(captured_at=later(days=-9)),
        {"no_metadata", "weeks_old"},
    ),
    "only the sender's word, new": (facts(captured_at=NOW), {"no_metadata"}),
    "the file's word counts first": (facts(taken(days=21), captured_at=NOW), {"weeks_old"}),
    "like one of another report": (facts(taken(hours=1), seen()), {"fresh", "like_one_in_report"}),
    "the same file": (
        facts(taken(hours=1), seen(is_same_file=True)),
        {"fresh", "same_file_in_report"},
    ),
    "like another's proof": (
        facts(taken(hours=1), seen(purpose=PROOF), seen()),
        {"fresh", "like_one_in_proof"},
    ),
    "another's proof": (
        facts(taken(hours=1), seen(purpose=PROOF, is_same_file=True)),
        {"fresh", "same_file_in_proof"},
    ),
    "two shots of one scene": (facts(taken(hours=1), seen(REPORT_ID, announced_at=NOW)), {"fresh"}),
    "the first picture once more": (
        facts(taken(hours=1), seen(REPORT_ID), purpose=NOT_FIXED),
        {"fresh", "sent_before"},
    ),
    "a good proof": (
        proof(PhotoMetadata(at(10).position, later(hours=20).isoformat())),
        {"near_place", "fresh"},
    ),
    "proof before the report": (proof(taken(days=4)), {"proof_too_early"}),
    "proof just before the office had it": (proof(taken(minutes=-45)), {"proof_too_early"}),
    "proof within the clocks' slack": (proof(taken(minutes=-55)), {"fresh"}),
    "proof a street away": (proof(at(300)), {"far_from_place"}),
    "proof within what both may be off": (proof(at(590, accuracy_m=90.0)), {"far_from_place"}),
    "proof beyond what both may be off": (proof(at(610, accuracy_m=90.0)), {"proof_elsewhere"}),
    "proof in the next quarter": (proof(at(1_500)), {"proof_elsewhere"}),
    "a complaint's photo from the next quarter": (facts(at(1_500)), {"far_from_place"}),
    "what is still wrong, from the next quarter": (
        facts(at(1_500), purpose=NOT_FIXED),
        {"far_from_place"},
    ),
    "proof across town": (proof(at(5_000)), {"proof_elsewhere"}),
    "proof from another town": (proof(ABROAD), {"proof_elsewhere"}),
    "proof without metadata": (proof(), {"no_metadata"}),
    "the complaint's picture": (
        proof(at(10), seen(REPORT_ID), seen(purpose=PROOF)),
        {"near_place", "proof_is_the_complaint"},
    ),
    "the objection's picture": (
        proof(at(10), seen(REPORT_ID, NOT_FIXED)),
        {"near_place", "proof_is_the_complaint"},
    ),
    "another's proof as proof": (
        proof(at(10), seen(purpose=PROOF)),
        {"near_place", "proof_reused"},
    ),
    "another's complaint as proof": (proof(at(10), seen()), {"near_place", "proof_reused"}),
    "the proof of the round before": (
        proof(at(10), seen(REPORT_ID, PROOF, announced_at=NOW)),
        {"near_place", "proof_reused"},
    ),
    "shown while at it": (
        proof(at(10), seen(REPORT_ID, PROOF, announced_at=later(hours=2))),
        {"near_place"},
    ),
    "faster than any car": (travelled(is_told=True), {"no_metadata", "too_fast"}),
    "faster than any car, as it was sent": (
        travelled(is_told=False),
        {"no_metadata", "too_fast_as_sent"},
    ),
    "reported from home": (
        facts(report={"location": Location(PLACE, source="pin", device_away_m=1_500)}),
        {"no_metadata", "device_away"},
    ),
    "cropped in a gallery": (
        facts(made(software=("Picasa",))),
        {"no_metadata", "resaved"},
    ),
    "edited": (
        facts(
            replace(taken(hours=1), making=ImageProvenance(software=("HDR+ 1.0", "Snapseed 2.0")))
        ),
        {"fresh", "edited"},
    ),
    "a proof put together": (proof(made(traces=("TextLayers",))), {"no_metadata", "edited"}),
    "a person erased by a machine": (
        facts(made(credit="Edited with Google AI")),
        {"no_metadata", "changed_by_ai"},
    ),
    "a hole filled by a machine": (
        proof(made(credit="Edited with Google AI")),
        {"no_metadata", "proof_changed_by_ai"},
    ),
    "no camera at all": (
        facts(made(source="trainedAlgorithmicMedia", has_credentials=True)),
        {"no_metadata", "made_by_ai", "content_credentials"},
    ),
    "looking the other way": (
        facts(
            PhotoMetadata(at(100).position, accuracy_m=5.0, direction=10.0),
            report={"location": Location(PLACE, source="pin")},
        ),
        {"near_place", "faces_away"},
    ),
    "of another phone than the photo beside it": (
        replace(
            facts(made(make="Contoh", model="A"), capture="camera"),
            past=PriorUse(beside=(made(make="Contoh", model="B"),)),
        ),
        {"no_metadata", "camera", "other_device"},
    ),
    "a fix that knows its error": (
        facts(replace(at(300), accuracy_m=200.0)),
        {"near_place"},
    ),
    "uploaded after the report was reopened": (
        proof(PhotoMetadata(taken=later(hours=20).isoformat()), announced_at=later(minutes=30)),
        {"in_future"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_sign(name: str) -> None:
    given_facts, expected = CASES[name]
    assert {each.code.value for each in weigh(given_facts).reasons} == expected


def test_every_sign_is_shown() -> None:
    assert set().union(*(expected for _, expected in CASES.values())) == set(Signal)
    assert set(WEIGHTS) == set(Signal)


def test_a_proof_announced_before_a_reopening_belongs_to_its_own_round() -> None:
    late = proof(PhotoMetadata(taken=later(minutes=20).isoformat()), announced_at=later(minutes=30))
    assert {each.code for each in weigh(late).reasons} == {Signal.FRESH}


@given(
    st.builds(
        PhotoMetadata,
        st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180)),
        st.none() | st.text() | st.datetimes().map(datetime.isoformat),
        st.booleans(),
    ),
    st.sampled_from(PhotoPurpose),
)
def test_whatever_a_file_tells_is_weighed(told: PhotoMetadata, purpose: PhotoPurpose) -> None:
    assert 0 <= weigh(facts(told, purpose=purpose)).score <= 100


@pytest.mark.parametrize("signal", Signal)
def test_each_sign_is_a_sentence_that_accuses_nobody(signal: Signal) -> None:
    for language in LANGUAGES:
        sentence = evidence_text(Reason(signal, 0, 7), language)
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert not re.search(r"palsu|bohong|curang|fake|fraud|lie\b", sentence.lower())


def test_nothing_is_said_that_is_no_sign() -> None:
    said = {key for key in texts_in(FALLBACK) if key.startswith(("evidence.", "flag."))}
    assert said == {f"evidence.{each}" for each in Signal} | {f"flag.{e}" for e in Flag}


def test_the_page_lists_every_sign_with_its_weight() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| ([+-]?\d+) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert {code: int(points) for code, points in rows} == {
        signal.value: points for signal, points in WEIGHTS.items()
    }


def test_a_good_proof_from_elsewhere_still_waits_for_a_supervisor() -> None:
    fresh = replace(at(800), taken=later(hours=20).isoformat())
    found = weigh(proof(fresh))
    assert {each.code for each in found.reasons} == {"proof_elsewhere", "fresh"}
    assert found.flag is Flag.DOUBTFUL
