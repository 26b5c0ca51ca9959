import struct
import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.photos.envelope import EXIF_LIMIT
from shared.adapters.photos.exif import Exif, read_exif
from tests import pictures
from tests.pictures import Tag, rationals, text

WHOLE = pictures.camera_exif().tiff()
GPS = pictures.gps_tags(*pictures.KENDARI, 12.5)
TAKEN, DIGITIZED = "2026:03:02 08:15:30", "2026:03:02 09:00:00"
AFTERWARDS = struct.pack("<I", 8 + 2 + 3 * 12 + 4)
OUTSIDE = b"\xff\xff\xff\x7f"
GPS_AT_NOTHING = [rationals(2, [(0, 1)] * 3), rationals(4, [(0, 1)] * 3)]


def with_gps(*tags: Tag) -> Exif:
    """What is read where these fields stand instead of the right ones of the same number."""
    kept = [tag for tag in GPS if tag[0] not in {new[0] for new in tags}]
    return read_exif(pictures.Exif(gps=[*tags, *kept]).tiff())


def without_gps(*numbers: int) -> Exif:
    return read_exif(pictures.Exif(gps=[tag for tag in GPS if tag[0] not in numbers]).tiff())


def degrees(found: Exif) -> tuple[float, float]:
    assert found.position is not None
    return found.position.latitude, found.position.longitude


def signed(tag: int, pairs: list[tuple[int, int]]) -> Tag:
    numbers = [number for pair in pairs for number in pair]
    return tag, 10, len(pairs), struct.pack(f"<{len(numbers)}i", *numbers)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    "position",
    [(-3.9917, 122.5129), (5.55, 95.3167), (-8.65, 115.2167), (0.0, 109.3333), (-5.1477, -70.25)],
    ids=["kendari", "banda aceh", "denpasar", "pontianak, on the equator", "west"],
)
def test_position_in_both_byte_orders(order: str, position: tuple[float, float]) -> None:
    found = read_exif(pictures.camera_exif(position, order=order).tiff())
    assert degrees(found) == pytest.approx(position, abs=1e-6)
    assert found.captured_at == "2026-03-02T08:15:30+08:00"
    assert found.altitude_m == 12.5


@pytest.mark.parametrize(
    "found",
    [
        with_gps(rationals(2, [(3, 0), (59, 1), (30, 1)])),
        with_gps(rationals(2, [(3, 1), (59, 1), (0, 0)])),
        with_gps(rationals(2, [(90, 1), (0, 1), (1, 1)])),
        with_gps(rationals(4, [(180, 1), (0, 1), (1, 1)])),
        with_gps(rationals(4, [(4_294_967_295, 1), (0, 1), (0, 1)])),
        with_gps(rationals(2, [(0, 1)] * 3), rationals(4, [(0, 1)] * 3)),
        with_gps(rationals(2, [(3, 1), (61, 1), (0, 1)])),
        with_gps(rationals(2, [(3, 1), (5, 1), (6_001, 100)])),
        with_gps(rationals(2, [(3, 1), (61, 1)])),
        with_gps(rationals(2, [(901, 10)])),
        with_gps(rationals(2, [(3, 1), (59, 1), (30, 1), (0, 1)])),
        with_gps(signed(2, [(-3, 1), (59, 1), (30, 1)])),
        with_gps(signed(2, [(-39_917, 10_000)])),
        with_gps(signed(2, [(3, 1), (0, 0), (0, 1)])),
        with_gps(text(1, "")),
        with_gps(text(1, "Selatan")),
        with_gps(text(1, "NS")),
        with_gps(text(1, "E")),
        with_gps(text(3, "<")),
        with_gps((2, 2, 24, b"3 59 30.12              ")),
        with_gps((1, 1, 2, b"N\0")),
        without_gps(1),
        without_gps(2),
        without_gps(3),
        without_gps(4),
    ],
)
def test_half_a_position_is_none(found: Exif) -> None:
    assert (found.position, found.altitude_m) == (None, None)


