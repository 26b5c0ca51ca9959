"""Every query there is; a test holds each against `firestore.indexes.json`."""

from datetime import datetime

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Filter, Order, Query
from shared.adapters.documents.mapping import fields
from shared.domain.kernel.states import State
from shared.ports.reports import ReportQuery

_NEWEST_FIRST = (Order(fields.SUBMITTED, descending=True),)
_LONGEST_OVERDUE_FIRST = (Order(fields.DUE),)


def reports_page(asked: ReportQuery, limit: int, after: tuple[object, ...] | None) -> Query:
    """A list for staff. The reporter is no filter here: reports do not name theirs."""
    filters = [Filter(name, "==", value) for name, value in _wanted(asked) if value is not None]
    orders = _NEWEST_FIRST
    if asked.overdue_before is not None:
        filters.append(Filter(fields.DUE, "<", asked.overdue_before))
        orders = _LONGEST_OVERDUE_FIRST
    return Query(paths.reports(asked.city_id), tuple(filters), orders, limit, after)


def reporter_page(city_id: str, uid: str, limit: int, after: tuple[object, ...] | None) -> Query:
    """The identities of one person's reports, newest first."""
    filters = (Filter(fields.UID, "==", uid),)
    return Query(paths.identities(city_id), filters, _NEWEST_FIRST, limit, after)


def reporter_before(city_id: str, uid: str, since: datetime, before: datetime, limit: int) -> Query:
    """The identities of one person's reports of that time, newest first."""
    filters = (
        Filter(fields.UID, "==", uid),
        Filter(fields.SUBMITTED, ">=", since),
        Filter(fields.SUBMITTED, "<", before),
    )
    return Query(paths.identities(city_id), filters, _NEWEST_FIRST, limit)


def due(city_id: str, now: datetime, limit: int) -> Query:
    filters = (Filter(fields.DUE, "<=", now),)
    return Query(paths.reports(city_id), filters, _LONGEST_OVERDUE_FIRST, limit)


def outdated(city_id: str, schedule_version: str, limit: int) -> tuple[Query, ...]:
    """Two, for neither database has a query for whatever is different."""
    orders = (Order(fields.SCHEDULED_BY),)
    smaller = Filter(fields.SCHEDULED_BY, "<", schedule_version)
    greater = Filter(fields.SCHEDULED_BY, ">", schedule_version)
    return tuple(
        Query(paths.reports(city_id), (each,), orders, limit) for each in (smaller, greater)
    )


def unrouted(city_id: str, before: datetime, limit: int) -> Query:
    filters = (
        Filter(fields.STATE, "==", State.SUBMITTED.value),
        Filter(fields.SUBMITTED, "<", before),
    )
    return Query(paths.reports(city_id), filters, (Order(fields.SUBMITTED),), limit)


def unsettled(city_id: str, before: datetime, limit: int) -> Query:
    """Over the events of all the city's reports."""
    filters = (
        Filter(fields.CITY, "==", city_id),
        Filter(fields.UNSETTLED_SINCE, "<", before),
    )
    return Query("events", filters, (Order(fields.UNSETTLED_SINCE),), limit, is_group=True)


def undelivered(city_id: str, before: datetime, limit: int) -> Query:
    """Over the outcomes of all the city's reports."""
    filters = (
        Filter(fields.CITY, "==", city_id),
        Filter(fields.CHECK_AT, "<=", before),
    )
    return Query("effects", filters, (Order(fields.CHECK_AT),), limit, is_group=True)


def examples(city_id: str, now: datetime, limit: int, after: tuple[object, ...] | None) -> Query:
    """Those that are still to be kept, the first to go first."""
    filters = (Filter(fields.EXPIRES, ">", now),)
    return Query(paths.examples(city_id), filters, (Order(fields.EXPIRES),), limit, after)


