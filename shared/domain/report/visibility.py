"""Who may know that there is such a report at all. Pure."""

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.states import State
from shared.domain.report.report import Report

# What nobody but its reporter and the city is to know of, or what there is nothing to follow in.
_NOT_PUBLIC = frozenset({State.SUBMITTED, State.WITHDRAWN, State.REJECTED})


def is_kept_secret(report: Report) -> bool:
    """Whether its reporter, its words or somebody on the staff have made it a secret."""
    return report.secret or report.restricted or bool(report.concerns)


def is_public(report: Report) -> bool:
    """Whether anybody may know that there is such a case. One that was merged is known by its case."""
    is_whole = report.ties.part_of is None and report.ties.merged_into is None
    return not is_kept_secret(report) and is_whole and report.state not in _NOT_PUBLIC


def hides_its_reporter(report: Report) -> bool:
    """Whether nothing may be kept or told of it that leads to where its reporter was."""
    return report.anonymous or report.secret or report.restricted


def is_findable(report: Report) -> bool:
    """Whether others may be led to it: public, and still to be solved."""
    return is_public(report) and not report.state.is_final


def require_public(report: Report) -> None:
    """Raises NotFoundError: that there is a secret report is a secret too."""
    if not is_public(report):
        raise NotFoundError("not_found")
