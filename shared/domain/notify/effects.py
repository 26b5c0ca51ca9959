"""What the world is told, and which alarm is set, because an event happened. Derived, never decided twice."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from shared.domain.city.reference import Act, Condition, Whom
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.event_templates import (
    OF_PARTS,
    TO_DESK,
    TO_OFFICE,
    TO_OTHERS,
    TO_REPORTER,
)
from shared.domain.report.next_deadline import NOT_DUE, NextDeadline
from shared.domain.report.report import Detail, Event


class EffectKind(StrEnum):
    ALARM = "alarm"
    PUSH = "push"
    WHATSAPP = "whatsapp"
    TELL_REPORTER = "tell_reporter"
    RELATED = "related"
    TELL_FOLLOWERS = "tell_followers"


@value_object
class Effect:
    """One thing to do in the world. `key` is unique within the report and the same on every attempt.

    `report_id` says whose reporter is meant where it is not the event's own report, or which other
    report the event has consequences for.
    """

    key: str
    kind: EffectKind
    template: str = ""
    whom: Whom | None = None
    agency_id: str | None = None
    due: NextDeadline = NOT_DUE
    report_id: str = ""


_OF_PROOF = frozenset({EventType.PROOF_WEIGHED, EventType.PROOF_ACCEPTED})
# What a reporter says, or leaves unsaid, of a whole concerns each of its parts.
_PASSED_ON = frozenset(
    {
        EventType.CONFIRMED,
        EventType.REOPENED,
        EventType.WITHDRAWN,
        EventType.EXPIRED,
        EventType.MESSAGED,
    }
)
# Said to one reporter alone, as a reminder of a question is.
_PERSONAL = frozenset(
    {"information_needed", "office_wrote", "photo_refused", "report_merged", "report_unmerged"}
)
_RUNG_TO_REPORTER: Mapping[Act, str] = {
    Act.WHATSAPP: "office_nudged",
    Act.VISIT: "visit_ordered",
    Act.INFORM: "leadership_informed",
}
_RUNG_CHANNEL: Mapping[Act, EffectKind] = {
    Act.PUSH: EffectKind.PUSH,
    Act.WHATSAPP: EffectKind.WHATSAPP,
    Act.VISIT: EffectKind.PUSH,
    Act.INFORM: EffectKind.PUSH,
    Act.LIST: EffectKind.PUSH,
}


def _to_assignee(event: Event, office: Whom) -> list[Effect]:
    """Whoever is given a report is told, unless they took it themselves or got a whole queue."""
    assignee = event.detail.get("assignee")
    if not assignee or assignee == event.actor.actor_id or event.detail.get("hand_over"):
        return []
    return [_effect(event, "push", EffectKind.PUSH, "report_delegated", office)]


def _to_desk(event: Event) -> list[Effect]:
    """Of leaders whom nothing reached it may have heard in one message for many reports."""
    template = _of_unreached(event.detail) if event.detail.get("leader") else TO_DESK[event.type]
    word = _effect(event, "push", EffectKind.PUSH, template, Whom.DESK)
    return [] if event.detail.get("together") else [word]


def _of_unreached(detail: Detail) -> str:
    """Nobody is to tell a leader of what is kept from them."""
    return "supervisors_unreached" if detail.get("to_supervisors") else "leader_unreached"


def _to_new_hands(event: Event, office: Whom) -> list[Effect]:
    """Whoever has it now: the person it was given to, who it is since the place was told, or who goes on."""
    if event.type is EventType.DELEGATED:
        return _to_assignee(event, office)
    if not event.detail.get("moved"):
        word = _effect(event, "push", EffectKind.PUSH, "reporter_informed", office)
        return [word] if event.ends_waiting else []
    template = {State.ASSIGNED: "report_assigned", State.FORWARDED: "report_forwarded"}
    found = template.get(event.state_after, "report_in_triage")
    return [_effect(event, "push", EffectKind.PUSH, found, office)]


def _to_careful_hands(event: Event) -> Effect:
    """To whoever looks first at what a reporter has just said, and to nobody else."""
    if not event.agency_id:
        return _effect(event, "push", EffectKind.PUSH, "words_need_care", Whom.DESK)
    template = "report_assigned" if event.detail.get("moved") else "reporter_wrote"
    return _effect(event, "push", EffectKind.PUSH, template, Whom.OFFICE)


def effects_of(event: Event) -> tuple[Effect, ...]:
    """Every effect of the event, in the order they are performed; the same for the same event."""
    if event.state_after is State.MERGED and event.type is not EventType.MERGED:
        return ()
    words = [_word_to_supervisor(event), *_words_to_all(event)]
    is_guarded = event.detail.get("guarded")
    messages = [_to_careful_hands(event)] if is_guarded else _messages(event)
    found = [_alarm(event), *messages, _of_cancelled_visit(event), *words, *_consequences(event)]
    return tuple(effect for effect in found if effect is not None)


def handle_of(report_id: str) -> str:
    """What a push or a chat message calls a report: meaningless to whoever cannot already read it."""
    return report_id[:8].upper()


def _effect(event: Event, name: str, kind: EffectKind, template: str, whom: Whom | None) -> Effect:
    return Effect(f"{event.event_id}-{name}", kind, template, whom, event.agency_id, event.due)


def _alarm(event: Event) -> Effect | None:
    if not event.due_changed or event.due.at is None:
        return None
    return _effect(event, "alarm", EffectKind.ALARM, "", None)


def _messages(event: Event) -> list[Effect]:
    """To the office, the desk or the leadership. A report that no office has is the desk's."""
    office = Whom.OFFICE if event.agency_id else Whom.DESK
    if template := _of_office(event):
        return [_effect(event, "push", EffectKind.PUSH, template, office)]
    if event.type is EventType.OUTSIDE_ANSWERED and event.actor.role == "outside":
        return [_effect(event, "push", EffectKind.PUSH, "outside_answered", Whom.DESK)]
    if event.type in TO_DESK:
        return _to_desk(event)
    if event.type in {EventType.DELEGATED, EventType.PLACED, EventType.LEFT}:
        return _to_new_hands(event, office)
    if event.type is EventType.MESSAGED and event.actor.role == "citizen":
        return [_effect(event, "push", EffectKind.PUSH, "reporter_wrote", office)]
    if event.type is EventType.PROOF_WEIGHED and event.detail.get("wanting"):
        return [_effect(event, "push", EffectKind.PUSH, "proof_doubted", Whom.DESK)]
    if event.type is EventType.RUNG_CLIMBED and _act_of(event) in _RUNG_CHANNEL:
        kind, whom = _RUNG_CHANNEL[_act_of(event)], Whom(str(event.detail["whom"]))
        return [_effect(event, "rung", kind, str(event.detail["template"]), whom)]
    return []


