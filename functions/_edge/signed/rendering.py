"""From a template to a page that loads nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from shared.domain.language.translations import FALLBACK, Language
from shared.domain.texts.catalogue import Catalogue

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"


def render(
    template: str,
    facts: Mapping[str, object],
    texts: Mapping[str, Mapping[str, str]],
    language: Language = FALLBACK,
) -> bytes:
    """The page. In templates `t("key", name=...)` is a text, in the city's own words."""
    speak = partial(_speak, Catalogue(texts), language)
    shown = {**facts, "t": speak, "style": _style(), "language": language}
    page = _templates().get_template(template).render(**shown)
    return page.encode()


@cache
def policy() -> str:
    """Our own style and pictures, forms to ourselves, and nothing else; shown in nobody's frame."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:;"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _speak(words: Catalogue, language: Language, key: str, **params: str | int) -> str:
    return words.text(key, language, **params)


@cache
def _style() -> str:
    return (_FOLDER / "pages.css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
