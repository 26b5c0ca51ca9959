import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from shared.domain.city.reference import Act, Condition, Rung
from shared.domain.kernel.states import STAGE_OF, EventType, Stage, State
from shared.domain.language.translations import LANGUAGES, texts_in
from shared.domain.notify import event_templates
from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.pack.checks.ladder import POSSIBLE
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.texts.catalogue import Catalogue, chat_body, chat_params, placeholders, unfit
from shared.domain.texts.timeline import next_key, timeline_key
from tests.builders import make_event
from tests.unit.domain.packs import REAL, real

ROOT = Path(__file__).parents[4]
TEXTS = texts_in("id")
PROBLEM_CODES = {key.split(".")[1] for key in TEXTS if key.startswith("problem.")}
AUDIENCES = ("push.", "whatsapp.", "reporter.", "mail.")
MESSAGES = {key for key in TEXTS if key.startswith(AUDIENCES)}
ALL = pytest.mark.parametrize("key", sorted(TEXTS))


@ALL
def test_the_tone_is_polite_and_formal(key: str) -> None:
    is_sentence = key.endswith((".detail", ".body", ".body_undated")) or key.startswith(
        ("timeline.", "next.")
    )
    for text in (texts_in(language)[key] for language in LANGUAGES):
        assert "!" not in text
        shouted = set(re.findall(r"\b[A-Z]{4,}\b", text)) - {"JPEG", "WEBP", "JSON", "POST", "EPSG"}
        assert not shouted
        assert not is_sentence or text.endswith((".", "-"))
    informal = r"\b(kamu|kau|lu|gue|nggak|gak|banget|dong|sih|bro)\b"
    assert not re.search(informal, TEXTS[key].lower())


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_a_lock_screen_learns_no_more_than_handle_office_time_and_city(key: str) -> None:
    counts = {"digest": {"open", "overdue", "due_today", "handles"}, "nudges": {"count", "handles"}}
    extra = {name for part, names in counts.items() if part in key for name in names}
    assert set(placeholders(TEXTS[key])) <= {"handle", "office", "due", "city", *extra}
    # Titles stand alone, and both fit on a screen and into a chat template.
    for text in (texts_in(language)[key] for language in LANGUAGES):
        # No lock screen shows the digest that goes by chat or mail.
        longest = 240 if ".office_digest." in key and not key.startswith("push.") else 160
        assert len(text) <= (40 if key.endswith(".title") else longest)
        assert not key.endswith(".title") or not placeholders(text)


@pytest.mark.parametrize("key", sorted(k for k in MESSAGES if k.startswith("whatsapp.")))
def test_a_chat_template_neither_begins_nor_ends_with_a_parameter(key: str) -> None:
    for text in (texts_in(language)[key] for language in LANGUAGES):
        assert not text.startswith("{")
        assert not text.rstrip(".").endswith("}")


def test_every_message_has_a_title_where_it_needs_one() -> None:
    for key in MESSAGES:
        audience, template, part = key.split(".")
        assert audience in {"push", "whatsapp", "reporter", "mail"}
        if part == "body" and audience != "whatsapp":
            assert f"{audience}.{template}.title" in MESSAGES
        dated = "due" in placeholders(TEXTS[f"{audience}.{template}.body"])
        assert dated is (f"{audience}.{template}.body_undated" in MESSAGES)


# What the code says.


class _Raised:
    """A place in the source where an error with a code is made."""

    def __init__(self, path: Path, call: ast.Call, code: str) -> None:
        self.where = f"{path.relative_to(ROOT)}:{call.lineno}"
        self.code = code
        self.params = {keyword.arg for keyword in call.keywords}


def _coded_errors() -> dict[str, int]:
    """Error classes that carry a code, and which argument it is."""
    places = {"DomainError": 0}
    for path in [*(ROOT / "shared").rglob("*.py"), *(ROOT / "functions").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id in places for base in node.bases
            ):
                places[node.name] = _code_argument(node)
    return places


def _code_argument(node: ast.ClassDef) -> int:
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            return [argument.arg for argument in part.args.args].index("code") - 1
    return 0