# These fields were damage once. Each is written by programs that meant just one thing by it.
@pytest.mark.parametrize(
    ("tags", "latitude"),
    [
        ([rationals(2, [(3, 1), (59, 1), (60, 1)])], -4.0),
        ([rationals(2, [(3, 1), (59, 1), (6_000, 100)])], -4.0),
        ([rationals(2, [(3, 1), (60, 1), (0, 1)])], -4.0),
        ([rationals(2, [(3, 1), (60, 1), (60, 1)])], -4.0 - 1 / 60),
        ([rationals(2, [(3, 1), (60, 1)])], -4.0),
        ([rationals(2, [(39_917, 10_000)])], -3.9917),
        ([rationals(2, [(3, 1), (59_502, 1_000)])], -3.9917),
        ([text(1, "s")], pictures.KENDARI[0]),
        ([text(1, " S ")], pictures.KENDARI[0]),
        ([text(1, "South")], pictures.KENDARI[0]),
        ([text(1, "SOUTH ")], pictures.KENDARI[0]),
        ([text(1, "north")], -pictures.KENDARI[0]),
        ([signed(2, [(3, 1), (59, 1), (3_012, 100)])], pictures.KENDARI[0]),
        ([signed(2, [(-3, -1), (59, 1), (3_012, 100)])], pictures.KENDARI[0]),
    ],
)
def test_a_position_that_can_be_meant_in_one_way_only_is_read(
    tags: list[Tag], latitude: float
) -> None:
    found = with_gps(*tags)
    assert degrees(found) == pytest.approx((latitude, pictures.KENDARI[1]), abs=1e-6)
    assert not found.is_damaged


@pytest.mark.parametrize(("word", "sign"), [("East", 1), ("e", 1), ("West", -1), ("w ", -1)])
def test_east_and_west_in_whole_words(word: str, sign: int) -> None:
    latitude, longitude = pictures.KENDARI
    assert degrees(with_gps(text(3, word))) == pytest.approx((latitude, sign * longitude), abs=1e-6)


def test_swapped_axes_are_told_by_their_letters() -> None:
    """What some converters write: the longitude, letter and all, in the latitude's place."""
    place = {1: 3, 2: 4, 3: 1, 4: 2}
    swapped = [(place.get(tag, tag), kind, count, raw) for tag, kind, count, raw in GPS]
    found = read_exif(pictures.Exif(gps=swapped).tiff())
    assert degrees(found) == pytest.approx(pictures.KENDARI, abs=1e-6)
    assert not found.is_damaged


@pytest.mark.parametrize(
    ("tags", "altitude"),
    [
        ([rationals(6, [(125, 10)])], 12.5),
        ([(5, 1, 1, b"\x01"), rationals(6, [(4, 1)])], -4.0),
        ([rationals(6, [(125, 0)])], None),
        ([text(5, "1"), rationals(6, [(125, 10)])], 12.5),
        ([rationals(6, [(4_000_000_000, 1)])], None),
    ],
)
def test_altitude_is_optional(tags: list[Tag], altitude: float | None) -> None:
    found = with_gps(*tags)
    assert found.altitude_m == altitude
    assert found.position is not None


@pytest.mark.parametrize(
    ("tags", "direction"),
    [
        ([text(16, "T"), rationals(17, [(9_050, 100)])], 90.5),
        ([text(16, "M"), rationals(17, [(9_050, 100)])], 90.5),
        ([rationals(17, [(359, 1)])], 359.0),
        ([text(16, "?"), rationals(17, [(359, 1)])], 359.0),
        ([(16, 1, 1, b"T"), rationals(17, [(359, 1)])], 359.0),
        ([rationals(17, [(360, 1)])], 0.0),
        ([rationals(17, [(0, 1)])], None),
        ([rationals(17, [(36_001, 100)])], None),
        ([rationals(17, [(4_294_967_295, 1)])], None),
        ([rationals(17, [(90, 0)])], None),
        ([rationals(17, [(0, 0)])], None),
        ([rationals(17, [(90, 1), (0, 1)])], 90.0),
        ([(17, 10, 1, b"\xa6\xff\xff\xff\x01\0\0\0")], None),
        ([text(17, "90.5")], None),
        ([text(16, "T")], None),
    ],
)
def test_direction_in_the_ways_that_phones_write_it(
    tags: list[Tag], direction: float | None
) -> None:
    found = with_gps(*tags)
    assert found.direction == direction
    assert found.position is not None
    assert not found.is_damaged


def test_direction_needs_no_position() -> None:
    assert read_exif(pictures.Exif(gps=[rationals(17, [(90, 1)])]).tiff()).direction == 90.0


