"""What a reporter is answered at once when they say something more about their report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions._edge.http.routes import Reply
from functions._edge.schemas import outgoing_citizen
from functions._edge.views import views
from shared.domain.lifecycle.notices import notices_on
from shared.domain.notify.effects import handle_of
from shared.domain.routing.text_findings import understand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from functions._edge.http.routes import Call
    from shared.domain.report.report import Report
    from shared.ports.pictures import UploadSession


def responded(
    call: Call, report: Report, words: str, uploads: Sequence[UploadSession] = ()
) -> Reply:
    """With the number to call where the words speak of danger, and whether the report is secret now."""
    reference = call.ports.references.current(report.city_id)
    concerns = report.concerns if report.restricted else ()
    said = notices_on(understand(words, reference), None, concerns, call.language) if words else ()
    return Reply(
        outgoing_citizen.RespondedOut(
            tracking_code=report.tracking_code,
            handle=handle_of(report.report_id),
            state=report.state.value,
            version=report.version,
            uploads=views.uploads(uploads),
            notices=views.notices(said),
        )
    )
