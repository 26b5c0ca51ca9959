"""Corrections of the machine's categories, kept to learn from: words and two categories, and no person.

A secret report is never kept. What leads to somebody is taken out of the words, the day is all that is kept
of the time, nothing of the place, and the example's name does not lead back to its report.
"""

from shared.domain.city.reference import Reference
from shared.domain.kernel.ids import derived_id
from shared.domain.language.personal_data import masked
from shared.domain.report.report import Event, Report
from shared.domain.report.training_example import TrainingExample


def example_of(
    before: Report, after: Report, event: Event, reference: Reference
) -> TrainingExample | None:
    """What can be learnt from a change that staff made; None for most."""
    category_id = after.category_id
    if category_id is None or category_id == before.category_id or after.secret:
        return None
    return TrainingExample(
        city_id=after.city_id,
        example_id=derived_id("example", after.report_id, event.event_id),
        text=masked(after.description),
        was=before.category_id,
        category_id=category_id,
        role=event.actor.role,
        reference_version=event.reference_version,
        day=event.at.date().isoformat(),
        expires_at=event.at + reference.limits.examples_kept,
    )