@pytest.mark.parametrize(
    ("pair", "accuracy"),
    [((475, 100), 4.75), ((0, 1), None), ((5, 0), None), ((4_000_000_000, 1), None)],
)
def test_the_cameras_word_on_its_own_error(pair: tuple[int, int], accuracy: float | None) -> None:
    assert with_gps(rationals(31, [pair])).accuracy_m == accuracy
    assert read_exif(pictures.Exif(gps=[rationals(31, [pair])]).tiff()).accuracy_m is None


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"Xiaomi\0", "Xiaomi"),
        (b"  SAMSUNG \0\0\0\0", "SAMSUNG"),
        (b"two\nlines\x07\0", "two lines"),
        (b"\xff\xfe\xfd\0", ""),
        (b"A" * 300, "A" * 80),
        (b"\0", ""),
    ],
)
def test_device_and_programs_are_named_on_one_short_line(raw: bytes, name: str) -> None:
    tags = [(tag, 2, len(raw), raw) for tag in (0x000B, 0x010F, 0x0110, 0x0131)]
    found = read_exif(pictures.Exif(root=tags).tiff())
    assert (found.make, found.model) == (name, name)
    assert found.software == ((name, name) if name else ())


def test_serial_numbers_and_owners_are_not_read() -> None:
    root = [text(0x013B, "Siti Pemilik"), text(0x8298, "Siti Pemilik"), text(0xC62F, "SN-RAHASIA")]
    inner = [text(0xA430, "Siti Pemilik"), text(0xA431, "SN-RAHASIA"), text(0xA435, "SN-RAHASIA")]
    assert read_exif(pictures.Exif(root=root, exif=inner).tiff()) == Exif()


@pytest.mark.parametrize(
    ("taken", "offset", "told"),
    [
        ("2026:03:02 08:15:30", "+08:00", "2026-03-02T08:15:30+08:00"),
        ("2026:03:02 08:15:30", "-03:30", "2026-03-02T08:15:30-03:30"),
        ("2026:03:02 08:15:30", None, "2026-03-02T08:15:30"),
        ("2026:03:02 08:15:30", "+99:00", "2026-03-02T08:15:30"),
        ("2026:03:02 08:15:30", "<script>", "2026-03-02T08:15:30"),
        ("0000:00:00 00:00:00", "+08:00", None),
        ("2026:13:41 08:15:30", "+08:00", None),
        ("    :  :     :  :  ", None, None),
        ("2026-03-02 08:15:30", None, None),
        ("2026:03:02 08:15:30<script>", None, None),
        (None, "+08:00", None),
    ],
)
def test_time_is_told_as_the_camera_wrote_it(
    taken: str | None, offset: str | None, told: str | None
) -> None:
    assert read_exif(pictures.camera_exif(taken=taken, offset=offset).tiff()).captured_at == told


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ([(0x9004, DIGITIZED)], "2026-03-02T09:00:00"),
        ([(0x9004, DIGITIZED), (0x9012, "+08:00")], "2026-03-02T09:00:00+08:00"),
        ([(0x9004, DIGITIZED), (0x9011, "+08:00")], "2026-03-02T09:00:00"),
        ([(0x9003, "    :  :     :  :  "), (0x9004, DIGITIZED)], "2026-03-02T09:00:00"),
        ([(0x9003, "2026:13:41 08:15:30"), (0x9004, DIGITIZED)], "2026-03-02T09:00:00"),
        ([(0x9003, TAKEN), (0x9004, DIGITIZED), (0x9012, "+08:00")], "2026-03-02T08:15:30"),
        ([(0x9004, "0000:00:00 00:00:00")], None),
    ],
)
def test_without_a_time_of_capture_that_of_digitizing_is_told(
    inner: list[tuple[int, str]], told: str | None
) -> None:
    found = read_exif(pictures.Exif(exif=[text(*tag) for tag in inner]).tiff())
    assert found.captured_at == told
    assert not found.is_damaged


def test_the_time_of_the_file_is_nobodys_word() -> None:
    """Whatever saves a picture again rewrites it."""
    block = pictures.Exif(root=[text(0x0132, TAKEN)], exif=[text(0x9010, "+08:00")])
    assert read_exif(block.tiff()) == Exif()


@pytest.mark.parametrize("told", [0, 9, 65_535])
def test_an_orientation_that_there_is_not_is_upright(told: int) -> None:
    assert read_exif(pictures.camera_exif(orientation=told).tiff()).orientation == 1


@pytest.mark.parametrize(
    "tiff",
    [
        b"II*\0",
        b"II*\0\0\0\0\0",
        b"XX*\0\x08\0\0\0",
        b"II*\0\x08\0\0\0",
        b"II*\0\xff\xff\xff\xff",
    ],
)
def test_a_block_without_a_directory_tells_nothing(tiff: bytes) -> None:
    assert read_exif(tiff) == Exif(is_damaged=True)


