"""Compiles shared/texts/<language>.toml to the .json that the functions read: `python -m infra.texts`.

`--check` writes nothing and fails where a .json says something else. Either fails, and names each text,
where a language has not the same texts with the same placeholders as Bahasa Indonesia.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from infra.generated import bring_up_to_date
from shared.domain.language.translations import FALLBACK
from shared.domain.texts.catalogue import placeholders

FOLDER = Path(__file__).resolve().parent.parent / "shared" / "texts"
# Lists of names: as many in each language.
_LISTS = ("date.days", "date.months", "date.short_months")
Texts = Mapping[str, object]


def texts_of(toml: str) -> Texts:
    """Every text by its key, `group.name`. Raises tomllib.TOMLDecodeError."""
    found: dict[str, object] = {}
    for group, held in tomllib.loads(toml).items():
        names = held if isinstance(held, dict) else {"": held}
        found |= {f"{group}.{name}": text for name, text in names.items()}
    return found


def faults(texts: Texts, originals: Texts) -> Iterator[str]:
    """What keeps a language from saying what the original says, each with the text's key."""
    for key, text in originals.items():
        if key not in texts:
            yield f"{key} is missing"
        elif fault := _fault(key, texts[key], text):
            yield f"{key} {fault}"
    for key in texts:
        if key not in originals:
            yield f"{key} is not a text of {FALLBACK}.toml"


def _fault(key: str, text: object, original: object) -> str:
    if not isinstance(text, str) or not isinstance(original, str):
        return 'is no text: a name with a dot stands in quotes, "a.b"'
    if not text or text != text.strip():
        return "is empty, or begins or ends with a space"
    try:
        found, wanted = set(placeholders(text)), set(placeholders(original))
    except ValueError as error:
        return f"has braces that are no placeholder: {error}"
    if found != wanted:
        return f"has {_listed(found)} and not {_listed(wanted)}"
    if key in _LISTS and len(text.split()) != len(original.split()):
        return f"has {len(text.split())} names and not {len(original.split())}"
    return ""


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"


def compiled(texts: Texts) -> str:
    return json.dumps(texts, ensure_ascii=False, indent=0) + "\n"


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    languages: dict[str, Texts] = {}
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            languages[path.stem] = texts_of(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            found.append(f"{path.name}: {error}")
    for language, texts in languages.items():
        named = faults(texts, languages.get(FALLBACK, {}))
        found += [f"{language}.toml: {fault}" for fault in named]
    orphans = {path.stem for path in folder.glob("*.json")} - languages.keys()
    found += [f"{language}.json has no {language}.toml" for language in sorted(orphans)]
    if found:
        print("\n".join(found))
        return 1
    wanted = {folder / f"{language}.json": compiled(texts) for language, texts in languages.items()}
    return bring_up_to_date(arguments, module="infra.texts", follows="its .toml", wanted=wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
