"""How reports and their histories are written, and what lies beside them.

A value's attributes are its field names. What is added, left out or derived stands here. Every
document carries the version of this mapping and the city it belongs to.
"""

from datetime import datetime

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping import fields
from shared.domain.geo.cells import cell_of
from shared.domain.kernel.ids import public_letters
from shared.domain.kernel.operations import Operation
from shared.domain.kernel.states import State
from shared.domain.report.report import Event, Report, ReportRevision
from shared.domain.report.training_example import TrainingExample
from shared.domain.report.visibility import is_findable

_LAST_NUMBER = "last_number"


def report_document(report: Report, last_operation_id: str) -> Document:
    """Without the tracking code: it is a key to the report, and staff may read this document."""
    document = codec.encode(report)
    del document[fields.CODE]
    return document | {
        fields.LAST_OPERATION: last_operation_id,
        fields.PUBLIC_ID: public_letters(report.report_id),
        **_whereabouts(report),
        fields.VISIT_ORDERED: is_visit_ordered(report),
        fields.LEADERSHIP: report.on_leadership_list,
        fields.PROOF_WANTING: is_proof_wanting(report),
    }


def _whereabouts(report: Report) -> Document:
    """Where others find it while it is open and public. They are led to no other report."""
    point = report.location.point
    found = is_findable(report)
    return {
        fields.CELL: cell_of(point) if found and point else None,
        fields.OPEN_VILLAGE: report.village_code if found else None,
    }


def read_report(document: Document, tracking_code: str = "") -> Report:
    """`tracking_code` where the caller knows it already."""
    return codec.decode(Report, {**document, fields.CODE: tracking_code})


def scheduled_mark(schedule_version: str) -> Document:
    return {fields.SCHEDULED_BY: schedule_version}


def is_visit_ordered(report: Report) -> bool:
    """Whether somebody has been told to go to the office and has not been there yet."""
    return report.visit is not None and report.visit.is_awaited


def is_proof_wanting(report: Report) -> bool:
    """Whether an answer waits for a supervisor to look at its proof."""
    return report.state is State.ANSWERED and report.proofs.are_wanting


def event_document(event: Event) -> Document:
    """A new event, with the mark that its effects are still to be performed."""
    return codec.encode(event) | {fields.UNSETTLED_SINCE: event.at}


def settled_mark() -> Document:
    """Beside `postponed_mark` the only change an event's document ever sees."""
    return {fields.UNSETTLED_SINCE: None}


def postponed_mark(until: datetime) -> Document:
    """Nothing is overdue about it before that moment."""
    return {fields.UNSETTLED_SINCE: until}


def read_event(document: Document) -> Event:
    return codec.decode(Event, document)


def former_document(former: ReportRevision) -> Document:
    return codec.encode(former)


def read_former(document: Document) -> ReportRevision:
    return codec.decode(ReportRevision, document)


def example_document(example: TrainingExample) -> Document:
    return codec.encode(example)


def read_example(document: Document) -> TrainingExample:
    return codec.decode(TrainingExample, document)


def tracking_document(report: Report) -> Document:
    return {fields.CITY: report.city_id, fields.REPORT: report.report_id}


def tracked_report_id(document: Document) -> str:
    return str(document[fields.REPORT])


def counter_document(city_id: str, last_number: int) -> Document:
    return {fields.CITY: city_id, _LAST_NUMBER: last_number}


def last_number(document: Document | None) -> int:
    """0 for a series that has not begun."""
    found = document.get(_LAST_NUMBER) if document else None
    return found if isinstance(found, int) else 0


def operation_document(operation: Operation, city_id: str) -> Document:
    return codec.encode(operation) | {fields.CITY: city_id}


def read_operation(document: Document) -> Operation:
    return codec.decode(Operation, document)
