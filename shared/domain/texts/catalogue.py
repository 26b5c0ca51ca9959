"""The one catalogue of everything people read: Bahasa Indonesia first, and the other languages there are."""

from collections.abc import Mapping
from string import Formatter

from shared.domain.language.translations import FALLBACK, Language, texts_in
from shared.domain.photos.evidence_reasons import Reason

# Whoever gets a message of these by chat or mail is told where their report is to be followed.
_TO_REPORTER = "reporter."
_WAY_BACK = "tracking.line"
# A city's own words for some keys: key -> language -> text.
Overrides = Mapping[str, Mapping[str, str]]


class Catalogue:
    """The catalogue as one city speaks it: its own words where it has some, ours for the rest."""

    def __init__(self, overrides: Overrides | None = None) -> None:
        self._overrides = overrides or {}

    def text(self, key: str, language: Language, /, **params: str | int) -> str:
        """The text with its placeholders filled; parameters it does not use are ignored.

        A city's words that do not fit ours any more are passed over. Raises KeyError for an unknown key
        or a placeholder that is not given.
        """
        ours = texts_in(language)[key]
        own = self._overrides.get(key, {}).get(language)
        return (ours if own is None or not _fits(own, ours) else own).format_map(params)

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
        body = undated if is_text(undated) and not is_due else f"{name}.body"
        title = self.text(f"{name}.title", language, **params)
        return title, self.text(body, language, **params)

    def letter(
        self, audience: str, template: str, language: Language, **params: str | int
    ) -> tuple[str, str]:
        """As `message`, for an e-mail, which no lock screen shows: a reporter reads where to follow it."""
        title, body = self.message(audience, template, language, **params)
        if not f"{audience}.".startswith(_TO_REPORTER):
            return title, body
        return title, f"{body}\n\n{self.text(_WAY_BACK, language, **params)}"

    def _spoken(self, name: str, value: str | int, language: Language) -> str | int:
        key = f"{name}.{value}"
        return self.text(key, language) if is_text(key) else value


def is_text(key: str) -> bool:
    """Whether the catalogue has a text of this name."""
    return key in texts_in(FALLBACK)


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


def unfit(overrides: Overrides) -> tuple[str, ...]:
    """The keys of a city's own words that do not fit ours: they were good for a program before this."""
    return tuple(
        key
        for key, own in overrides.items()
        if not is_text(key)
        or not all(_fits(text, texts_in(language)[key]) for language, text in own.items())
    )


def _fits(own: str, ours: str) -> bool:
    """Whether whoever fills ours can fill it."""
    try:
        return set(placeholders(own)) <= set(placeholders(ours))
    except ValueError:
        return False


def chat_params(template: str, params: Mapping[str, str]) -> tuple[str, ...]:
    """The parameters of an approved chat template, in the order it was approved with.

    `template` is `whatsapp.office_nudge`, `reporter.report_answered` and the like. The order is
    that of our own Indonesian text, so a city's own words never disturb it.
    """
    return tuple(params[name] for name in placeholders(chat_body(template, FALLBACK)))


def chat_body(template: str, language: Language) -> str:
    """The words that a chat template was approved with; to a reporter they say where to follow the report."""
    ours = texts_in(language)
    way_back = [ours[_WAY_BACK]] if template.startswith(_TO_REPORTER) else []
    return " ".join([ours[f"{template}.body"], *way_back])


def evidence_text(reason: Reason, language: Language) -> str:
    """What is said of one sign for or against a photo."""
    return Catalogue().text(f"evidence.{reason.code.value}", language, value=reason.value or 0)
