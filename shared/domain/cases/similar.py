"""Which open reports are likely about the same thing: near, of the same family, in like words, or
shown in a picture that looks the same. Pure.

It only suggests: a citizen may join one, and merging stays with people.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.city.categories import Category
from shared.domain.city.reference import Reference
from shared.domain.geo.place import Point, metres_between
from shared.domain.kernel.value_object import value_object
from shared.domain.language.words import stem, words
from shared.domain.report.report import Report
from shared.domain.report.visibility import is_findable
from shared.domain.routing.text_findings import TextFindings

# Where the category is not known, or the place is no more than a kelurahan, words must agree.
_ENOUGH_ALIKE = 0.5
_FEWEST_STEMS = 2
# The share of the evidence from which words speak of a family.
_LIKELY = 0.2
# About 40 metres: nobody shall find an exact place by asking from many sides.
_BLUR_DEGREES = 0.0004


@value_object
class SimilarQuery:
    """What somebody is about to report, or has reported: whatever is known of it."""

    found: TextFindings
    now: datetime
    category_id: str | None = None
    point: Point | None = None
    village_code: str | None = None


@value_object
class Similar:
    """A report that may be the same; `distance_m` is None where a point is missing on either side.

    `alike` tells how much of the words agree, from 0 to 1. `is_pictured_alike` where one of its
    reporter's photos looks like one of the report that was asked for.
    """

    report: Report
    distance_m: float | None
    alike: float
    score: float
    is_pictured_alike: bool = False


def family(asked: SimilarQuery) -> frozenset[str]:
    """The groups of categories that are meant; empty where neither choice nor words tell."""
    chosen = asked.found.reference.categories.get(asked.category_id or "")
    if chosen:
        return frozenset({chosen.group})
    ranked = asked.found.categories.ranked if asked.found.text else ()
    return frozenset(each.group for each in ranked if each.score >= _LIKELY)


def reach(groups: frozenset[str], reference: Reference) -> tuple[int, timedelta]:
    """The longest radius in metres and the longest time of these families, or of all."""
    of = [c for c in reference.categories.values() if not groups or c.group in groups]
    radius = max((c.duplicate_radius_m for c in of), default=0)
    return radius, timedelta(days=max((c.duplicate_days for c in of), default=0))


def likely(
    asked: SimilarQuery,
    candidates: Iterable[Report],
    *,
    most: int,
    is_blurred: bool,
    pictured: frozenset[str] = frozenset(),
) -> tuple[Similar, ...]:
    """The best of them, best first. `is_blurred` measures to about where each is, not to its place.

    `pictured` are the ids of reports with a photo that looks the same: they come before all others,
    whatever their kind, place and age, for any of these may have been told wrongly.
    """
    groups, stems = family(asked), _stems(asked.found.text)

    def compared(report: Report) -> Similar | None:
        found = _compared(asked, report, groups, stems, is_blurred=is_blurred)
        if report.report_id not in pictured:
            return found
        found = found or _by_picture(asked, report, stems, is_blurred=is_blurred)
        return replace(found, is_pictured_alike=True)

    found = [each for report in candidates if is_findable(report) and (each := compared(report))]
    return tuple(sorted(found, key=_rank)[:most])


def _rank(found: Similar) -> tuple[bool, float, str]:
    return not found.is_pictured_alike, -found.score, found.report.report_id


def _by_picture(
    asked: SimilarQuery, report: Report, stems: frozenset[str], *, is_blurred: bool
) -> Similar:
    distance = _distance(asked.point, report.location.point, is_blurred=is_blurred)
    return Similar(report, distance, _overlap(stems, _stems(report.description)), 0.0)


def _compared(
    asked: SimilarQuery,
    report: Report,
    groups: frozenset[str],
    stems: frozenset[str],
    *,
    is_blurred: bool,
) -> Similar | None:
    category = asked.found.reference.categories.get(report.category_id or "")
    if category is None or (groups and category.group not in groups):
        return None
    if asked.now - report.submitted_at > timedelta(days=category.duplicate_days):
        return None
    alike = _overlap(stems, _stems(report.description))
    distance = _distance(asked.point, report.location.point, is_blurred=is_blurred)
    if distance is None:
        in_same = asked.village_code is not None and asked.village_code == report.village_code
        return Similar(report, None, alike, alike) if in_same and alike >= _ENOUGH_ALIKE else None
    if distance > category.duplicate_radius_m or (not groups and alike < _ENOUGH_ALIKE):
        return None
    return Similar(report, distance, alike, _score(distance, alike, category))


def _score(distance: float, alike: float, category: Category) -> float:
    closeness = 1 - distance / category.duplicate_radius_m
    return round((closeness + alike) / 2, 4)


def _distance(one: Point | None, other: Point | None, *, is_blurred: bool) -> float | None:
    if one is None or other is None:
        return None
    return metres_between(one, _blurred(other) if is_blurred else other)


def _blurred(point: Point) -> Point:
    return replace(
        point,
        latitude=round(point.latitude / _BLUR_DEGREES) * _BLUR_DEGREES,
        longitude=round(point.longitude / _BLUR_DEGREES) * _BLUR_DEGREES,
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text that is in the other; nothing for texts that hardly say anything."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _FEWEST_STEMS else 0.0
