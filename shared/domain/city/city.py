"""What a city is: its names, its numbers, how its letters look."""

from datetime import timedelta
from enum import StrEnum

from shared.domain.kernel.value_object import value_object


@value_object
class Letterhead:
    """How the city's letters look. In `number_format` stand {nomor}, {bulan}, {bulan_romawi}, {tahun},
    and in `order_format`, for orders to visit, the same.

    The link that a letter bears is good for `valid_for`.
    """

    office: str = "Meja Pengaduan"
    address: str = ""
    place: str = ""
    number_format: str = "{nomor}/{bulan_romawi}/{tahun}"
    signatory: str = "Koordinator Meja Pengaduan"
    valid_for: timedelta = timedelta(days=30)
    order_format: str = "{nomor}/ST/{bulan_romawi}/{tahun}"


class HeadTitle(StrEnum):
    """Who leads: a city has a wali kota, a regency (kabupaten) a bupati."""

    WALI_KOTA = "wali_kota"
    BUPATI = "bupati"

    @classmethod
    def of_code(cls, code: str) -> "HeadTitle":
        """The usual one for a Kemendagri code, where cities are numbered from 71 within their province."""
        return cls.WALI_KOTA if code.partition(".")[2] >= "71" else cls.BUPATI


@value_object
class City:
    """`code` is the Kemendagri code, `timezone` an IANA name, `zone_letters` follow a time.

    A nudge that is `undelivered_after` so long goes to the next contact. Those to one contact leave
    together, `nudges_every` so often; None: each alone, at once. `desk_calls`: the desk may call reporters,
    and not supervisors alone.
    """

    city_id: str
    name: str
    code: str
    tracking_prefix: str
    timezone: str
    zone_letters: str
    emergency_number: str
    latitude: float
    longitude: float
    undelivered_after: timedelta = timedelta(hours=1)
    nudges_every: timedelta | None = None
    letterhead: Letterhead = Letterhead()
    head_title: HeadTitle = HeadTitle.WALI_KOTA
    desk_calls: bool = False


# What the city's own app and website send themselves; all others are written down by staff.
OWN_CHANNELS = frozenset({"app", "web"})


@value_object
class IntakeChannel:
    channel_id: str
    name_id: str
    name_en: str
