"""Reports and what lies with them."""

from datetime import datetime

from shared.adapters.documents.mapping.dictionary.collection import (
    CHANGES,
    CITY,
    OF_REPORT,
    WITH_REPORT,
    WITHOUT_END,
    Collection,
    Field,
)
from shared.domain.cases.supporters import TELLING_KEPT_FOR, BroadcastCursor, Supporter
from shared.domain.city.sla_settings import SlaSettings
from shared.domain.kernel import operations
from shared.domain.kernel.operations import Operation
from shared.domain.people.people import Identity
from shared.domain.report.report import Event, Report, ReportRevision
from shared.domain.report.training_example import TrainingExample

REPORTS: tuple[Collection, ...] = (
    Collection(
        "reports",
        "What was reported and where it stands. It names no reporter.",
        "derived from the operation that submitted it",
        WITHOUT_END,
        Report,
        ("tracking_code",),
        (
            Field(
                "last_operation_id", str, "the operation that wrote it last: known when repeated"
            ),
            Field("public_id", str, "what the public knows it by; queries find the case by it"),
            Field("open_cell", str | None, "its cell on the map while others may join it"),
            Field("open_village", str | None, "its village while others may join it"),
            Field("visit_ordered", bool, "whether a visit was ordered that nobody has made yet"),
            Field("on_leadership_list", bool, "whether a level of the leadership was told of it"),
            Field("proof_wanting", bool, "whether its answer waits for a supervisor's look"),
        ),
        (*CHANGES, "reports.mark_scheduled", "supporters.wish"),
    ),
    Collection(
        "reports/events",
        "The history of a report, and the outbox of its effects: a line for each change.",
        "the report's version after the change, in six digits",
        WITH_REPORT,
        Event,
        beside=(
            Field(
                "unsettled_since", datetime | None, "since when effects are wanting; null: none is"
            ),
        ),
        writes=(*CHANGES, "outcomes.settle", "outcomes.postpone"),
    ),
    Collection(
        "reports/former",
        "What a report said before its reporter corrected it. Sealed.",
        "that of the event which tells of the correction",
        WITH_REPORT,
        ReportRevision,
        writes=("correct_report",),
    ),
    Collection(
        "identities",
        "Who reported, apart from the report, and what the reporter's own list needs.",
        "the report's",
        WITH_REPORT,
        Identity,
        beside=(Field("submitted_at", datetime, "when the report was submitted"),),
        writes=("reports.submit", "people.change_identity"),
    ),
    Collection(
        "tracking",
        "Which report a tracking code opens.",
        "the tracking code",
        WITH_REPORT,
        beside=(CITY, OF_REPORT),
        writes=("reports.submit",),
    ),
    Collection(
        "counters",
        "Where the registers of letters and orders stand.",
        "the series and its year, such as `letters-2026`",
        WITHOUT_END,
        beside=(CITY, Field("last_number", int, "the last number that was given")),
        writes=("reports.change", "reports.change_together"),
    ),
    Collection(
        "operations",
        "Claims on idempotency keys, and the answer that a repeat is given.",
        "a keyed digest of account and key",
        f"{operations.KEPT_FOR.days} days",
        Operation,
        beside=(CITY,),
        writes=("reports.claim", "reports.submit"),
    ),
    Collection(
        "examples",
        "What staff corrected in categories, to learn from; without any reference to a report.",
        "derived from the event of the correction",
        f"as the city decides (`examples_kept`); {SlaSettings().examples_kept.days} days otherwise",
        TrainingExample,
        writes=("act_on_report",),
    ),
    Collection(
        "crowd",
        "Who supports and who follows a report.",
        "derived from report and account, telling of neither",
        "until the account supports and follows it no more",
        Supporter,
        writes=("supporters.wish", "merge_reports", "respond_as_reporter"),
    ),
    Collection(
        "tellings",
        "How far followers were told of one thing, while they are being told.",
        "derived from report and effect",
        f"{TELLING_KEPT_FOR.days} days",
        BroadcastCursor,
        writes=("supporters.note_telling",),
    ),
)
