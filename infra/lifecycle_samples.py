"""Reports in every state, and a city small enough to route each way, for `infra.lifecycle` to try."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.domain.cases.merge import MERGE_FROM
from shared.domain.cases.split import PartWanted
from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.categories import Category
from shared.domain.city.city import City
from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.geo.place import Point, Village, VillageIndex
from shared.domain.kernel.states import STAGE_OF, ReportType, Stage, State
from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.case_links import CaseLinks, PriorState
from shared.domain.report.location import Location
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.domain.report.proof import Proofs
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from shared.domain.sla.deadlines import with_next_deadline

NOW = datetime(2026, 1, 2, tzinfo=UTC)
FITTING: Mapping[Action, str] = {Action.ASSIGN: "office", Action.FORWARD: "body"}
# Only where the reporter is waited for does a ladder act on the state.
_CLOSE = Rung(
    "close", Condition.STILL_WAITING, timedelta(0), Act.CLOSE, Whom.REPORTER, "report_expired"
)
MERGED_FROM = [state for state in State if state in MERGE_FROM]
_SQUARE = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))

REFERENCE = Reference(
    city=City("city", "City", "", "CTY", "Asia/Makassar", "WITA", "112", 1.0, 1.0),
    version="samples",
    agencies={
        "office": Agency("office", "Office", OwnerKind.CITY, ""),
        "body": Agency("body", "Body", OwnerKind.MINISTRY, ""),
    },
    categories={
        "inside": Category("inside", "", "", "", OwnerKind.CITY, ()),
        "outside": Category("outside", "", "", "", OwnerKind.MINISTRY, ()),
        "nobody's": Category("nobody's", "", "", "", OwnerKind.CITY, ()),
    },
    rules=(
        RoutingRule("inside", "inside", "", "office"),
        RoutingRule("outside", "outside", "", "body"),
    ),
    ladders=dict.fromkeys((Stage.CITIZEN, Stage.WAITING), (_CLOSE,)),
    texts={},
    villages=VillageIndex.of([Village("1", "Village", "kelurahan", "District", "1", (_SQUARE,))]),
)


CASE = Report(
    city_id="city",
    report_id="case",
    tracking_code="",
    state=State.ASSIGNED,
    version=1,
    type=ReportType.COMPLAINT,
    description="",
    location=Location(Point(1.0, 1.0)),
    submitted_at=NOW,
    updated_at=NOW,
    reference_version="samples",
    agency_id="office",
    clocks={Stage.OFFICE: NOW},
    ties=CaseLinks(joined=("report",)),
)


PARTS = (PartWanted("office", "text"), PartWanted("body", "text"))
PARTS_OVER = (replace(CASE, state=State.ANSWERED, clocks={Stage.CITIZEN: NOW}),)


def in_context() -> Context:
    return Context(REFERENCE, NOW, "operation", Actor("supervisor", "sample"), contacted_at=NOW)


def samples(state: State) -> tuple[Report, ...]:
    """Reports in that state that differ in what the outcome of an act depends on."""
    report = Report(
        city_id="city",
        report_id="report",
        tracking_code="",
        state=state,
        version=1,
        type=ReportType.COMPLAINT,
        description="",
        location=Location(Point(1.0, 1.0)),
        submitted_at=NOW,
        updated_at=NOW,
        reference_version="samples",
        clocks=dict.fromkeys(Stage, NOW),
        visit=Visit("office", NOW),
        needs_call=True,
    )
    if state is State.SUBMITTED:
        return tuple(replace(report, category_id=each) for each in ("inside", "outside", "other"))
    with_office, with_body = (
        replace(report, agency_id="office"),
        replace(report, forwarded_to="body"),
    )
    standing = {
        State.TRIAGE: (report,),
        State.ANSWERED: (
            with_office,
            with_body,
            replace(with_office, needs_call=False),
            replace(with_office, proofs=Proofs(doubted=("photo",))),
        ),
        State.FORWARDED: (with_body,),
        State.REJECTED: (replace(with_office, outreach=Outreach(OutreachKind.CALL, NOW)),),
        State.NEEDS_INFORMATION: tuple(
            replace(each, outreach=Outreach(OutreachKind.LAPSE, NOW))
            for each in _asked(report, with_office, with_body)
        ),
        State.WITHDRAWN: (report, *_asked(report, with_office, with_body)),
        State.SPLIT: tuple(_split(report, state) for state in MERGED_FROM),
        State.MERGED: tuple(_merged(with_office, state) for state in MERGED_FROM),
    }
    return tuple(
        with_next_deadline(each, REFERENCE)
        for each in standing.get(state, (with_office, with_body))
    )


def _merged(report: Report, state: State) -> Report:
    return replace(report, ties=CaseLinks("case", before=PriorState(state)))


def _split(report: Report, state: State) -> Report:
    return replace(report, ties=CaseLinks(parts=("part",), before=PriorState(state)))


def _asked(report: Report, with_office: Report, with_body: Report) -> tuple[Report, ...]:
    """The same, asked about in each state in which somebody may ask."""
    offices = (state for state, stage in STAGE_OF.items() if stage is Stage.OFFICE)
    return (
        replace(report, resume_state=State.TRIAGE),
        *(replace(with_office, resume_state=state) for state in offices),
        replace(with_body, resume_state=State.FORWARDED),
    )
