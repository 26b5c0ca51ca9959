"""From wire shapes to commands."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions._edge.http.cities import city_of
from functions._edge.schemas import incoming
from functions._edge.schemas.parsing import announced, device_id, location, moment, submission
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.report.device_position import DevicePosition
from tests.builders import CITY, make_reference
from tests.fakes import FakeReferences

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def report(**fields: object) -> incoming.ReportIn:
    whole = {
        "description": " Got tersumbat ",
        "location": incoming.ReportedLocationIn(latitude=1, longitude=2),
    }
    return incoming.ReportIn(**{**whole, **fields})  # type: ignore[arg-type]  # a test's own fields


def test_a_report_becomes_a_command_with_tidy_words() -> None:
    contact = incoming.ContactIn(name=" Sitti ", phone="0812-3456-7890", whatsapp=True)

    command = submission(report(contact=contact), city_id="c", uid="u", key="k", language="id")

    form = command.form
    assert (form.description, form.name, form.phone) == (
        "Got tersumbat",
        "Sitti",
        "+6281234567890",
    )
    assert form.whatsapp_consent


def test_the_hash_covers_all_that_was_asked_and_nothing_else() -> None:
    def hashed(body: incoming.ReportIn) -> str:
        return submission(body, city_id="c", uid="u", key="k", language="id").request_hash

    assert hashed(report()) == hashed(report(anonymous=False))
    assert hashed(report()) != hashed(report(anonymous=True))
    assert hashed(report()) != hashed(report(description="Got tersumbat"))


def test_the_phones_position_goes_beside_the_pin_and_into_no_digest() -> None:
    phone = incoming.PhonePositionIn(latitude=-3.9, longitude=122.5, accuracy_m=8)
    pin = incoming.ReportedLocationIn(latitude=1, longitude=2, device=phone)

    told, silent = (
        submission(body, city_id="c", uid="u", key="k", language="id")
        for body in (report(location=pin), report())
    )

    assert told.form.device == DevicePosition(Point(-3.9, 122.5), 8.0)
    assert told.form.location == silent.form.location
    assert told.request_hash == silent.request_hash


def test_a_point_is_a_point_and_all_else_an_address() -> None:
    at = location(incoming.LocationIn(latitude=-3.9, longitude=122.5, source="device"))
    by = location(incoming.LocationIn(address_text=" Depan pasar ", kelurahan_code="74.71.01.1001"))

    assert (at.point, at.source) == (Point(-3.9, 122.5), "device")
    assert (by.point, by.source, by.address_text) == (None, "address", "Depan pasar")


def test_when_the_device_was_there_is_its_own_word() -> None:
    then = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=8)))
    place = incoming.ReportedLocationIn(latitude=1, longitude=2, source="device", fixed_at=then)

    command = submission(report(location=place), city_id="c", uid="u", key="k", language="id")

    assert command.form.fixed_at == then
    assert command.form.fixed_at.tzinfo is UTC


@pytest.mark.parametrize(
    "half", [incoming.LocationIn(latitude=1), incoming.LocationIn(longitude=1)]
)
def test_half_a_point_is_refused(half: incoming.LocationIn) -> None:
    with pytest.raises(InvalidError, match="place_required"):
        location(half)


@given(st.datetimes(timezones=ZONES))
def test_a_moment_is_kept_in_utc_or_refused_and_can_always_be_shown(value: datetime) -> None:
    if not 1970 <= value.year < 2200:
        with pytest.raises(InvalidError):
            moment(value, "promised_by")
        return
    kept = moment(value, "promised_by")
    assert kept is not None
    assert kept == value
    assert kept.tzinfo is UTC
    kept.astimezone(timezone(timedelta(hours=9)))


def test_no_moment_stays_none() -> None:
    assert moment(None, "promised_by") is None


def test_the_photo_in_trouble_is_named() -> None:
    odd = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
    photos = [
        incoming.PhotoIn(content_type="image/jpeg", size_bytes=1),
        incoming.PhotoIn(content_type="image/jpeg", size_bytes=1, captured_at=odd),
    ]

    with pytest.raises(InvalidError) as refused:
        announced(photos)

    assert refused.value.params["field"] == "photos[1].captured_at"


def test_a_city_that_is_not_served_is_unknown() -> None:
    served = FakeReferences(make_reference())
    assert city_of(None, CITY, served) == CITY
    assert city_of(CITY, "makassar", served) == CITY
    with pytest.raises(NotFoundError, match="jurisdiction_unknown"):
        city_of("atlantis", CITY, served)


@pytest.mark.parametrize("text", ["", "a/b", "..", "a" * 65, "a\n", "\u00e9", "a b"])
def test_a_device_that_could_not_name_a_document_is_refused(text: str) -> None:
    assert device_id("phone_1-A") == "phone_1-A"
    with pytest.raises(InvalidError, match="body_invalid"):
        device_id(text)
