"""Changes to the code that no test noticed, and those of them that somebody has explained."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT = Path(__file__).with_name("survivors.toml")


@dataclass(frozen=True)
class Mutation:
    """One change, by the lines that it takes out of a function and puts in: numbers move, these do not."""

    module: str
    function: str
    was: str
    now: str


def mutation_of(name: str, difference: str) -> Mutation:
    """The change that mutmut calls by this name and shows as this difference."""
    module, _, mangled = name.rpartition(".")
    function = mangled.rpartition("__mutmut_")[0].removeprefix("x_").removeprefix("xǁ")
    lines = difference.splitlines()
    return Mutation(module, function.replace("ǁ", "."), _side("-", lines), _side("+", lines))


def explained(text: str) -> dict[Mutation, str]:
    """The kept survivors, each with why no test can or should notice it.

    Raises ValueError where one has no explanation.
    """
    found: dict[Mutation, str] = {}
    for entry in tomllib.loads(text).get("survivor", []):
        why = entry.pop("why", "")
        if not why:
            raise ValueError(f"no explanation: {entry}")
        found[Mutation(**entry)] = why
    return found


def written(mutations: Iterable[Mutation]) -> str:
    """In the form of the kept file; what is to be written by hand is why."""
    return "\n".join(_entry(each) for each in mutations)


def _entry(mutation: Mutation) -> str:
    fields = [*asdict(mutation).items(), ("why", "")]
    rows = [f"{name} = {json.dumps(text, ensure_ascii=False)}\n" for name, text in fields]
    return "[[survivor]]\n" + "".join(rows)


def _side(sign: str, lines: Iterable[str]) -> str:
    changed = (each for each in lines if each.startswith(sign) and not each.startswith(sign * 3))
    return " ".join(each[1:].strip() for each in changed)
