"""Accept a citizen's report: once for each idempotency key, whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Protocol

from shared.domain.kernel.ids import TRACKING_BITS, derived_id, tracking_code
from shared.domain.kernel.operations import KEPT_FOR, LEASE, Operation
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import Language, spoken
from shared.domain.lifecycle.notices import notices_on
from shared.domain.lifecycle.submission import IntakeForm, decide_submission, identity_of
from shared.domain.photos.capture import Holder, NonceWitness
from shared.domain.report.report import Report
from shared.domain.routing.boundary_question import boundary_question
from shared.domain.routing.text_findings import TextFindings, understand
from shared.ports.has import (
    HasCaptureKeys,
    HasClock,
    HasIds,
    HasPhotoBytes,
    HasReferences,
    HasReports,
    HasTogether,
)
from shared.ports.pictures import UploadSession
from shared.ports.reports import Submission


@value_object
class SubmitReport:
    """`uid` is the account that sends the form: of one that staff send it opens nothing.

    `request_hash` covers the whole body.
    """

    city_id: str
    uid: str
    idempotency_key: str
    request_hash: str
    form: IntakeForm


class SubmitReportPorts(
    HasReports,
    HasPhotoBytes,
    HasReferences,
    HasClock,
    HasIds,
    HasCaptureKeys,
    HasTogether,
    Protocol,
): ...


def submit_report(command: SubmitReport, ports: SubmitReportPorts) -> Mapping[str, object]:
    """The answer for the client: `report_id`, `tracking_code`, `uploads`, `notices`, `place_question`.

    A repeat is answered the same again.

    Raises what `decide_submission` does, InvalidError for a key that was used for another request,
    InProgressError while the same request is being worked on.
    """
    city_id, form = command.city_id, command.form
    reference = ports.references.current(city_id)
    now = ports.clock.now()
    operation_id = derived_id("submit", city_id, command.uid, command.idempotency_key)
    found = understand(form.description, reference, form.location.address_text)
    change = decide_submission(
        form,
        found,
        tracking_code=tracking_code(
            reference.city.tracking_prefix, ports.ids.random_bits(TRACKING_BITS)
        ),
        witness=NonceWitness(Holder(city_id, command.uid), ports.capture_keys),
        now=now,
        operation_id=operation_id,
    )
    wanted = Operation(
        operation_id, command.request_hash, ports.ids.new_id(), now + LEASE, now + KEPT_FOR
    )
    # Sessions are opened while the key is being claimed: one that nobody is told of just expires.
    claimed, sessions = ports.together.both(
        lambda: ports.reports.claim(city_id, wanted, now),
        [partial(ports.photo_bytes.open_session, photo) for photo in change.photos],
    )
    if claimed.answer is not None:
        return claimed.answer
    submission = Submission(
        change=change,
        identity=identity_of(form, change.report, command.uid),
        operation=claimed.finished(_answer(change.report, found, spoken(form.language), sessions)),
    )
    return ports.reports.submit(submission).answer or {}


def _answer(
    report: Report,
    found: TextFindings,
    language: Language,
    sessions: Iterable[UploadSession | None],
) -> Mapping[str, object]:
    notices = notices_on(found, report.category_id, report.concerns, language)
    return {
        "report_id": report.report_id,
        "tracking_code": report.tracking_code,
        "uploads": [session.for_client() for session in sessions if session is not None],
        "notices": [asdict(each) for each in notices],
        "place_question": _place_question(report, found, language),
    }


def _place_question(
    report: Report, found: TextFindings, language: Language
) -> Mapping[str, object] | None:
    """On which side of a border it is, where the fix leaves that open and it matters."""
    if report.border is None:
        return None
    asked = boundary_question(report.border, found.reference, language)
    return {"text": asked.text, "choices": [asdict(each) for each in asked.choices]}
