"""Who is told what about a photo's worth."""

import msgspec

from functions._edge.citizen import citizen_views
from functions._edge.staff import officer_views
from functions._edge.staff.officer_pictures import told_out
from shared.domain.geo.place import Point
from shared.domain.photos.evidence_reasons import Flag, Signal, reason
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.photos import Photo, PhotoState
from shared.usecases.queries.read_report import Opened
from shared.usecases.queries.track_report import Tracked
from tests.builders import NOW, REPORT_ID, TRACKING_CODE, make_photo, make_report
from tests.unit.domain.lives import city_reference

DOUBTED = make_photo(
    state=PhotoState.PUBLISHED,
    score=20,
    flag=Flag.DOUBTFUL,
    reasons=(reason(Signal.OUTSIDE_CITY), reason(Signal.NEAR_PLACE, 12)),
)


def opened(photo: Photo) -> Opened:
    return Opened(make_report(), (), (photo,), (), (), city_reference())


def test_staff_read_score_flag_and_reasons_in_their_language() -> None:
    (shown,) = officer_views.opened(opened(DOUBTED), "id", NOW).photos
    assert (shown.score, shown.flag) == (20, "doubtful")
    assert shown.large == f"/v1/officer/reports/{REPORT_ID}/photos/photo-1/large"
    assert [(each.code, each.weight, each.text) for each in shown.reasons] == [
        ("outside_city", -50, "Menurut datanya, foto diambil di luar wilayah kota."),
        ("near_place", 15, "Menurut datanya, foto diambil 12 meter dari titik laporan."),
    ]
    (english,) = officer_views.opened(opened(DOUBTED), "en", NOW).photos
    assert english.reasons[0].text == "By its data, the photo was taken outside the city."


def test_a_photo_that_is_not_there_yet_has_no_score() -> None:
    (shown,) = officer_views.opened(opened(make_photo()), "id", NOW).photos
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
            "large": f"/v1/reports/{TRACKING_CODE}/photos/photo-1/large",
            "small": f"/v1/reports/{TRACKING_CODE}/photos/photo-1/small",
        }
    ]


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
