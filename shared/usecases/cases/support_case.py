"""An account supports or follows somebody else's case, or no longer does."""

from typing import Protocol

from shared.domain.cases.supporters import Supporter, SupportKind
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import read_case_id
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.ports.has import HasClock, HasReferences, HasReports, HasSupporters


@value_object
class SupportCase:
    case_id: str
    uid: str
    wish: SupportKind
    on: bool
    language: str = "id"


@value_object
class SupportResult:
    """The case, and what this account is to it now."""

    report: Report
    supporter: Supporter


class SupportCasePorts(HasReports, HasSupporters, HasReferences, HasClock, Protocol): ...


def support_case(command: SupportCase, ports: SupportCasePorts) -> SupportResult:
    """Once for each account; again changes nothing. A merged report stands for its case.

    Raises NotFoundError for a case that is not public and for none, ConflictError for one that the
    account has reported: it is counted already and hears of it anyway.
    """
    read = read_case_id(command.case_id)
    city_id = ports.references.city_by_prefix(read[0]) if read else None
    if read is None or city_id is None:
        raise NotFoundError("not_found")
    report = ports.reports.find_case(city_id, read[1])
    wanted = Supporter(
        report.city_id, report.report_id, command.uid, ports.clock.now(), language=command.language
    )
    counted, supporter = ports.supporters.wish(wanted, command.wish, on=command.on)
    return SupportResult(counted, supporter)
