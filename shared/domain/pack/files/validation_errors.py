"""Mistakes in a city pack: where each is and what is wrong, for the official who edits it."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.domain.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True, order=True)
class ValidationError:
    """One mistake. `line` counts from 1; `reason` is in Bahasa Indonesia."""

    file: str
    line: int
    code: str
    reason: str
    reason_en: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


def validation_error(file: str, line: int, code: str, /, **params: str | int) -> ValidationError:
    words, key = Catalogue(), f"mistake.{code}"
    reason, reason_en = (words.text(key, language, **params) for language in ("id", "en"))
    return ValidationError(file, line, code, reason, reason_en)


class PackError(Exception):
    """A city pack that cannot be used. `mistakes` names all of them, in order of file and line."""

    def __init__(self, city_id: str, mistakes: Iterable[ValidationError]) -> None:
        self.city_id = city_id
        self.mistakes = tuple(sorted(set(mistakes)))
        lines = "\n".join(f"{city_id}/{found}" for found in self.mistakes)
        super().__init__(f"the city pack {city_id!r} has mistakes:\n{lines}")
