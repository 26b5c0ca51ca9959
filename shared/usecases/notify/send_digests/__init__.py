"""The morning digest of each office of a city, and the list of those who lead: one on each working day."""

from dataclasses import replace
from datetime import timedelta

from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.states import STAGE_OF, Stage
from shared.domain.notify.digest import Digest, DigestRecord, digest_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.waiting_list import WaitingList
from shared.domain.report.report import Report
from shared.ports.reports import ReportQuery
from shared.usecases.notify.send_digests.delivering import (
    DeliveringPorts,
    Morning,
    deliver_digest,
)
from shared.usecases.notify.send_digests.lists import LISTS, deliver_list, list_for

# Longer than the function may run, so that a lease never ends under a living attempt.
LEASE = timedelta(minutes=10)
# Of each state; an office with more than that knows that it has many.
MOST_OF_EACH = 100
# The record of the city's run stands beside those of its offices, whose ids look otherwise.
WHOLE_CITY = "@city"
_AT_OFFICE = tuple(state for state, stage in STAGE_OF.items() if stage is Stage.OFFICE)


def send_digests(city_id: str, ports: DeliveringPorts) -> int:
    """How many offices and lists were told in this run. Outside the morning of a working day nothing is read.

    A city has one run at a time, and none once all its offices are done. An office in trouble holds
    up no other; TransientError at the end asks for another run.
    """
    reference, now = ports.references.current(city_id), ports.clock.now()
    day = reference.digest.day_due(now, reference.calendar)
    if day is None:
        return 0
    morning = Morning(reference, day, now, ports)
    whole = ports.digests.begin(_wanted(WHOLE_CITY, morning), now)
    if whole is None:
        return 0
    offices = [each.agency_id for each in reference.agencies.values() if each.owner.is_in_mandate]
    states = [_sent(reader, morning) for reader in (*offices, *LISTS)]
    is_done = OutcomeState.WAITING not in states
    state = OutcomeState.SENT if is_done else OutcomeState.WAITING
    ports.digests.finish(replace(whole, state=state, lease_until=None))
    if not is_done:
        raise TransientError("digest")
    return states.count(OutcomeState.SENT)


def _sent(reader: str, morning: Morning) -> OutcomeState | None:
    """What became of it in this run; None where it was done before."""
    begun = morning.ports.digests.begin(_wanted(reader, morning), morning.now)
    if begun is None:
        return None
    done = replace(_told(begun, morning), at=morning.now, lease_until=None)
    morning.ports.digests.finish(done)
    return done.state


def _wanted(agency_id: str, morning: Morning) -> DigestRecord:
    return DigestRecord(
        city_id=morning.reference.city.city_id,
        agency_id=agency_id,
        day=morning.day,
        state=OutcomeState.RUNNING,
        at=morning.now,
        lease_until=morning.now + LEASE,
    )


def _told(begun: DigestRecord, morning: Morning) -> DigestRecord:
    try:
        found = _found(begun.agency_id, morning)
        if found is None:
            return replace(begun, state=OutcomeState.SUPERSEDED, reason="nothing_open")
        if isinstance(found, WaitingList):
            via = deliver_list(begun, found, morning)
        else:
            via = deliver_digest(begun, found, morning)
    except TransientError as error:
        return replace(begun, state=OutcomeState.WAITING, reason=error.reason)
    except PermanentError as error:
        return replace(begun, state=OutcomeState.GIVEN_UP, reason=error.reason)
    if via is None:
        return replace(begun, state=OutcomeState.SUPERSEDED, reason="switched_off")
    return replace(begun, state=OutcomeState.SENT, via=via)


def _found(reader: str, morning: Morning) -> Digest | WaitingList | None:
    if whom := LISTS.get(reader):
        return list_for(whom, morning)
    return digest_of(_queue(reader, morning), morning.reference, morning.now)


def _queue(agency_id: str, morning: Morning) -> list[Report]:
    city_id = morning.reference.city.city_id
    return [
        report
        for state in _AT_OFFICE
        for report in morning.ports.reports.list(
            ReportQuery(city_id, agency_id=agency_id, state=state, limit=MOST_OF_EACH)
        ).reports
    ]