def test_no_block_at_all_is_no_damage() -> None:
    assert read_exif(b"") == Exif()


@pytest.mark.parametrize(
    ("exif", "is_damaged"),
    [
        (pictures.camera_exif(), False),
        (pictures.camera_exif(position=None, taken=None), False),
        (pictures.Exif(root=[text(0x010F, "Merek Contoh")]), False),
        (pictures.camera_exif(taken="0000:00:00 00:00:00"), False),
        (pictures.camera_exif(taken="    :  :     :  :  "), False),
        (pictures.camera_exif(taken="2026:13:41 08:15:30"), True),
        (pictures.Exif(gps=GPS_AT_NOTHING), False),
        (pictures.Exif(gps=[rationals(2, [(0, 1)]), rationals(4, [(0, 9), (0, 0)])]), False),
        (pictures.Exif(gps=[*GPS_AT_NOTHING, text(1, "N"), text(3, "E")]), False),
        (pictures.Exif(gps=[rationals(2, [(0, 1)] * 3), rationals(4, [(109, 1)])]), True),
        (pictures.Exif(gps=[text(2, "0"), text(4, "0")]), True),
        (pictures.Exif(exif=[text(0x9004, "0000:00:00 00:00:00")]), False),
        (pictures.Exif(exif=[text(0x9004, "2026-03-02")]), True),
        (pictures.Exif(gps=[(2, 5, 3, bytes(24)), (4, 5, 3, bytes(24))]), False),
        (pictures.Exif(gps=[tag for tag in GPS if tag[0] != 1]), True),
        (pictures.Exif(gps=[text(1, "S"), (2, 5, 3, OUTSIDE), *GPS[2:]]), True),
        (pictures.Exif(gps=[text(1, ""), text(3, " "), text(29, "2026:03:02")]), False),
    ],
)
def test_what_a_camera_could_not_know_is_no_damage(exif: pictures.Exif, is_damaged: object) -> None:
    assert read_exif(exif.tiff()).is_damaged is is_damaged


BEYOND = struct.pack("<I", 60_000)
DESCRIPTION, EXPOSURE, VERSION = (0x010E, 2, 100), (0x829A, 5, 1), (0, 1, 9)
CAMERA = [text(0x010F, "Merek Contoh")]
CLOCK = [text(0x9003, TAKEN)]


@pytest.mark.parametrize(
    ("root", "exif", "gps"),
    [
        ([(*DESCRIPTION, BEYOND), *CAMERA], CLOCK, GPS),
        (CAMERA, [(*EXPOSURE, BEYOND), *CLOCK], GPS),
        (CAMERA, CLOCK, [(*VERSION, BEYOND), *GPS]),
    ],
    ids=["description", "exposure", "version"],
)
def test_a_value_beyond_the_block_hides_no_other(
    root: list[Tag], exif: list[Tag], gps: list[Tag]
) -> None:
    found = read_exif(pictures.Exif(root=root, exif=exif, gps=gps).tiff())
    assert degrees(found) == pytest.approx(pictures.KENDARI, abs=1e-6)
    assert (found.captured_at, found.make) == ("2026-03-02T08:15:30", "Merek Contoh")
    assert not found.is_damaged


@pytest.mark.parametrize(
    ("block", "is_damaged"),
    [
        (pictures.Exif(exif=[(0x9003, 2, 20, BEYOND)], gps=GPS), True),
        (pictures.Exif(exif=[(0x9003, 2, 20, BEYOND), text(0x9004, DIGITIZED)], gps=GPS), False),
        (pictures.Exif(exif=CLOCK, gps=[(2, 5, 3, BEYOND), (4, 5, 3, BEYOND)]), True),
        (pictures.Exif(exif=CLOCK, gps=[(6, 5, 1, BEYOND)]), False),
    ],
    ids=["the only time", "another time is left", "the place", "the height alone"],
)
def test_a_place_or_time_beyond_the_block_is_damage(
    block: pictures.Exif, *, is_damaged: bool
) -> None:
    assert read_exif(block.tiff()).is_damaged is is_damaged


@pytest.mark.parametrize("order", ["<", ">"])
def test_fewer_entries_than_a_directory_says_are_damage(order: str) -> None:
    block = bytearray(pictures.Exif(order=order, root=[text(0x010F, "M")]).tiff())
    assert not read_exif(bytes(block)).is_damaged
    struct.pack_into(f"{order}H", block, 8, 9)
    assert read_exif(bytes(block)) == Exif(make="M", is_damaged=True)


