"""What a message is about: its own report, or where several became one, that of whoever reads it."""

import pytest

from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.notify.receipts import EffectRef
from shared.domain.people.access import Action
from shared.usecases.notify.perform_effects.notification import Notification
from tests.builders import CITY, make_effect, make_event, make_reference, make_report
from tests.unit.usecases.world import World


@pytest.mark.parametrize("of_effect", ["", "report-of-the-reader"])
def test_the_outcome_is_kept_with_the_event_whoever_reads_the_message(of_effect: str) -> None:
    report = make_report()
    effect = make_effect(report_id=of_effect)
    about = Notification(effect, make_event(report), report, make_reference())
    assert about.ref == EffectRef(report.report_id, effect.key)
    assert about.subject == (of_effect or report.report_id)


def test_each_reporter_of_a_case_is_written_to_about_their_own_report() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    world.act(case, Action.ACCEPT)
    event, report = world.last_event(case), world.reports.get(CITY, case.report_id)
    subjects = [
        Notification(effect, event, report, world.references.reference).subject
        for effect in effects_of(event)
        if effect.kind is EffectKind.TELL_REPORTER
    ]
    assert subjects == [case.report_id, double.report_id]
