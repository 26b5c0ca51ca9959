"""Bringing desk and leadership the list of what is still unanswered, in the morning, as one message."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from shared.domain.city.reference import Reference, Whom
from shared.domain.kernel.errors import PermanentError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import Level
from shared.domain.lifecycle.escalation import decide_leader_unreached
from shared.domain.notify.delivery import ROLES_OF, STAFF_LANGUAGE
from shared.domain.notify.digest import DigestRecord, digest_key, wanting, ways_of_list
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.waiting_list import READERS, WaitingList, list_of
from shared.domain.people.people import Device
from shared.domain.report.report import Change, Report
from shared.domain.texts.catalogue import Catalogue
from shared.ports.reports import ReportQuery
from shared.usecases.notify.send_digests.delivering import Morning, bring, letter_of, push_to

# None is left out, however many there are: what goes with the list is told by nothing else.
AT_ONCE = 200
# What came up before that comes up again by itself.
MADE_GOOD = timedelta(days=7)
# A list is known by its reader; the ids of offices look otherwise.
LISTS = {f"@{whom.value}": whom for whom in READERS}


def list_for(whom: Whom, morning: Morning) -> WaitingList | None:
    """What came up for that reader since they were last told; None where nothing did."""
    reference = morning.reference
    query = ReportQuery(reference.city.city_id, on_leadership_list=True, limit=AT_ONCE)
    return list_of(_all_pages(query, morning), whom, _untold(whom, morning), reference)


def _untold(whom: Whom, morning: Morning) -> tuple[datetime, datetime]:
    """The time whose matter it is: a morning on which the list reached nobody is made good by the next."""
    mornings, calendar = morning.reference.digest.mornings, morning.reference.calendar
    begin, end = mornings(morning.day, calendar)
    while end - begin < MADE_GOOD and not _was_told(whom, begin.date(), morning):
        begin, _ = mornings(begin.date(), calendar)
    return begin, end


def _was_told(whom: Whom, day: date, morning: Morning) -> bool:
    """Those who lead, or the desk in their place; nobody stands in for the desk."""
    city_id, key = morning.reference.city.city_id, digest_key(day, f"@{whom.value}")
    record = morning.ports.digests.record(city_id, key)
    if record is None or not record.state.is_final:
        return False
    return whom is not Whom.DESK or record.state is not OutcomeState.GIVEN_UP


def _all_pages(query: ReportQuery, morning: Morning) -> Iterator[Report]:
    page = morning.ports.reports.list(query)
    yield from page.reports
    while page.next_cursor is not None:
        page = morning.ports.reports.list(replace(query, cursor=page.next_cursor))
        yield from page.reports


def deliver_list(begun: DigestRecord, found: WaitingList, morning: Morning) -> str | None:
    """The way that took it; None where those who are there want no digest.

    Raises as `bring` does. Somebody who leads and whom nothing reached the desk has to tell.
    """
    city_id, people, whom = begun.city_id, morning.ports.people, found.whom
    roles = [role.value for role in ROLES_OF[whom]]
    colleagues = tuple(each for role in roles for each in people.staff_of_role(city_id, role))
    wanted = wanting(colleagues, morning.now)
    if wanted is None:
        return None
    devices = [each for each in _phones(whom, morning) if each.uid in wanted]
    letter = letter_of(begun, found.digest, morning)
    try:
        return bring(letter, ways_of_list(whom, morning.reference), devices, morning)
    except PermanentError:
        if whom is not Whom.DESK:
            _leave_to_desk(begun, found, morning)
        raise


def _phones(whom: Whom, morning: Morning) -> Sequence[Device]:
    city_id, people = morning.reference.city.city_id, morning.ports.people
    return [
        device for role in ROLES_OF[whom] for device in people.devices_of_role(city_id, role.value)
    ]


def _leave_to_desk(begun: DigestRecord, found: WaitingList, morning: Morning) -> None:
    """Each report onto the desk's list, and one message to its phones for all of them.

    A run that broke off in between is made good by the next: a report is put there once.
    """
    reference, leader = morning.reference, Level(found.whom.value)
    for report in found.reports:
        operation_id = derived_id("unreached", begun.city_id, report.report_id, begun.key)
        decide = partial(_unreached, leader, reference, morning, operation_id)
        morning.ports.reports.change(begun.city_id, report.report_id, operation_id, decide)
    words = Catalogue(reference.texts)
    params = {name: str(each) for name, each in found.digest.params.items()}
    city = reference.city.name
    title, body = words.message("push", "digest_unreached", STAFF_LANGUAGE, city=city, **params)
    with suppress(PermanentError):
        push_to(_phones(Whom.DESK, morning), title, body, morning)


def _unreached(
    leader: Level, reference: Reference, morning: Morning, operation_id: str, report: Report
) -> Change | None:
    return decide_leader_unreached(
        report, leader, reference, morning.now, operation_id, is_told_together=True
    )
