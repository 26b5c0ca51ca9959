"""What reporters do."""

from dataclasses import replace
from functools import partial
from typing import Any

from shared.domain.cases.supporters import SupportKind
from shared.domain.kernel.ids import case_id, public_letters
from shared.domain.report.report import Report
from shared.usecases.cases.support_case import SupportCase, SupportResult, support_case
from shared.usecases.intake.submit_report import SubmitReport, submit_report
from shared.usecases.lifecycle.claim_report import claim_report
from shared.usecases.lifecycle.correct_report import correct_report
from shared.usecases.lifecycle.respond_as_reporter import (
    RespondAsReporter,
    Responded,
    Response,
    respond_as_reporter,
)
from shared.usecases.queries.track_report import track_report
from tests.builders import CITY
from tests.unit.domain.forms import a_form
from tests.unit.usecases.ground import Ground


def a_submission(**fields: Any) -> SubmitReport:
    """A citizen's, with these fields of the command or of its form."""
    whole = SubmitReport(
        city_id=CITY,
        uid="uid-citizen",
        idempotency_key="key-1",
        request_hash="hash-1",
        form=a_form(),
    )
    own = {name: fields.pop(name) for name in tuple(fields) if hasattr(whole, name)}
    return replace(whole, form=replace(whole.form, **fields), **own)


def known_publicly_as(report: Report) -> str:
    return case_id("KDI", public_letters(report.report_id))


class Reporting(Ground):
    """What reporters do."""

    def submit(self, **fields: Any) -> dict[str, Any]:
        answer = submit_report(a_submission(**fields), self)
        return dict(answer)

    def respond(self, report: Report, response: Response, **fields: Any) -> Responded:
        whole = RespondAsReporter(report.tracking_code, "uid-citizen", response, "Masih rusak.")
        return respond_as_reporter(replace(whole, **fields), self)

    def claim(self, code: str, uid: str) -> Report:
        return claim_report(code, uid, self)

    @property
    def correct(self) -> Any:
        return partial(correct_report, ports=self)

    def stand_by(
        self, report: Report | str, wish: SupportKind, uid: str = "uid-neighbour", **fields: Any
    ) -> SupportResult:
        """By the report's public id, or by whatever stands in its place."""
        known_as = report if isinstance(report, str) else known_publicly_as(report)
        return support_case(SupportCase(known_as, uid, wish, **{"on": True, **fields}), self)

    @property
    def track(self) -> Any:
        return partial(track_report, ports=self)
