"""The languages that we speak, and every text in each: one compiled file a language in `shared/texts`.

A file more there is a language more. Each is read when somebody is first spoken to in it.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

Language = str
FALLBACK: Language = "id"
_FOLDER = Path(__file__).parents[2] / "texts"
# Bahasa Indonesia first.
LANGUAGES: tuple[Language, ...] = (
    FALLBACK,
    *sorted({path.stem for path in _FOLDER.glob("*.json")} - {FALLBACK}),
)


@cache
def texts_in(language: Language) -> Mapping[str, str]:
    """Every text of one of LANGUAGES by its key; all of them have the same keys."""
    found: dict[str, str] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return found


def spoken(wanted: str) -> Language:
    """The language if we speak it, else Bahasa Indonesia."""
    return wanted if wanted in LANGUAGES else FALLBACK


def said_in(language: Language, texts: Mapping[str, str]) -> str:
    """Of what a city wrote in some languages: its words in this one, else in Bahasa Indonesia."""
    return texts.get(language) or texts[FALLBACK]


def language_of(accept_language: str | None) -> Language:
    """The best of our languages for an Accept-Language header; when in doubt Bahasa Indonesia."""
    weights: dict[str, float] = {}
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().lower().partition(";")
        primary = tag.strip().split("-")[0]
        # "in" is the old code for Indonesian, which some Android phones still send.
        name = "id" if primary == "in" else primary
        weights[name] = max(weights.get(name, 0.0), _weight(parameter))
    others = weights.get("*", 0.0)
    return max(LANGUAGES, key=lambda language: weights.get(language, others))


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
