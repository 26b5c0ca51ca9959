"""The one catalogue of everything people read: Bahasa Indonesia first, and English."""

from collections.abc import Mapping
from datetime import datetime
from string import Formatter
from typing import Literal

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.city import City
from shared.domain.city.reference import Act, Rung
from shared.domain.kernel.states import STAGE_OF, EventType, State
from shared.domain.photos.evidence_reasons import Reason
from shared.domain.report.actor import JOINED
from shared.domain.report.report import Detail, Event
from shared.domain.texts.catalogue_advice import ADVICE
from shared.domain.texts.catalogue_care import CARE
from shared.domain.texts.catalogue_chat import CHAT
from shared.domain.texts.catalogue_digest import DIGESTS
from shared.domain.texts.catalogue_evidence import EVIDENCE
from shared.domain.texts.catalogue_ladder import LADDER_WORDS
from shared.domain.texts.catalogue_links import LINK_PROBLEMS
from shared.domain.texts.catalogue_messages import MESSAGES
from shared.domain.texts.catalogue_names import ACTIONS, ANSWERS, FIELDS, STATES
from shared.domain.texts.catalogue_next import NEXT
from shared.domain.texts.catalogue_notices import NOTICES
from shared.domain.texts.catalogue_packs import PACK_PROBLEMS
from shared.domain.texts.catalogue_pages import PAGES
from shared.domain.texts.catalogue_papers import PAPERS
from shared.domain.texts.catalogue_place import PLACE
from shared.domain.texts.catalogue_problems import REQUEST_PROBLEMS
from shared.domain.texts.catalogue_refusals import REPORT_PROBLEMS
from shared.domain.texts.catalogue_similar import SIMILAR
from shared.domain.texts.catalogue_staff import STAFF_PROBLEMS
from shared.domain.texts.catalogue_ties import TIE_PROBLEMS
from shared.domain.texts.catalogue_timeline import TIMELINE

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
_PROBLEMS = {
    **REQUEST_PROBLEMS,
    **REPORT_PROBLEMS,
    **TIE_PROBLEMS,
    **STAFF_PROBLEMS,
    **PACK_PROBLEMS,
    **LINK_PROBLEMS,
}
PROBLEM_CODES = frozenset(_PROBLEMS)

_PROBLEM_TEXTS: dict[str, tuple[str, str]] = {
    f"problem.{code}.{part}": texts
    for code, (title_id, detail_id, title_en, detail_en) in _PROBLEMS.items()
    for part, texts in (("title", (title_id, title_en)), ("detail", (detail_id, detail_en)))
}
# Every text by its key: Bahasa Indonesia, English.
TEXTS: Mapping[str, tuple[str, str]] = {
    **_PROBLEM_TEXTS,
    **MESSAGES,
    **DIGESTS,
    **TIMELINE,
    **NEXT,
    **LADDER_WORDS,
    **STATES,
    **ACTIONS,
    **ANSWERS,
    **FIELDS,
    **EVIDENCE,
    **ADVICE,
    **SIMILAR,
    **PLACE,
    **NOTICES,
    **PAGES,
    **PAPERS,
    **CHAT,
    **CARE,
}
# A city's own words for some keys: key -> language -> text.
Overrides = Mapping[str, Mapping[str, str]]

_DAYS: Mapping[Language, str] = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_MONTHS: Mapping[Language, str] = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


