"""Days and times as papers write them: in full, on the city's clocks."""

from collections.abc import Mapping
from datetime import datetime

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.city import City
from shared.domain.texts.catalogue import Language

_MONTHS: Mapping[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


def long_date(moment: datetime, city: City, language: Language = "id") -> str:
    """`23 November 2026`."""
    local = moment.astimezone(OFFSETS[city.zone_letters])
    return f"{local.day} {_MONTHS[language].split()[local.month - 1]} {local.year}"


def long_time(moment: datetime, city: City, language: Language = "id") -> str:
    """`23 November 2026 pukul 10.15 WITA`."""
    local = moment.astimezone(OFFSETS[city.zone_letters])
    day = long_date(moment, city, language)
    if language == "en":
        return f"{day}, {local:%H:%M} {city.zone_letters}"
    return f"{day} pukul {local:%H.%M} {city.zone_letters}"
