"""Explains where a text would go: `python -m local.commands.explain_route --city kendari --text "..."`.

Prints one JSON object; with `--file`, one JSON line for each line of a JSONL file of texts.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from local.commands.asked import UnreadableError, read_asked
from local.console.explanation import explained
from local.platform.pack_folder import files_in
from shared.domain.city.reference import Reference
from shared.domain.pack.checks.boundaries import read_boundaries
from shared.domain.pack.checks.reach import unreachable
from shared.domain.pack.files.rows import Draft, read_table
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from shared.domain.pack.tables.all_tables import TABLES
from shared.domain.pack.tables.city import CITY

_CITIES = Path(__file__).parents[2] / "cities"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all is told, 1 where a line could not be read or a rule is dead, 2 for a wrong call."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.unreachable:
            return _print_unreachable(_files(chosen.city))
        reference = parse_pack(chosen.city, _files(chosen.city))
        if chosen.file:
            return _print_all(_lines(chosen.file), reference)
        asked = read_asked(_given(chosen), reference)
        print(json.dumps(explained(asked, reference), ensure_ascii=False, indent=2))
    except (UnreadableError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m local.commands.explain_route",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("--city", required=True, help="a folder in cities/, for example kendari")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--text", help="the words of a complaint")
    what.add_argument("--file", type=Path, help='JSONL: {"text": ..., "lat": ..., "lon": ...}')
    what.add_argument("--unreachable", action="store_true", help="rules that no input can reach")
    parser.add_argument("--lat", type=float, help="latitude, decimal degrees")
    parser.add_argument("--lon", type=float, help="longitude, decimal degrees")
    parser.add_argument("--accuracy", type=float, help="how far the position may be wrong, metres")
    parser.add_argument("--address", default="", help="where it is, in words")
    parser.add_argument("--category", help="the category that the reporter chose")
    parser.add_argument(
        "--attribute",
        action="append",
        default=[],
        metavar="QUESTION=ANSWER",
        help="an answer to a question of that category; may be repeated",
    )
    parser.add_argument("--channel", help="how it came; app, where nothing is said")
    parser.add_argument("--type", help="complaint, suggestion, information or aspiration")
    parser.add_argument("--secret", action="store_true", help="the reporter wants it kept secret")
    parser.add_argument(
        "--road-status", help="whose road staff have found it to be, for example city"
    )
    parser.add_argument("--at", help="when it came, 2026-11-23T22:00; else in office hours")
    return parser


def _given(chosen: argparse.Namespace) -> dict[str, object]:
    """The options of the command, as a line of a file would hold them."""
    answers = [each.partition("=") for each in chosen.attribute]
    if any(not sign for _, sign, _ in answers):
        raise UnreadableError("--attribute is written QUESTION=ANSWER")
    names = (
        "text",
        "lat",
        "lon",
        "address",
        "category",
        "channel",
        "type",
        "secret",
        "road_status",
    )
    return {
        **{name: getattr(chosen, name) for name in (*names, "at")},
        "accuracy_m": chosen.accuracy,
        "attributes": {code.strip(): answer.strip() for code, _, answer in answers},
    }


def _files(city_id: str) -> dict[str, bytes]:
    folder = _CITIES / city_id
    if not city_id.isidentifier() or not folder.is_dir():
        known = ", ".join(sorted(path.name for path in _CITIES.iterdir() if path.is_dir()))
        raise UnreadableError(f"{city_id}: no such city; known: {known}")
    return files_in(folder)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path}: cannot be read: {error}") from None


def _print_all(lines: Sequence[str], reference: Reference) -> int:
    """One answer a line; a line that cannot be read is answered with its error, in its place."""
    faults = 0
    for answer in _answers(lines, reference):
        faults += "error" in answer
        print(json.dumps(answer, ensure_ascii=False))
    return 1 if faults else 0


def _answers(lines: Sequence[str], reference: Reference) -> Iterator[dict[str, object]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield explained(read_asked(_object(line), reference), reference)
        except UnreadableError as error:
            yield {"line": number, "error": str(error)}


def _object(line: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableError("not a JSON object") from None
    if not isinstance(found, dict):
        raise UnreadableError("not a JSON object")
    return found


def _print_unreachable(files: dict[str, bytes]) -> int:
    draft = Draft(files)
    for table in TABLES:
        read_table(draft, table)
    code = next((row["value"] for row in draft.rows[CITY.file] if row["key"] == "code"), "")
    boundaries = read_boundaries(draft, code)
    if draft.mistakes:
        raise UnreadableError("\n".join(map(str, draft.mistakes)))
    found = [
        {
            "rule": rule["name"],
            "line": rule.line,
            "hidden_by": ", ".join(each["name"] for each in hiding),
        }
        for rule, hiding in unreachable(draft, boundaries)
    ]
    print(json.dumps({"unreachable": found}, ensure_ascii=False, indent=2))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