class Catalogue:
    """The catalogue as one city speaks it: its own words where it has some, ours for the rest."""

    def __init__(self, overrides: Overrides | None = None) -> None:
        self._overrides = overrides or {}

    def text(self, key: str, language: Language, **params: str | int) -> str:
        """The text with its placeholders filled; parameters it does not use are ignored.

        Raises KeyError for an unknown key or a placeholder that is not given.
        """
        ours = TEXTS[key][LANGUAGES.index(language)]
        return self._overrides.get(key, {}).get(language, ours).format_map(params)

    def problem(
        self, code: str, language: Language, params: Mapping[str, str | int]
    ) -> tuple[str, str]:
        """Title and detail of a refusal. Codes of states and actions in `params` become words."""
        spoken = {name: self._spoken(name, value, language) for name, value in params.items()}
        title = self.text(f"problem.{code}.title", language, **spoken)
        return title, self.text(f"problem.{code}.detail", language, **spoken)

    def message(
        self, audience: str, template: str, language: Language, **params: str | int
    ) -> tuple[str, str]:
        """Title and body for an audience that has both: `push` (staff) or `reporter`.

        Where nothing is due (`due` absent, empty or a dash) the body does without a time.
        """
        name = f"{audience}.{template}"
        undated = f"{name}.body_undated"
        is_due = params.get("due") not in {None, "", "-"}
        body = undated if undated in TEXTS and not is_due else f"{name}.body"
        title = self.text(f"{name}.title", language, **params)
        return title, self.text(body, language, **params)

    def _spoken(self, name: str, value: str | int, language: Language) -> str | int:
        key = f"{name}.{value}"
        return self.text(key, language) if key in TEXTS else value


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces, each once, in order. Raises ValueError for anything beyond names."""
    names: list[str] = []
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"not a plain placeholder: {name!r}")
        names.append(name)
    return tuple(dict.fromkeys(names))


def chat_params(template: str, params: Mapping[str, str]) -> tuple[str, ...]:
    """The parameters of an approved chat template, in the order it was approved with.

    `template` is `whatsapp.office_nudge`, `reporter.report_answered` and the like. The order is
    that of our own Indonesian text, so a city's own words never disturb it.
    """
    ours, _ = TEXTS[f"{template}.body"]
    return tuple(params[name] for name in placeholders(ours))


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
    if _is_of_place(event):
        return f"timeline.{event.type.value}.outside"
    return f"timeline.{_told_as(event)}"


def _told_as(event: Event) -> str:
    match event.type:
        case EventType.RUNG_CLIMBED:
            return _told_of_rung(event.detail)
        case EventType.VISITED | EventType.URGENCY_SET:
            return _told_of_staff(event)
        case EventType.EXPIRED if event.state_after is State.WITHDRAWN:
            return "lapsed"
        case EventType.OUTSIDE_ANSWERED if event.actor.role == "outside":
            how = "promised" if event.detail.get("promised_by") else "direct"
            return f"outside_answered.{how}"
        case EventType.REJECTED if event.detail.get("final"):
            return "rejected.final"
        case EventType.DELEGATED if not event.detail.get("assignee"):
            return "delegated.nobody"
        case EventType.MESSAGED:
            return f"messaged.{'citizen' if event.actor.role == 'citizen' else 'staff'}"
        case _:
            return event.type.value


def _told_of_staff(event: Event) -> str:
    if event.type is EventType.URGENCY_SET:
        return f"urgency_set.{event.detail['urgency']}"
    return "visited.promised" if event.detail.get("promised_by") else "visited"


def _is_of_place(event: Event) -> bool:
    """Whether the report left the usual way because of where the trouble is."""
    is_of_place = event.detail.get("rule") in {"place_not_in_city", "place_of_neighbour"}
    return is_of_place and event.type in {EventType.TRIAGED, EventType.FORWARDED}


def _is_guarded(event: Event) -> bool:
    """Whether this is how the report came into careful hands."""
    is_first_hand = event.type in {EventType.ROUTED, EventType.TRIAGED}
    return is_first_hand and bool(event.detail.get("concerns"))


def promise_in(event: Event, city: City, language: Language) -> str:
    """By when something was promised, on the city's clocks; a dash where nothing was."""
    promised = event.detail.get("promised_by")
    return local_time(datetime.fromisoformat(str(promised)), city, language) if promised else "-"


def office_in(event: Event) -> str | None:
    """The id of the office the event's sentence speaks of: where it came back, the one that returned it."""
    if event.type in {EventType.REFUSED, EventType.OUTSIDE_DECLINED}:
        return str(event.detail.get("from_agency") or "") or None
    return event.agency_id or event.forwarded_to


def _told_of_rung(detail: Detail) -> str:
    if detail.get("legal_end"):
        return "legal_end"
    return f"rung_climbed.{of_act(detail['act'], detail['whom'])}"


def next_key(state: State, rung: Rung | None) -> str:
    """The key of the sentence that tells what happens next; `rung` is the one that is due."""
    stage = STAGE_OF.get(state)
    if stage is None:
        return f"next.{state.value}"
    if rung is None:
        return f"next.{stage.value}"
    if rung.is_legal_end:
        return "next.legal_end"
    return f"next.{stage.value}.{of_act(rung.act, rung.whom)}"


def of_act(act: object, whom: object) -> str:
    """The act, and of one that informs whom."""
    return f"{act}.{whom}" if act == Act.INFORM else str(act)


def evidence_text(reason: Reason, language: Language) -> str:
    """What is said of one sign for or against a photo."""
    return Catalogue().text(f"evidence.{reason.code.value}", language, value=reason.value or 0)


def local_time(moment: datetime, city: City, language: Language) -> str:
    """`Rabu 25 Nov 10.15 WITA`: an aware moment on the city's clocks."""
    local = moment.astimezone(OFFSETS[city.zone_letters])
    day = _DAYS[language].split()[local.weekday()]
    month = _MONTHS[language].split()[local.month - 1]
    dot = "." if language == "id" else ":"
    return f"{day} {local.day} {month} {local:%H}{dot}{local:%M} {city.zone_letters}"


def language_of(accept_language: str | None) -> Language:
    """The better of our two languages for an Accept-Language header; when in doubt Bahasa."""
    weights: dict[str, float] = {}
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().lower().partition(";")
        primary = tag.strip().split("-")[0]
        # "in" is the old code for Indonesian, which some Android phones still send.
        name = "id" if primary == "in" else primary
        weights[name] = max(weights.get(name, 0.0), _weight(parameter))
    fallback = weights.get("*", 0.0)
    indonesian, english = weights.get("id", fallback), weights.get("en", fallback)
    return "en" if english > indonesian else "id"


def _weight(parameter: str) -> float:
    """The q-value, 1 where there is none, 0 where it is nonsense."""
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        weight = float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0
    return weight if 0.0 <= weight <= 1.0 else 0.0
