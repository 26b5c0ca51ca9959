"""Bringing desk and leadership the list of what is still unanswered, in the morning, as one message."""

from collections.abc import Iterator
from dataclasses import replace

from shared.domain.city.reference import Whom
from shared.domain.kernel.errors import PermanentError
from shared.domain.notify.delivery import ROLES_OF, STAFF_LANGUAGE
from shared.domain.notify.digest import Digest, wanting
from shared.domain.notify.waiting_list import READERS, list_of
from shared.domain.report.report import Report
from shared.domain.texts.catalogue import Catalogue
from shared.ports.reports import ReportQuery
from shared.usecases.notify.send_digests.delivering import Morning, push_to

# None is left out, however many there are: what goes with the list is told by nothing else.
AT_ONCE = 200
# A list is known by its reader; the ids of offices look otherwise.
LISTS = {f"@{whom.value}": whom for whom in READERS}


def list_for(whom: Whom, morning: Morning) -> Digest | None:
    """What came up for that reader since the morning before; None where nothing did."""
    reference = morning.reference
    between = reference.digest.mornings(morning.day, reference.calendar)
    city_id = morning.reference.city.city_id
    query = ReportQuery(city_id, on_leadership_list=True, limit=AT_ONCE)
    return list_of(_all_pages(query, morning), whom, between, reference)


def _all_pages(query: ReportQuery, morning: Morning) -> Iterator[Report]:
    page = morning.ports.reports.list(query)
    yield from page.reports
    while page.next_cursor is not None:
        page = morning.ports.reports.list(replace(query, cursor=page.next_cursor))
        yield from page.reports


def deliver_list(whom: Whom, found: Digest, morning: Morning) -> str | None:
    """The channel that took it; None where those who are there want no digest.

    Raises PermanentError where nobody has a phone.
    """
    city_id, people = morning.reference.city.city_id, morning.ports.people
    roles = [role.value for role in ROLES_OF[whom]]
    colleagues = tuple(each for role in roles for each in people.staff_of_role(city_id, role))
    wanted = wanting(colleagues, morning.now)
    if wanted is None:
        return None
    devices = [each for role in roles for each in people.devices_of_role(city_id, role)]
    if not devices:
        raise PermanentError("no_device")
    words = Catalogue(morning.reference.texts)
    params = {name: str(each) for name, each in found.params.items()}
    title, body = words.message("push", "waiting_digest", STAFF_LANGUAGE, **params)
    push_to(tuple(each for each in devices if each.uid in wanted), title, body, morning)
    return "push"
