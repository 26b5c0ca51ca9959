"""Take down what a body outside the city says through the link of its letter."""

from typing import Protocol

from shared.domain.kernel.errors import ConflictError
from shared.domain.lifecycle.outside import (
    ExternalReply,
    decide_word,
    operation_of,
    require_with_body,
    speaker,
)
from shared.domain.lifecycle.requests import Context
from shared.domain.links.signed_links import SignedLink
from shared.domain.report.report import Change, Event, Report
from shared.ports.has import HasClock, HasReferences, HasReports


class AnswerFromOutsidePorts(HasReports, HasReferences, HasClock, Protocol): ...


def answer_from_outside(
    link: SignedLink, word: ExternalReply, ports: AnswerFromOutsidePorts
) -> Event:
    """What stands recorded: of two words through one link the first.

    Raises NotFoundError for a link that the report has left behind, InvalidError for a word that lacks
    something, ConflictError where nothing came of it.
    """
    operation_id = operation_of(link)
    context = Context(
        ports.references.current(link.city_id), ports.clock.now(), operation_id, speaker(link)
    )

    def decide(report: Report) -> Change:
        require_with_body(report, link)
        return decide_word(report, word, context)

    committed = ports.reports.change(link.city_id, link.report_id, operation_id, decide)
    if committed is None:
        raise ConflictError("version_conflict")
    return committed.change.event