def _of_office(event: Event) -> str | None:
    if event.type is EventType.EXPIRED and event.state_after is State.WITHDRAWN:
        return "information_missing"
    return TO_OFFICE.get(event.type)


def _of_cancelled_visit(event: Event) -> Effect | None:
    """Whoever was to go need not: an answer, an end or another office has come first, or the desk's word."""
    office = event.detail.get("visit_cancelled")
    if not office:
        return None
    told = _effect(event, "visit", EffectKind.PUSH, "visit_cancelled", Whom.DESK)
    return replace(told, agency_id=str(office))


def _word_to_supervisor(event: Event) -> Effect | None:
    """Reopened so often that answers no longer convince: somebody must call."""
    if event.type is not EventType.REOPENED or not event.detail.get("needs_call"):
        return None
    return _effect(event, "call", EffectKind.PUSH, "supervisor_must_call", Whom.DESK)


def _words_to_all(event: Event) -> list[Effect]:
    """To the event's own reporter, and to those of the reports that were merged into this one."""
    speaker = event.detail.get("joined")
    said = TO_OTHERS.get(event.type)
    own = _to_reporter(event, said) if said and speaker else _word_to_reporter(event)
    template = said or (own.template if own and not _is_personal(event, own) else "")
    others = [each for each in event.joined if template and each != speaker]
    joined = [_to_joined(event, template, each) for each in others]
    is_public = event.part_of is None and not event.detail.get("guarded")
    is_news = bool(template) and event.is_followed and is_public
    followers = _effect(event, "followers", EffectKind.TELL_FOLLOWERS, "case_moved", None)
    return [*([own] if own else []), *joined, *([followers] if is_news else [])]


