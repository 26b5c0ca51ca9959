"""A report's history and its next step as people read them: which sentence tells of what, and its words."""

from datetime import datetime
from enum import StrEnum

from shared.domain.city.reference import Act, Condition, Reference, Rung
from shared.domain.kernel.states import STAGE_OF, EventType, State
from shared.domain.language.translations import Language
from shared.domain.report.actor import JOINED
from shared.domain.report.report import Detail, Event, Report
from shared.domain.texts.catalogue import Catalogue, is_text
from shared.domain.texts.dates import local_time

# Where an event that is read says what became of its message.
FATE = "fate"
_AMONG_STAFF = frozenset({EventType.MERGE_PROPOSED, EventType.LINKS_REVOKED})


class Fate(StrEnum):
    """What has become of a message since the event that it belongs to.

    A channel has taken it, as far as is known, or only e-mail; it was given up, or needless before it left;
    or supervisors were told of it instead, as the report is restricted.
    """

    TAKEN = "taken"
    MAILED = "mailed"
    GIVEN_UP = "given_up"
    OVERTAKEN = "overtaken"
    GUARDED = "guarded"


def sentence_of(event: Event, reference: Reference, language: Language, key: str = "") -> str:
    """What happened, in the city's own words; `key` where its reader hears another sentence."""
    words = Catalogue(reference.texts)
    sentence = words.text(
        key or timeline_key(event),
        language,
        office=reference.agency_name(office_in(event)),
        region_head=region_head(reference, language),
        promised=_shown(_moment_in(event, "promised_by"), event, reference, language),
        moved=_shown(_moment_in(event, "visit_moved_to"), event, reference, language),
        due=_shown(event.due.at, event, reference, language),
        was_due=_shown(_moment_in(event, "was_due_at"), event, reference, language),
        who=str(
            event.detail.get("by") or Catalogue(reference.texts).text("staff.nameless", language)
        ),
        told=_who_is_told(event, reference, language),
    )
    to = event.detail.get("visit_cancelled")
    if not to or event.type is EventType.VISIT_CANCELLED:
        return sentence
    no_visit = words.text("timeline.visit_off", language, office=reference.agency_name(str(to)))
    return f"{sentence} {no_visit}"


def _moment_in(event: Event, name: str) -> datetime | None:
    told = event.detail.get(name)
    return datetime.fromisoformat(str(told)) if told else None


def _shown(moment: datetime | None, event: Event, reference: Reference, language: Language) -> str:
    return local_time(moment, reference.city, language, event.at) if moment else "-"


def region_head(reference: Reference, language: Language) -> str:
    """What whoever leads the city or regency is called within a sentence."""
    return Catalogue(reference.texts).text(f"head.{reference.city.head_title}", language)


def _who_is_told(event: Event, reference: Reference, language: Language) -> str:
    """By a rung that informs somebody, as the second half of a sentence."""
    key = named("then", event.detail.get("act"), event.detail.get("whom"))
    if event.type is not EventType.RUNG_CLIMBED or not is_text(key):
        return "-"
    return Catalogue(reference.texts).text(
        _as_known(key, event),
        language,
        office=reference.agency_name(office_in(event)),
        region_head=region_head(reference, language),
    )


def is_of_call(condition: object) -> bool:
    """Whether a rung with it is about how the reporter is reached, which is for nobody else to read."""
    return condition in {Condition.CALL_WANTING, Condition.UNHEARD}


def message_of(event: Event) -> str:
    """What was written to the reporter, or by them; what staff write among themselves is not."""
    return "" if event.type in _AMONG_STAFF else event.text


def timeline_key(event: Event) -> str:
    """The key of the sentence that tells the reporter of this event."""
    if event.actor.actor_id == JOINED:
        return f"timeline.joined.{event.type.value}"
    if event.detail.get("guarded"):
        return "timeline.words_guarded" if event.agency_id else "timeline.words_guarded_desk"
    if _is_guarded(event):
        return f"timeline.{event.type.value}.guarded"
    if (about := event.detail.get("about")) in {"photo", "data"}:
        return f"timeline.{event.type.value}.{about}"
    if event.type is EventType.CORRECTED and event.ends_waiting:
        return "timeline.corrected.resumed"
    if _is_of_place(event):
        return f"timeline.{event.type.value}.outside"
    return _as_known(of_part(f"timeline.{_told_as(event)}", event.part_of), event)


def _as_known(key: str, event: Event) -> str:
    """The key of what may be said now that more is known, where the sentence is another one then.

    What was mailed was taken, unless the sentence is about how it came.
    """
    fate = event.detail.get(FATE)
    also = Fate.TAKEN if fate == Fate.MAILED else fate
    said = kept(key, is_kept=_is_for_supervisors(event))
    return next((more for each in (fate, also) if is_text(more := f"{said}.{each}")), said)


def of_part(key: str, whole: str | None) -> str:
    """The key of what is said of one office's part, if that is another sentence: a part is not the report."""
    return more if whole and is_text(more := f"{key}.part") else key


def kept(key: str, *, is_kept: bool) -> str:
    """The key of what is said where supervisors alone are told of it, if that is another sentence."""
    return guarded if is_kept and is_text(guarded := f"{key}.guarded") else key