def _raised() -> Iterator[_Raised]:
    places = _coded_errors()
    assert places.keys() >= {"InvalidError", "NotFoundError", "ConflictError"}
    for path in [*(ROOT / "shared").rglob("*.py"), *(ROOT / "functions").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            at = places.get(node.func.id)
            if at is not None and len(node.args) > at:
                code = node.args[at]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield _Raised(path, node, code.value)


def test_every_code_in_the_source_has_its_words() -> None:
    raised = list(_raised())
    assert len(raised) > 20
    assert not [(found.where, found.code) for found in raised if found.code not in PROBLEM_CODES]


def test_every_code_in_the_source_brings_what_its_words_need() -> None:
    for found in _raised():
        wanted = {
            name
            for part in ("title", "detail")
            for name in placeholders(TEXTS[f"problem.{found.code}.{part}"])
        }
        assert wanted <= found.params, found.where


def test_the_codes_that_only_the_edge_and_the_photo_step_use() -> None:
    assert {
        "temporarily_unavailable",
        "internal_error",
        "idempotency_key_missing",
        "idempotency_key_invalid",
        "photo_not_an_image",
        "photo_damaged",
        "photo_larger_than_announced",
        "cursor_invalid",
        "tracking_code_malformed",
    } <= PROBLEM_CODES


@pytest.mark.parametrize("table", ["TO_OFFICE", "TO_DESK"])
def test_every_message_to_staff_has_its_words(table: str) -> None:
    for template in getattr(event_templates, table).values():
        assert f"push.{template}.body" in TEXTS


@pytest.mark.parametrize("event_type", EventType)
@pytest.mark.parametrize("role", ["citizen", "officer", "desk", "system"])
@pytest.mark.parametrize("agency_id", ["DPUPR", None])
def test_every_effect_of_every_event_has_its_words(
    event_type: EventType, role: str, agency_id: str | None
) -> None:
    for stage, possible in POSSIBLE.items():
        for act, whom in possible:
            templates = {
                Act.WHATSAPP: "office_nudge",
                Act.REMIND: "please_answer",
                Act.PUBLISH: "deadline_published",
            }
            template = templates.get(act, "desk_reminder")
            detail = {"act": act.value, "whom": whom.value, "template": template}
            if event_type is EventType.RUNG_CLIMBED and act is Act.CLOSE:
                continue  # closing is an EXPIRED event
            event = make_event(
                type=event_type,
                actor=Actor(role, "x"),
                agency_id=agency_id,
                detail={**detail, "stage": stage, "urgency": "high"},
            )
            for effect in effects_of(event):
                audience = {
                    EffectKind.PUSH: "push",
                    EffectKind.WHATSAPP: "whatsapp",
                    EffectKind.TELL_REPORTER: "reporter",
                }.get(effect.kind)
                assert audience is None or f"{audience}.{effect.template}.body" in TEXTS
            assert timeline_key(event) in TEXTS


def test_every_state_stage_rung_and_action_has_its_words() -> None:
    for state in State:
        assert f"state.{state}" in TEXTS
        assert next_key(state, None) in TEXTS
    for stage in Stage:
        state = next(each for each, its in STAGE_OF.items() if its is stage)
        for act, whom in POSSIBLE[stage]:
            rung = Rung("any", Condition.NO_ANSWER, timedelta(days=1), act, whom, "")
            assert next_key(state, rung) in TEXTS
    for action in [*Action, "confirm", "reopen", "withdraw", "message"]:
        assert f"action.{action}" in TEXTS


# What callers get.


@pytest.mark.parametrize("city_id", REAL)
def test_the_next_step_is_told_in_a_whole_sentence(city_id: str) -> None:
    reference = real(city_id)
    (rung,) = (
        each
        for each in reference.ladders[Stage.OFFICE]
        if each.rung_id == "nudge" and each.rank == (False, False, False)
    )
    text = Catalogue(reference.texts).text(
        next_key(State.ASSIGNED, rung), "id", due="Rabu 25 Nov 10.15 WITA", office="Dishub"
    )
    assert text == (
        "Jika sampai Rabu 25 Nov 10.15 WITA belum ada tindak lanjut, kami mulai mengingatkan"
        " Dishub lewat WhatsApp."
    )


def test_a_citys_own_words_come_first_and_ours_fill_the_rest() -> None:
    ours, theirs = Catalogue(), Catalogue({"timeline.submitted": {"id": "Sudah masuk."}})
    assert theirs.text("timeline.submitted", "id") == "Sudah masuk."
    assert theirs.text("timeline.submitted", "en") == ours.text("timeline.submitted", "en")
    assert theirs.text("timeline.withdrawn", "id") == ours.text("timeline.withdrawn", "id")


@pytest.mark.parametrize(
    "stale", ["Diteruskan ke {office} oleh {officer}.", "Diteruskan ke {office.name}.", "Ke {"]
)
def test_a_citys_words_that_no_longer_fit_give_way_to_ours(stale: str) -> None:
    words = {"timeline.routed": {"id": stale, "en": "To {office}."}}
    for params in ({"office": "Dishub"}, {"office": "Dishub", "officer": "ani"}):
        theirs = Catalogue(words).text("timeline.routed", "id", **params)
        assert theirs == Catalogue().text("timeline.routed", "id", **params)
    assert Catalogue(words).text("timeline.routed", "en", office="Dishub") == "To Dishub."
    assert unfit(words) == ("timeline.routed",)


def test_what_fits_may_say_less_and_what_is_no_text_of_ours_fits_nowhere() -> None:
    assert unfit({"timeline.routed": {"id": "Sudah diteruskan."}}) == ()
    assert (
        Catalogue({"timeline.routed": {"id": "Sudah."}}).text("timeline.routed", "id") == "Sudah."
    )
    assert unfit({"timeline.of_old": {"id": "Lama."}}) == ("timeline.of_old",)


def test_words_from_outside_are_never_read_as_placeholders() -> None:
    text = Catalogue().text("timeline.routed", "id", office="{city} {0}", extra=1)
    assert text == "Laporan Anda diteruskan ke {city} {0}."


def test_a_missing_parameter_or_key_is_a_bug_and_loud() -> None:
    with pytest.raises(KeyError):
        Catalogue().text("timeline.routed", "id")
    with pytest.raises(KeyError):
        Catalogue().text("timeline.nothing", "id")


def test_a_refusal_speaks_of_states_and_actions_in_words() -> None:
    params = {"state": "in_progress", "action": "refuse"}
    _, detail = Catalogue().problem("state_conflict", "id", params)
    assert detail == "Laporan ini berstatus sedang dikerjakan, sehingga tidak dapat dikembalikan."
    _, detail = Catalogue().problem("body_invalid", "id", {"field": ""})
    assert detail == "Mohon periksa kembali: isi permintaan."
    _, detail = Catalogue().problem("body_invalid", "en", {"field": "description"})
    assert detail == "Please check: description."


@pytest.mark.parametrize("due", [None, "", "-"])
def test_a_message_without_a_due_time_does_without(due: str | None) -> None:
    params = {"handle": "5F0E8A41", "office": "Dishub", **({} if due is None else {"due": due})}
    _, body = Catalogue().message("push", "report_assigned", "id", **params)
    assert body == "Laporan 5F0E8A41 menunggu tindak lanjut Dishub."
    title, body = Catalogue().message("push", "report_assigned", "id", **{**params, "due": "Rabu"})
    assert (title, body) == (
        "Laporan baru",
        "Laporan 5F0E8A41 menunggu tindak lanjut Dishub paling lambat Rabu.",
    )


def test_chat_parameters_keep_the_order_that_was_approved() -> None:
    params = {"handle": "5F0E8A41", "office": "Dishub", "city": "Kota Kendari", "due": "-"}
    assert chat_params("whatsapp.office_nudge", params) == ("Dishub", "5F0E8A41", "Kota Kendari")
    told = {**params, "tracking": "KDI-7G3K2"}
    assert chat_params("reporter.office_nudged", told) == ("5F0E8A41", "Dishub", "KDI-7G3K2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reporter_is_told_where_to_follow_the_report_and_an_office_is_not(language: str) -> None:
    params = {"handle": "5F0E8A41", "office": "Dishub", "tracking": "https://lapor.example/s/x"}
    _, told = Catalogue().letter("reporter", "report_accepted", language, **params)
    assert told.count("https://lapor.example/s/x ") == 1
    _, shown = Catalogue().message("reporter", "report_accepted", language, **params)
    _, office = Catalogue().letter("mail", "office_nudge", language, **params)
    assert "lapor.example" not in shown + office


@pytest.mark.parametrize(
    "key", sorted(k for k in MESSAGES if k.startswith("reporter.") and k.endswith(".body"))
)
def test_what_a_reporter_gets_by_chat_neither_begins_nor_ends_with_a_parameter(key: str) -> None:
    template = key.removesuffix(".body")
    for language in LANGUAGES:
        assert not chat_body(template, language).rstrip(".").endswith("}")


@pytest.mark.parametrize("text", ["{0}", "{}", "{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{", "a}"])
def test_only_plain_names_are_placeholders(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        placeholders(text)
