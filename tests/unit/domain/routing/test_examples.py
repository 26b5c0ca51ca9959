"""What is kept of a correction, and what is not."""

from shared.domain.people.access import Action
from shared.domain.report.training_example import TrainingExample
from tests.builders import NOW, later
from tests.unit.domain.lives import DESK, HOUR, OFFICER, acted, in_triage, routed

WORDS = "Lampu mati depan rumah saya, hubungi 0812-3456-7890 atau budi@contoh.id, plat DT 1234 AB"


def test_a_correction_is_kept_without_anybody_in_it() -> None:
    report = routed(description=WORDS)
    found = acted(
        report, Action.CORRECT, NOW + HOUR, actor=DESK, category_id="listrik_padam"
    ).example
    assert isinstance(found, TrainingExample)
    assert (found.was, found.category_id, found.role) == ("jalan_rusak", "listrik_padam", "desk")
    assert found.text == "Lampu mati depan rumah saya, hubungi … atau …, plat …"
    assert found.day == "2026-11-23"
    assert found.expires_at == later(days=730) + HOUR
    kept = repr(found)
    for secret in (report.report_id, str(report.location.point), "0812", "budi"):
        assert secret not in kept


def test_assigning_with_another_category_teaches_as_well() -> None:
    change = acted(
        in_triage(), Action.ASSIGN, NOW, actor=DESK, agency_id="dlh", category_id="listrik_padam"
    )
    assert change.example is not None


def test_nothing_is_kept_of_secret_reports_or_where_nothing_was_corrected() -> None:
    secret = routed(secret=True)
    assert (
        acted(secret, Action.CORRECT, NOW, actor=DESK, category_id="listrik_padam").example is None
    )
    assert acted(routed(), Action.CORRECT, NOW, actor=DESK).example is None
    assert acted(routed(), Action.ACCEPT, NOW, actor=OFFICER).example is None
