"""Whether what a message asked of an office is a question still. Pure."""

from shared.domain.notify.effects import effects_of, is_superseded
from shared.domain.notify.receipts import EffectRef
from shared.domain.report.report import Event, Report


def is_still_asked(asked: EffectRef, event: Event, report: Report) -> bool:
    """`event` is the one whose effect the message is, `report` as it stands now."""
    effect = next((each for each in effects_of(event) if each.key == asked.effect_key), None)
    return effect is not None and not is_superseded(effect, event, report)
