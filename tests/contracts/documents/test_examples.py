"""Corrected categories: written with their change, read until their time is over."""

from dataclasses import replace

from shared.adapters.documents.engine.db import DocumentDb
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.examples import DocumentExamples
from shared.ports.reports import Reports
from tests.builders import CITY, later, make_example, make_next
from tests.contracts.documents.filing import file_report, numbered


def test_what_a_change_teaches_is_kept_with_it_until_its_time_is_over(
    reports: Reports, db: DocumentDb
) -> None:
    examples = DocumentExamples(VersionedDb(db))
    for number in range(3):
        report = numbered(number)
        file_report(reports, report)
        example = make_example(example_id=f"e{number}", expires_at=later(days=number + 1))
        reports.change(
            CITY,
            report.report_id,
            f"op-{number}",
            lambda before, number=number, example=example: replace(  # type: ignore[misc]
                make_next(before, f"op-{number}"), example=example
            ),
        )
    kept = [each.example_id for each in examples.kept(CITY, later(hours=25))]
    assert kept == ["e1", "e2"]
    assert list(examples.kept("makassar", later())) == []
