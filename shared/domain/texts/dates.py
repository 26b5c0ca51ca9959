"""Days and times as people read them, on the city's clocks."""

from datetime import datetime

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.city import City
from shared.domain.language.translations import FALLBACK, Language
from shared.domain.texts.catalogue import Catalogue


def local_time(moment: datetime, city: City, language: Language, said_at: datetime) -> str:
    """`Rabu 25 Nov 10.15 WITA`, and with its year where that is not the year in which it is said.

    `said_at` is when the event happened that tells of it, or when it is looked at.
    """
    zone = OFFSETS[city.zone_letters]
    is_of_year = moment.astimezone(zone).year == said_at.astimezone(zone).year
    return _written("moment" if is_of_year else "moment_of_year", moment, city, language)


def long_date(moment: datetime, city: City, language: Language = FALLBACK) -> str:
    """`23 November 2026`, as papers write it."""
    return _written("long", moment, city, language)


def long_time(moment: datetime, city: City, language: Language = FALLBACK) -> str:
    """`23 November 2026 pukul 10.15 WITA`, as papers write it."""
    return _written("long_moment", moment, city, language)


def _written(form: str, moment: datetime, city: City, language: Language) -> str:
    local = moment.astimezone(OFFSETS[city.zone_letters])
    return Catalogue().text(
        f"date.{form}",
        language,
        weekday=_name("days", local.weekday(), language),
        day=local.day,
        month=_name("months", local.month - 1, language),
        short_month=_name("short_months", local.month - 1, language),
        year=local.year,
        hour=f"{local:%H}",
        minute=f"{local:%M}",
        zone=city.zone_letters,
    )


def _name(names: str, place: int, language: Language) -> str:
    return Catalogue().text(f"date.{names}", language).split()[place]