@pytest.mark.parametrize("at", range(0, len(WHOLE), 7))
def test_a_cut_block_tells_at_most_what_it_still_holds(at: int) -> None:
    whole, found = read_exif(WHOLE), read_exif(WHOLE[:at])
    assert found.position in {whole.position, None}
    assert found.altitude_m in {whole.altitude_m, None}
    for name in ("captured_at", "make", "model"):
        assert (getattr(whole, name) or "").startswith(getattr(found, name) or "")


@pytest.mark.parametrize(
    "pointer",
    [
        (0x8769, 4, 1, OUTSIDE),
        (0x8769, 4, 1, bytes(4)),
        (0x8769, 9, 1, b"\xff\xff\xff\xff"),
        (0x8769, 16, 1, b"\xff" * 8),
        rationals(0x8769, [(8, 1)]),
        text(0x8769, "8"),
    ],
    ids=["outside", "at nothing", "before the block", "beyond any file", "a fraction", "a text"],
)
def test_place_is_told_where_the_directory_of_time_is_nowhere(pointer: Tag) -> None:
    found = read_exif(pictures.Exif(root=[pointer], gps=GPS).tiff())
    assert degrees(found) == pytest.approx(pictures.KENDARI, abs=1e-6)
    assert found.captured_at is None
    assert not found.is_damaged


def crowded(entry: Callable[[int], Tag], values: bytes = b"") -> bytes:
    """As large as a block may be; both inner directories are the outer one, and full."""
    own = [(tag, 4, 1, struct.pack("<I", 8)) for tag in (0x8769, 0x8825)]
    tags = [*own, *map(entry, range(5_300 if not values else 1))]
    return (pictures.Exif(root=tags).tiff() + values)[:EXIF_LIMIT]


@pytest.mark.parametrize(
    "block",
    [
        b"II*\0\x08\0\0\0\xff\xff" + b"\x69\x87\x04\0\x01\0\0\0\x08\0\0\0" * 5_400,
        crowded(lambda at: (at, 4, 1, b"1234")),
        crowded(lambda at: (at, 5, 1, b"\x08\0\0\0")),
        crowded(lambda at: (at, 5, 0xFFFF_FFFF, b"\x08\0\0\0")),
        crowded(lambda _: (2, 5, 8_100, AFTERWARDS), b"\x07\x03\x05\xff" * 16_384),
        crowded(lambda _: (2, 3, 32_000, AFTERWARDS), b"\x07\x03\x05\xff" * 16_384),
        crowded(lambda _: (0x010F, 2, 65_000, AFTERWARDS), b"A b\xff" * 16_384),
    ],
    ids=["loop", "numbers", "one value for all", "counts", "fractions", "shorts", "text"],
)
def test_a_block_full_of_entries_costs_little(block: bytes) -> None:
    started = time.perf_counter()
    assert_sane(read_exif(block))
    assert time.perf_counter() - started < 2
    tracemalloc.start()
    read_exif(block)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < 16 * 2**20


def assert_sane(found: Exif) -> None:
    assert 1 <= found.orientation <= 8
    if found.position is not None:
        latitude, longitude = degrees(found)
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180
        assert (latitude, longitude) != (0, 0)
    if found.altitude_m is not None:
        assert abs(found.altitude_m) <= 10_000
    if found.direction is not None:
        assert 0 <= found.direction < 360
    if found.accuracy_m is not None:
        assert 0 < found.accuracy_m <= 10_000
    assert len(found.captured_at or "") <= 25
    for name in (found.make, found.model, *found.software):
        assert len(name) <= 80
        assert name.isprintable()


@given(st.binary(max_size=2_000))
def test_noise_never_raises(noise: bytes) -> None:
    assert_sane(read_exif(noise))
    assert_sane(read_exif(b"MM\0*" + noise))
    assert_sane(read_exif(b"II*\0\x08\0\0\0" + noise))


@given(
    st.sampled_from(["<", ">"]),
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12),
)
def test_a_real_block_with_changed_bytes_never_raises(
    order: str, changes: list[tuple[int, int]]
) -> None:
    block = bytearray(pictures.camera_exif(order=order).tiff())
    for at, value in changes:
        block[at] = value
    assert_sane(read_exif(bytes(block)))
