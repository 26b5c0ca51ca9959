import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from shared.adapters.documents.engine.db import DocumentDb
from shared.domain.kernel.errors import InProgressError, InvalidError, NotFoundError
from shared.domain.kernel.operations import LEASE, Operation
from shared.domain.report.report import Change
from shared.ports.people import People
from shared.ports.pictures import PhotoRecords
from shared.ports.reports import Outcomes, Reports, Submission
from tests.builders import (
    CITY,
    NOW,
    REPORT_ID,
    TRACKING_CODE,
    later,
    make_event,
    make_identity,
    make_operation,
    make_photo,
    make_report,
    make_submission,
)
from tests.contracts.documents.filing import file_report

PHOTOS = (make_photo(photo_id="photo-1"), make_photo(photo_id="photo-2"))


def claim(reports: Reports, hours: float = 0, **fields: object) -> Operation:
    wanted = make_operation(**fields)
    return reports.claim(CITY, wanted, later(hours=hours))


def test_a_free_key_is_had_by_whoever_asks_first(reports: Reports) -> None:
    assert claim(reports) == make_operation()


def test_the_same_attempt_may_claim_again(reports: Reports) -> None:
    assert claim(reports) == claim(reports)


def test_another_attempt_waits_while_the_first_runs(reports: Reports) -> None:
    claim(reports)
    with pytest.raises(InProgressError) as raised:
        claim(reports, holder="holder-2")
    assert raised.value.params["retry_after_s"] == LEASE.total_seconds()


def test_a_key_is_good_for_one_request_only(reports: Reports) -> None:
    claim(reports)
    with pytest.raises(InvalidError, match="idempotency_key_reused"):
        claim(reports, hours=99, request_hash="hash-2", holder="holder-2")


def test_a_lease_that_ran_out_is_taken_over_and_the_first_cannot_submit_any_more(
    reports: Reports,
) -> None:
    first = make_submission()
    claim(reports, operation_id=first.operation.operation_id)
    wanted = make_operation(
        operation_id=first.operation.operation_id,
        holder="holder-2",
        lease_until=later(hours=2),
    )
    assert reports.claim(CITY, wanted, NOW + LEASE) == wanted
    with pytest.raises(InProgressError) as raised:
        reports.submit(first)
    assert raised.value.params["retry_after_s"] == 1
    with pytest.raises(NotFoundError):
        reports.get(CITY, REPORT_ID)


def test_keys_of_two_cities_are_two_keys(reports: Reports) -> None:
    claim(reports)
    assert reports.claim("makassar", make_operation(holder="other"), NOW).holder == "other"


def test_of_eight_attempts_at_one_key_one_gets_it(reports: Reports) -> None:
    together = threading.Barrier(8)

    def attempt(n: int) -> bool:
        together.wait(timeout=10)
        try:
            claim(reports, holder=f"holder-{n}")
        except InProgressError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(attempt, range(8))) == [False] * 7 + [True]


def test_a_submission_stores_report_event_photos_and_identity(
    reports: Reports, photo_records: PhotoRecords, people: People, outcomes: Outcomes
) -> None:
    report = make_report(photo_ids=("photo-1", "photo-2"))
    answered = file_report(reports, report, photos=PHOTOS)
    assert answered.answer == {
        "report_id": REPORT_ID,
        "tracking_code": TRACKING_CODE,
        "uploads": [],
    }
    event = make_event(report, operation_id=f"submit-{REPORT_ID}")
    assert reports.events(CITY, REPORT_ID) == (event,)
    assert photo_records.photos(CITY, REPORT_ID) == PHOTOS
    assert people.identity(CITY, REPORT_ID) == make_identity()
    assert outcomes.unsettled(CITY, later(hours=1), 10) == (event,)


def test_only_who_knows_the_code_reads_it_back(reports: Reports) -> None:
    report = make_report()
    file_report(reports, report)
    assert reports.find_by_code(CITY, TRACKING_CODE) == report
    assert reports.get(CITY, REPORT_ID) == replace(report, tracking_code="")


def test_what_staff_may_read_names_neither_the_reporter_nor_the_code(
    reports: Reports, db: DocumentDb
) -> None:
    file_report(reports, make_report(), uid="uid-secret", photos=PHOTOS)
    home = f"cities/{CITY}/reports/{REPORT_ID}"
    readable = [home, f"{home}/events/000001", f"{home}/photos/photo-1"]
    for document in db.get_many(readable):
        assert document is not None
        assert document["schema_version"] in {1, 2}
        assert document["city_id"] == CITY
        for personal in ("uid-secret", TRACKING_CODE, make_identity().name, make_identity().phone):
            assert personal not in repr(document)


def test_a_repeated_submission_gets_the_first_answer(reports: Reports) -> None:
    first = file_report(reports, make_report())
    second = make_submission()
    repeated = replace(
        second,
        change=Change(
            replace(second.change.report, tracking_code="KDI-OTHER"), second.change.event
        ),
        operation=replace(second.operation, answer={"tracking_code": "KDI-OTHER"}),
    )
    assert reports.submit(repeated) == first
    claimed = make_operation(operation_id=first.operation_id, holder="holder-2")
    assert reports.claim(CITY, claimed, later(days=3)) == first
    with pytest.raises(NotFoundError):
        reports.find_by_code(CITY, "KDI-OTHER")


def test_a_key_that_was_never_claimed_submits_nothing(reports: Reports) -> None:
    with pytest.raises(InProgressError):
        reports.submit(make_submission())
    with pytest.raises(NotFoundError):
        reports.find_by_code(CITY, TRACKING_CODE)


def test_the_same_submission_five_times_at_once_makes_one_report(reports: Reports) -> None:
    together = threading.Barrier(5)
    claim(reports, operation_id=f"submit-{REPORT_ID}")

    def attempt(n: int) -> Operation:
        submission = make_submission()
        answer = {"tracking_code": f"KDI-{n}"}
        together.wait(timeout=10)
        return reports.submit(
            Submission(
                Change(make_report(tracking_code=f"KDI-{n}"), submission.change.event, PHOTOS),
                submission.identity,
                replace(submission.operation, answer=answer),
            )
        )

    with ThreadPoolExecutor(5) as pool:
        answers = {str(operation.answer) for operation in pool.map(attempt, range(5))}
    assert len(answers) == 1
    assert len(reports.events(CITY, REPORT_ID)) == 1


@pytest.mark.parametrize("nonsense", ["", ".", "..", "__x__", "a/b", "a/events/000001", "x" * 1501])
def test_what_can_be_no_id_is_not_found(reports: Reports, nonsense: str) -> None:
    with pytest.raises(NotFoundError):
        reports.get(CITY, nonsense)
    with pytest.raises(NotFoundError):
        reports.find_by_code(CITY, nonsense)
    with pytest.raises(NotFoundError):
        reports.get(nonsense, REPORT_ID)
