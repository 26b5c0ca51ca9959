"""The morning digest of each office of a city: one on each working day, to whoever is there."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from shared.domain.access import Role, StaffMember
from shared.domain.catalogue import Catalogue
from shared.domain.digest import Digest, DigestRecord, digest_of
from shared.domain.effects import OutcomeState
from shared.domain.errors import PermanentError, TransientError
from shared.domain.people import Device
from shared.domain.recipients import circles
from shared.domain.reference import Reference
from shared.domain.report import Report
from shared.domain.states import STAGE_OF, Stage
from shared.domain.value import value
from shared.ports.cities import References
from shared.ports.messages import Push, PushMessage
from shared.ports.people import Digests, People
from shared.ports.platform import Clock
from shared.ports.reports import ReportQuery, Reports

# Longer than the function may run, so that a lease never ends under a living attempt.
LEASE = timedelta(minutes=10)
# Of each state; an office with more than that knows that it has many.
MOST_OF_EACH = 100
# The record of the city's run stands beside those of its offices, whose ids look otherwise.
WHOLE_CITY = "@city"
_AT_OFFICE = tuple(state for state, stage in STAGE_OF.items() if stage is Stage.OFFICE)


@value
class _Morning:
    """One city's morning, and the ports of one call."""

    reference: Reference
    day: date
    now: datetime
    reports: Reports
    people: People
    push: Push
    digests: Digests


def send_digests(
    city_id: str,
    *,
    reports: Reports,
    people: People,
    push: Push,
    digests: Digests,
    references: References,
    clock: Clock,
) -> int:
    """How many offices were told in this run. Outside the morning of a working day nothing is read.

    A city has one run at a time, and none once all its offices are done. An office in trouble holds
    up no other; TransientError at the end asks for another run.
    """
    reference, now = references.current(city_id), clock.now()
    day = reference.digest.day_due(now, reference.calendar)
    if day is None:
        return 0
    morning = _Morning(reference, day, now, reports, people, push, digests)
    whole = digests.begin(_wanted(WHOLE_CITY, morning), now)
    if whole is None:
        return 0
    offices = [each.agency_id for each in reference.agencies.values() if each.owner.is_in_mandate]
    states = [_sent(agency_id, morning) for agency_id in offices]
    is_done = OutcomeState.WAITING not in states
    state = OutcomeState.SENT if is_done else OutcomeState.WAITING
    digests.finish(replace(whole, state=state, lease_until=None))
    if not is_done:
        raise TransientError("digest")
    return states.count(OutcomeState.SENT)


def _sent(agency_id: str, morning: _Morning) -> OutcomeState | None:
    """What became of it in this run; None where it was done before."""
    begun = morning.digests.begin(_wanted(agency_id, morning), morning.now)
    if begun is None:
        return None
    state, reason = _told(agency_id, morning)
    done = replace(begun, state=state, at=morning.now, lease_until=None, reason=reason)
    morning.digests.finish(done)
    return state


def _wanted(agency_id: str, morning: _Morning) -> DigestRecord:
    return DigestRecord(
        city_id=morning.reference.city.city_id,
        agency_id=agency_id,
        day=morning.day,
        state=OutcomeState.RUNNING,
        at=morning.now,
        lease_until=morning.now + LEASE,
    )


def _told(agency_id: str, morning: _Morning) -> tuple[OutcomeState, str]:
    try:
        found = digest_of(_queue(agency_id, morning), morning.reference, morning.now)
        if found is None:
            return OutcomeState.SUPERSEDED, "nothing_open"
        _push(agency_id, found, morning)
    except TransientError as error:
        return OutcomeState.WAITING, error.reason
    except PermanentError as error:
        return OutcomeState.GIVEN_UP, error.reason
    return OutcomeState.SENT, ""


def _queue(agency_id: str, morning: _Morning) -> list[Report]:
    city_id = morning.reference.city.city_id
    return [
        report
        for state in _AT_OFFICE
        for report in morning.reports.list(
            ReportQuery(city_id, agency_id=agency_id, state=state, limit=MOST_OF_EACH)
        ).reports
    ]


def _push(agency_id: str, digest: Digest, morning: _Morning) -> None:
    """To those who are there, less those who would rather not. Raises PermanentError for nobody."""
    city_id = morning.reference.city.city_id
    members = morning.people.staff_of_agency(city_id, agency_id)
    colleagues = tuple(each for each in members if each.role is Role.OFFICER)
    devices = _devices(agency_id, colleagues, morning)
    if not devices:
        raise PermanentError("no_device")
    words = Catalogue(morning.reference.texts)
    office = morning.reference.agency_name(agency_id)
    title, body = words.message("push", "office_digest", "id", office=office, **digest.params)
    message = PushMessage(title, body, {"city_id": city_id})
    pushed = morning.push.send([device.token for device in devices], message)
    for device in devices:
        if device.token in pushed.dead:
            morning.people.retire_device(device)
    if not pushed.delivered:
        raise PermanentError("no_live_device")


def _devices(
    agency_id: str, colleagues: tuple[StaffMember, ...], morning: _Morning
) -> tuple[Device, ...]:
    present = next(iter(circles(colleagues, morning.now)), frozenset())
    wanting = {each.uid for each in colleagues if each.uid in present and each.wishes.digest}
    devices = morning.people.devices_of_agency(morning.reference.city.city_id, agency_id)
    return tuple(device for device in devices if device.uid in wanting)
