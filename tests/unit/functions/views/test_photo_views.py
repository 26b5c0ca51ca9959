"""Who is told what about a photo's worth."""

from typing import Any

import msgspec
import pytest

from functions._edge.citizen import citizen_views
from functions._edge.staff import officer_views
from functions._edge.staff.officer_pictures import told_out
from shared.domain.geo.place import Point
from shared.domain.kernel.states import State
from shared.domain.photos.evidence_reasons import Flag, Signal, reason
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.usecases.queries.read_report import Opened
from shared.usecases.queries.track_report import Tracked
from tests.builders import NOW, REPORT_ID, TRACKING_CODE, make_photo, make_report, make_staff
from tests.unit.domain.lives import city_reference

OFFICER = make_staff()
DOUBTED = make_photo(
    state=PhotoState.PUBLISHED,
    score=20,
    flag=Flag.DOUBTFUL,
    reasons=(reason(Signal.OUTSIDE_CITY), reason(Signal.NEAR_PLACE, 12)),
)


def opened(photo: Photo) -> Opened:
    return Opened(make_report(), (), (photo,), (), (), city_reference())


def test_staff_read_score_flag_and_reasons_in_their_language() -> None:
    (shown,) = officer_views.opened(opened(DOUBTED), "id", NOW, OFFICER).photos
    assert (shown.score, shown.flag) == (20, "doubtful")
    assert shown.large == f"/v1/officer/reports/{REPORT_ID}/photos/photo-1/large"
    assert [(each.code, each.weight, each.text) for each in shown.reasons] == [
        ("outside_city", -50, "Menurut datanya, foto diambil di luar wilayah kota."),
        ("near_place", 15, "Menurut datanya, foto diambil 12 meter dari titik laporan."),
    ]
    (english,) = officer_views.opened(opened(DOUBTED), "en", NOW, OFFICER).photos
    assert english.reasons[0].text == "By its data, the photo was taken outside the city."


def test_a_photo_that_is_not_there_yet_has_no_score() -> None:
    (shown,) = officer_views.opened(opened(make_photo()), "id", NOW, OFFICER).photos
    assert (shown.score, shown.flag, shown.reasons, shown.large) == (None, None, [], None)


def test_the_reporter_sees_the_picture_only() -> None:
    tracked = Tracked(make_report(), (), (DOUBTED,), None, city_reference())
    told = msgspec.json.decode(
        msgspec.json.encode(citizen_views.tracked(tracked, "id", NOW).photos)
    )
    assert told == [
        {
            "photo_id": "photo-1",
            "purpose": "complaint",
            "state": "published",
            "refused_because": None,
            "notice": "",
            "large": f"/v1/reports/{TRACKING_CODE}/photos/photo-1/large",
            "small": f"/v1/reports/{TRACKING_CODE}/photos/photo-1/small",
        }
    ]


AGAIN = "Anda dapat mengirimkannya dengan pesan pada laporan ini."
MISSING = "Foto ini belum kami terima."
DAMAGED = "Foto rusak. Foto ini tidak dapat dibuka. Mohon kirim ulang atau pilih foto lain."


TOO_LARGE = (
    "Gambar terlalu besar. Gambar ini terlalu besar untuk dibuka. Mohon kirim dengan resolusi"
    " lebih rendah."
)


def refused(code: str, **fields: Any) -> Photo:
    return make_photo(state=PhotoState.REFUSED, refused_because=code, **fields)


@pytest.mark.parametrize(
    ("photo", "state", "notice"),
    [
        (make_photo(), State.ASSIGNED, f"{MISSING} {AGAIN}"),
        (make_photo(), State.CLOSED, MISSING),
        (refused("photo_damaged"), State.NEEDS_INFORMATION, f"{DAMAGED} {AGAIN}"),
        (refused("photo_damaged"), State.REJECTED, DAMAGED),
        (refused("of_an_older_program"), State.REJECTED, DAMAGED),
        (
            refused("photo_too_large"),
            State.CLOSED,
            TOO_LARGE,
        ),
        (
            refused("photo_too_many_pixels"),
            State.CLOSED,
            TOO_LARGE,
        ),
        (
            refused("photo_not_an_image"),
            State.CLOSED,
            "Berkas bukan foto. Mohon kirim foto lain dalam format JPEG, PNG, atau WEBP.",
        ),
        (refused("photo_damaged", purpose=PhotoPurpose.PROOF), State.ANSWERED, ""),
        (DOUBTED, State.ASSIGNED, ""),
    ],
)
def test_who_sent_a_photo_that_is_not_shown_reads_why_and_how_to_send_it_again(
    photo: Photo, state: State, notice: str
) -> None:
    tracked = Tracked(make_report(state=state), (), (photo,), None, city_reference())
    (told,) = citizen_views.tracked(tracked, "id", NOW).photos
    assert told.notice == notice


def test_what_silence_ended_still_takes_the_photo() -> None:
    lapsed = make_report(state=State.WITHDRAWN, resume_state=State.ASSIGNED)
    tracked = Tracked(lapsed, (), (make_photo(),), None, city_reference())
    assert citizen_views.tracked(tracked, "id", NOW).photos[0].notice == f"{MISSING} {AGAIN}"


@pytest.mark.parametrize(
    ("photo", "notice"),
    [
        (make_photo(), "This photo was announced and has not arrived."),
        (refused("photo_damaged"), "This photo cannot be shown: The photo is damaged."),
        (DOUBTED, ""),
    ],
)
def test_staff_read_what_is_missing_or_cannot_be_shown(photo: Photo, notice: str) -> None:
    (shown,) = officer_views.opened(opened(photo), "en", NOW, OFFICER).photos
    assert shown.notice == notice


def test_what_a_file_tells_is_for_who_opens_it_only() -> None:
    told = PhotoMetadata(
        position=Point(-3.9, 122.5),
        altitude_m=12.5,
        making=ImageProvenance(make="Contoh", software=("GIMP",)),
    )
    shown = msgspec.to_builtins(told_out(told))
    assert (shown["make"], shown["software"], shown["latitude"]) == ("Contoh", ("GIMP",), -3.9)
    assert (shown["longitude"], shown["altitude_m"]) == (122.5, 12.5)
    assert (shown["captured_at"], shown["credentials"]) == (None, False)
