"""Whether what an effect says still holds when it is performed. Pure."""

from shared.domain.city.reference import Act, Condition, Whom
from shared.domain.kernel.states import CITY_STAGES, STAGE_OF, EventType
from shared.domain.notify.effects import Effect, EffectKind, effects_of
from shared.domain.notify.event_templates import ANSWERS, QUESTIONS
from shared.domain.notify.receipts import EffectRef
from shared.domain.report.report import Event, Report
from shared.domain.report.turns import OF_REPORT


def is_superseded(effect: Effect, event: Event, report: Report) -> bool:
    """Whether the report has moved on so that performing the effect would tell people an untruth.

    An alarm is stale once a newer due moment exists, a message to an office once another has the report,
    a request for a second person once one has agreed, a rung's message once its stage is over or, where
    it complains of silence, somebody has spoken. What counts from the report complains of the city,
    whoever in it has the report by now.
    """
    if effect.kind is EffectKind.ALARM:
        return report.due.version != effect.due.version
    if event.type is EventType.RUNG_CLIMBED and not _still_holds(event, report):
        return True
    if _is_of_other_order(effect, event, report):
        return True
    if effect.whom is Whom.REPORTER:
        is_past = effect.template in QUESTIONS | ANSWERS and report.state is not event.state_after
        return is_past or not _still_follows(effect, report)
    if event.type is EventType.CONTACT_ASKED:
        return report.contact_asked_by != event.actor.actor_id
    if event.type is EventType.DELEGATED:
        return report.assignee != event.detail.get("assignee")
    return effect.whom is Whom.OFFICE and report.agency_id != event.agency_id


def _is_of_other_order(effect: Effect, event: Event, report: Report) -> bool:
    """Whether it says that somebody goes to an office where nobody need, or the other way round."""
    is_awaited = report.visit is not None and report.visit.is_awaited
    if effect.template == "visit_cancelled":
        return is_awaited
    is_order = event.type is EventType.VISIT_ORDERED or event.detail.get("act") == Act.VISIT
    return is_order and not is_awaited


def _still_follows(effect: Effect, report: Report) -> bool:
    if effect.report_id:
        return effect.report_id in {*report.ties.joined, report.ties.part_of}
    return not report.ties.reporter_left


def _still_holds(event: Event, report: Report) -> bool:
    if str(event.detail.get("key", "")).startswith(OF_REPORT):
        return report.stage in CITY_STAGES
    same_stage = report.stage is STAGE_OF.get(event.state_after)
    same_hands = (report.agency_id, report.forwarded_to) == (event.agency_id, event.forwarded_to)
    of_silence = event.detail.get("condition") == Condition.NO_FOLLOW_UP
    of_proof = event.detail.get("condition") == Condition.PROOF_WANTING
    of_visit = event.detail.get("condition") == Condition.VISIT_OVERDUE
    of_call = event.detail.get("condition") == Condition.CALL_WANTING
    of_word = event.detail.get("condition") == Condition.UNHEARD
    if of_word and not report.is_unheard:
        return False
    if (of_proof and not report.proofs.are_wanting) or (of_call and not report.needs_call):
        return False
    if of_visit and not (report.visit and report.visit.is_awaited):
        return False
    return same_stage and same_hands and (report.state is event.state_after or not of_silence)


def is_still_asked(asked: EffectRef, event: Event, report: Report) -> bool:
    """`event` is the one whose effect the message is, `report` as it stands now."""
    effect = next((each for each in effects_of(event) if each.key == asked.effect_key), None)
    return effect is not None and not is_superseded(effect, event, report)
