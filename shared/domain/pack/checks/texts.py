"""What must hold of a city's own words in the place of ours."""

from shared.domain.language.translations import FALLBACK, texts_in
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.words import TEXTS
from shared.domain.texts.catalogue import placeholders


def check_texts(draft: Draft) -> None:
    texts = texts_in(FALLBACK)
    for row in draft.rows[TEXTS.file]:
        ours = texts.get(row["key"])
        if ours is None:
            if row["key"]:
                draft.fault(TEXTS.file, row.line, "text_unknown", key=row["key"])
            continue
        for language in TEXTS.languages:
            _check_placeholders(draft, row, language, ours)


def _check_placeholders(draft: Draft, row: Row, language: str, ours: str) -> None:
    if not row[language]:
        return
    wanted = set(placeholders(ours))
    try:
        found = set(placeholders(row[language]))
    except ValueError:
        draft.fault(TEXTS.file, row.line, "braces_malformed", column=language)
        return
    if found != wanted:
        draft.fault(
            TEXTS.file,
            row.line,
            "placeholder_mismatch",
            column=language,
            wanted=_listed(wanted),
            found=_listed(found),
        )


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "-"