def near(city_id: str, name: str, place: str, since: datetime, limit: int) -> Query:
    """Reports that others may join, at a place: `name` is the field that says where."""
    filters = (Filter(name, "==", place), Filter(fields.SUBMITTED, ">=", since))
    return Query(paths.reports(city_id), filters, _NEWEST_FIRST, limit)


def by_public_id(city_id: str, public_letters: str) -> Query:
    filters = (Filter(fields.PUBLIC_ID, "==", public_letters),)
    return Query(paths.reports(city_id), filters, limit=1)


def followers(city_id: str, report_id: str, limit: int, after: str | None) -> Query:
    filters = (Filter(fields.REPORT, "==", report_id), Filter(fields.FOLLOWS, "==", True))
    place = None if after is None else (after,)
    return Query(paths.supporters(city_id), filters, limit=limit, after=place)


def supporters(city_id: str, report_id: str, limit: int) -> Query:
    filters = (Filter(fields.REPORT, "==", report_id),)
    return Query(paths.supporters(city_id), filters, limit=limit)


def history(city_id: str, report_id: str) -> Query:
    return Query(paths.events(city_id, report_id))


def former(city_id: str, report_id: str) -> Query:
    return Query(paths.former(city_id, report_id))


def event_of(city_id: str, report_id: str, operation_id: str) -> Query:
    filters = (Filter(fields.OPERATION, "==", operation_id),)
    return Query(paths.events(city_id, report_id), filters, limit=1)


def photos(city_id: str, report_id: str) -> Query:
    return Query(paths.photos(city_id, report_id))


def photos_of(city_id: str, report_id: str, event_id: str) -> Query:
    """The photos that one event announced."""
    return Query(paths.photos(city_id, report_id), (Filter(fields.EVENT, "==", event_id),))


def outcomes(city_id: str, report_id: str) -> Query:
    return Query(paths.effects(city_id, report_id))


def devices(city_id: str, name: str, value: str) -> Query:
    """Devices whose field `name` (agency, role, person or token) has this value."""
    return Query(paths.devices(city_id), (Filter(name, "==", value),))


def staff(city_id: str, name: str, value: str) -> Query:
    """The staff whose field `name` (agency or role) has this value."""
    return Query(paths.staff_of(city_id), (Filter(name, "==", value),))


def cities() -> Query:
    """Those that were brought in by import."""
    return Query(paths.CITIES)


def publications(city_id: str, limit: int) -> Query:
    """Newest first."""
    newest = (Order(fields.NUMBER, descending=True),)
    return Query(paths.reference_publications(city_id), (), newest, limit)


def packed_parts(city_id: str, version: str) -> Query:
    """The packed form of a version, in its order."""
    return Query(paths.reference_packed(city_id, version))


def open_hand_overs(city_id: str, limit: int) -> Query:
    filters = (Filter(fields.HAND_OVER_OPEN, "==", True),)
    return Query(paths.staff_of(city_id), filters, limit=limit)


def draft_rows(city_id: str, table: str) -> Query:
    return Query(paths.reference_draft_rows(city_id, table))


def _wanted(asked: ReportQuery) -> list[tuple[str, object]]:
    return [
        (fields.AGENCY, asked.agency_id),
        (fields.STATE, asked.state.value if asked.state else None),
        (fields.CATEGORY, asked.category_id),
        (fields.VISIT_ORDERED, asked.visit_ordered),
        (fields.LEADERSHIP, asked.on_leadership_list),
        (
            fields.LEADERSHIP_LEVEL,
            asked.leadership_level.value if asked.leadership_level else None,
        ),
        (fields.NEEDS_SUPERVISOR, asked.needs_supervisor),
        (fields.NEEDS_CALL, asked.needs_call),
        (fields.ASSIGNEE, asked.assignee),
        (fields.UNREACHED, asked.unreached),
        (fields.PROOF_WANTING, asked.proof_wanting),
        (fields.OUTREACH, asked.outreach.value if asked.outreach else None),
    ]
