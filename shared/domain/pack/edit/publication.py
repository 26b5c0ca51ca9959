"""Putting a version of a city's pack in force: who did it, when, and what may take whose place."""

from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.value_object import value_object


class Origin(StrEnum):
    """Where a version came from: a folder of files, or the draft that officials edit."""

    IMPORT = "import"
    DRAFT = "draft"


@value_object
class Publication:
    """One change of what is in force. `number` counts up from 1 in each city, without gaps.

    `by` is who asked for it, as the platform or the operator names them; `note` is their reason.
    """

    city_id: str
    number: int
    version: str
    origin: Origin
    at: datetime
    by: str
    note: str = ""
    previous: str | None = None


class ImportVerdict(StrEnum):
    PUBLISH = "publish"
    UNCHANGED = "unchanged"
    HELD_BACK = "held_back"


def judge_import(
    in_force: Publication | None, version: str, *, replaces_draft: bool
) -> ImportVerdict:
    """What becomes of a version that comes from a folder.

    What officials have published stands above what a deployment brings along: it is replaced only
    by somebody who says so.
    """
    if in_force is None:
        return ImportVerdict.PUBLISH
    if in_force.version == version:
        return ImportVerdict.UNCHANGED
    if in_force.origin is Origin.DRAFT and not replaces_draft:
        return ImportVerdict.HELD_BACK
    return ImportVerdict.PUBLISH


def next_publication(
    in_force: Publication | None,
    *,
    city_id: str,
    version: str,
    origin: Origin,
    at: datetime,
    by: str,
    note: str,
) -> Publication:
    return Publication(
        city_id=city_id,
        number=in_force.number + 1 if in_force else 1,
        version=version,
        origin=origin,
        at=at,
        by=by,
        note=note,
        previous=in_force.version if in_force else None,
    )