def _consequences(event: Event) -> list[Effect]:
    """What the end of a part means for the whole, and the reporter's word on the whole for its parts."""
    was_over = event.state_before is not None and event.state_before.is_over
    has_turned = was_over is not event.state_after.is_over or event.type in _OF_PROOF
    if event.part_of and has_turned:
        return [_related(event, "whole", event.part_of)]
    is_theirs = event.actor.role in {"citizen", "system"} or "outcome" in event.detail
    is_passed_on = event.type in _PASSED_ON and is_theirs
    return [_related(event, f"part-{each}", each) for each in event.parts if is_passed_on]


def _related(event: Event, name: str, report_id: str) -> Effect:
    effect = _effect(event, name, EffectKind.RELATED, "", None)
    return replace(effect, report_id=report_id)


def _is_personal(event: Event, word: Effect) -> bool:
    is_reminder = event.type is EventType.RUNG_CLIMBED and _act_of(event) is Act.REMIND
    return is_reminder or word.template in _PERSONAL


def _to_joined(event: Event, template: str, report_id: str) -> Effect:
    told = _to_reporter(event, template)
    return replace(told, key=f"{event.event_id}-joined-{report_id}", report_id=report_id)


def _to_reporter(event: Event, template: str) -> Effect:
    return _effect(event, "reporter", EffectKind.TELL_REPORTER, template, Whom.REPORTER)


def _word_to_reporter(event: Event) -> Effect | None:
    template = TO_REPORTER.get(event.type)
    if event.type in {EventType.RUNG_CLIMBED, EventType.VISIT_ORDERED}:
        template = _of_rung(event)
    if event.type is EventType.EXPIRED and event.state_after is State.WITHDRAWN:
        template = "report_lapsed"
    if event.type is EventType.MESSAGED and event.actor.role != "citizen":
        template = "office_wrote"
    is_careful = event.detail.get("concerns") and template is not None
    if is_careful or event.detail.get("guarded"):
        template = "report_guarded" if event.agency_id else "report_guarded_desk"
    if event.part_of and event.type is EventType.EXPIRED and event.state_after is State.CLOSED:
        return None
    if event.part_of:
        template = OF_PARTS.get(event.type, template)
    if template is None:
        return None
    return replace(_to_reporter(event, template), report_id=event.part_of or "")


def _of_rung(event: Event) -> str | None:
    """What the reporter reads of a rung, or of what the desk does in its place; some rungs' own text is
    for them.

    What the ladder does is told of the whole, not of each of its parts beside it.
    """
    if event.type is EventType.VISIT_ORDERED:
        return "visit_sent" if event.detail.get("is_new") else None
    act = _act_of(event)
    if event.part_of or (event.detail.get("again") and act is not Act.REMIND):
        return None
    if event.detail.get("legal_end"):
        return "legal_limit_passed"
    if act in {Act.REMIND, Act.PUBLISH}:
        return str(event.detail["template"])
    if act is Act.INFORM and _is_of_outreach(event):
        return None
    if act is Act.INFORM and event.detail.get("whom") == Whom.HEAD:
        return "head_informed"
    if act is Act.INFORM and event.detail.get("to_supervisors"):
        return "supervisors_informed"
    return _RUNG_TO_REPORTER.get(act)


def _is_of_outreach(event: Event) -> bool:
    """Whether it tells that nobody has looked for its reporter, who needs to hear another word."""
    of_unheard = event.detail.get("condition") == Condition.UNHEARD
    return of_unheard or event.detail.get("stage") == Stage.WAITING


def _act_of(event: Event) -> Act:
    return Act(str(event.detail["act"]))