def _is_for_supervisors(event: Event) -> bool:
    """Whether they were told in the place of others, as was meant when it happened or as it came to be."""
    fate = event.detail.get(FATE)
    is_meant = bool(event.detail.get("to_supervisors"))
    return fate == Fate.GUARDED or (is_meant and fate not in {Fate.TAKEN, Fate.MAILED})


def _told_as(event: Event) -> str:
    match event.type:
        case EventType.RUNG_CLIMBED:
            return _told_of_rung(event.detail)
        case (
            EventType.VISITED
            | EventType.URGENCY_SET
            | EventType.CONTACT_OPENED
            | EventType.CALLED
            | EventType.INFORMED
        ):
            return _told_of_staff(event)
        case EventType.EXPIRED if event.state_after is State.WITHDRAWN:
            return "lapsed"
        case EventType.OUTSIDE_ANSWERED if event.actor.role == "outside":
            how = "promised" if event.detail.get("promised_by") else "direct"
            return f"outside_answered.{how}"
        case EventType.MESSAGED:
            return f"messaged.{'citizen' if event.actor.role == 'citizen' else 'staff'}"
        case _:
            return f"{event.type.value}{_more_exactly(event)}"


def _more_exactly(event: Event) -> str:
    match event.type:
        case EventType.REJECTED if event.detail.get("final"):
            return ".final"
        case EventType.PROGRESSED if event.detail.get("visit_moved_to"):
            return ".moved"
        case EventType.PROGRESSED if event.detail.get("promised_by"):
            return ".promised"
        case EventType.VISIT_ORDERED if not event.detail.get("is_new"):
            return ".planned"
        case EventType.DELEGATED if not event.detail.get("assignee"):
            return ".nobody"
        case EventType.UNREACHED if event.detail.get("leader"):
            return f".{event.detail['leader']}"
        case _:
            return ""


def _told_of_staff(event: Event) -> str:
    match event.type:
        case EventType.URGENCY_SET:
            return f"urgency_set.{event.detail['urgency']}"
        case EventType.CONTACT_OPENED:
            is_desk = ".desk" if event.actor.role == "desk" else ""
            return f"contact_opened{'.agreed' if event.detail.get('agrees') else is_desk}"
        case EventType.CALLED:
            return "called.not_found" if event.detail.get("outcome") == "not_found" else "called"
        case EventType.INFORMED:
            is_noted = event.actor.role in {"desk", "supervisor"}
            return "informed.noted" if is_noted else "informed"
        case _:
            return "visited.promised" if event.detail.get("promised_by") else "visited"


def _is_of_place(event: Event) -> bool:
    """Whether the report left the usual way because of where the trouble is."""
    is_of_place = event.detail.get("rule") in {"place_not_in_city", "place_of_neighbour"}
    return is_of_place and event.type in {EventType.TRIAGED, EventType.FORWARDED}


def _is_guarded(event: Event) -> bool:
    """Whether this is how the report came into careful hands."""
    is_first_hand = event.type in {EventType.ROUTED, EventType.TRIAGED}
    return is_first_hand and bool(event.detail.get("concerns"))


def office_in(event: Event) -> str | None:
    """The id of the office the event's sentence speaks of: where it came back, the one that returned it."""
    if event.type in {EventType.REFUSED, EventType.OUTSIDE_DECLINED}:
        return str(event.detail.get("from_agency") or "") or None
    return event.agency_id or event.forwarded_to


def _told_of_rung(detail: Detail) -> str:
    if detail.get("legal_end"):
        return "legal_end"
    again = ".again" if detail.get("again") else ""
    plain = named("timeline.rung_climbed", detail["act"], detail["whom"]).partition(".")[2]
    for why in (detail.get("condition"), detail.get("stage")):
        exact = f"rung_climbed.{detail['act']}.{why}{again}"
        if is_text(f"timeline.{exact}"):
            return exact
    # What is said in the same words each time, as a reminder to its reporter, has no others.
    return f"{plain}{again}" if is_text(f"timeline.{plain}{again}") else plain


def state_key(report: Report) -> str:
    """The key of what people call where it stands. Nobody has taken back what silence ended."""
    return "state.lapsed" if report.has_lapsed else f"state.{report.state.value}"


def next_key(state: State, rung: Rung | None, *, is_kept: bool = False) -> str:
    """The key of the sentence that tells what happens next; `rung` is the one that is due.

    `is_kept`: supervisors are told in the place of desk and leadership.
    """
    stage = STAGE_OF.get(state)
    if stage is None:
        return f"next.{state.value}"
    if rung is None:
        return f"next.{stage.value}"
    if rung.is_legal_end:
        return kept("next.legal_end", is_kept=is_kept)
    guarded = f"next.{stage.value}.{rung.act.value}.guarded"
    if is_kept and is_text(guarded):
        return guarded
    return named(f"next.{stage.value}", rung.act, rung.whom)


def named(group: str, act: object, whom: object) -> str:
    """The key of what is said of the act, in a group of texts: of one that informs whom, and of others where
    that is another sentence.
    """
    to_whom = f"{group}.{act}.{whom}"
    return to_whom if act == Act.INFORM or is_text(to_whom) else f"{group}.{act}"
