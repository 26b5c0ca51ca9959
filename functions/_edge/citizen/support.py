"""What citizens do about somebody else's case: support it, follow it, see where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions._edge.citizen import case_views
from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import outgoing_citizen
from functions._edge.views import views
from shared.domain.cases.supporters import SupportKind
from shared.domain.kernel.ids import case_id, public_letters
from shared.domain.texts.sp4n import OPEN311
from shared.usecases.cases.read_case import read_case
from shared.usecases.cases.support_case import SupportCase, support_case

if TYPE_CHECKING:
    from shared.domain.language.translations import Language
    from shared.usecases.cases.read_case import PublicCase


def support(call: Call) -> Reply:
    return _wish(call, SupportKind.SUPPORT, on=True)


def no_longer_support(call: Call) -> Reply:
    return _wish(call, SupportKind.SUPPORT, on=False)


def follow(call: Call) -> Reply:
    return _wish(call, SupportKind.FOLLOW, on=True)


def no_longer_follow(call: Call) -> Reply:
    return _wish(call, SupportKind.FOLLOW, on=False)


def read(call: Call) -> Reply:
    return Reply(public_case(read_case(call.path["case_id"], call.ports), call.language))


def _wish(call: Call, wish: SupportKind, *, on: bool) -> Reply:
    asked = call.path["case_id"]
    command = SupportCase(asked, call.caller.uid, wish, on, call.language)
    stood = support_case(command, call.ports)
    reference = call.ports.references.current(stood.report.city_id)
    return Reply(
        outgoing_citizen.StoodByOut(
            case_id=case_id(reference.city.tracking_prefix, public_letters(stood.report.report_id)),
            reporters=stood.report.reporters,
            supporters=stood.report.supporters,
            supports=stood.supporter.supports,
            follows=stood.supporter.follows,
        )
    )


def public_case(found: PublicCase, language: Language) -> outgoing_citizen.PublicCaseOut:
    """The day and not the minute: nobody shall guess from it who was there."""
    report, reference = found.report, found.reference
    category = reference.categories.get(report.category_id or "")
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_citizen.PublicCaseOut(
        case_id=case_id(reference.city.tracking_prefix, public_letters(report.report_id)),
        jurisdiction_id=report.city_id,
        state=report.state.value,
        state_name=views.state_name(report, reference, language),
        status=OPEN311[report.state],
        category=report.category_id,
        service_name=views.service_name(category, language) if category else None,
        kelurahan=village.name if village else None,
        agency_responsible=case_views.office(report, reference),
        submitted_on=reference.calendar.day_of(report.submitted_at),
        deadline_passed=report.deadline_published,
        answer=views.public_answer(report, reference, language),
        reporters=report.reporters,
        supporters=report.supporters,
        timeline=case_views.timeline(found.events, reference, language),
    )
