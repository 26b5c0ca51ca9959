"""Words from outside: normalised, and refused where they hold what no person writes."""

import unicodedata

from shared.domain.kernel.errors import InvalidError

_LINE_BREAKS = frozenset("\n\t")
# Formatting characters that reorder or hide text; joiners stay, scripts need them.
_MISLEADING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b\u2060")


def clean(text: str, field: str) -> str:
    """The text in NFC, trimmed, with plain line breaks.

    Raises InvalidError for control characters (NUL among them), lone surrogates and characters that
    turn the reading direction around.
    """
    tidy = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    for character in tidy:
        category = unicodedata.category(character)
        control = category == "Cc" and character not in _LINE_BREAKS
        if control or category == "Cs" or character in _MISLEADING:
            raise InvalidError("text_invalid", field=field)
    return tidy
