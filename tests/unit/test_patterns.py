"""No text can hold the server by the way it is spelt: no pattern's time outgrows the text's length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from time import process_time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.patterns import AnyPattern, Used, made_on_demand, modules, used_in

# In steps so small that what doubles with each letter is seen while it still answers.
SHORT = (8, 12, 16, 20, 24, 28, 32, 36, *(int(40 * 1.2**step) for step in range(16)))
MOST_LOOKS = 20_000
# The longest text that a stranger may send, and a quarter of it. Four times the text may take four
# times the time; a square takes sixteen. What is under `FEW_LOOKS` is not told from noise.
LONG, QUARTER = 4_000, 1_000
FEW_LOOKS = 100
STEEPEST = 2.2
_LONGEST_PUMP = 3
_MOST_SAMPLE = 14
_SCAN = re.compile(r"[\s\S]*")


def all_used() -> list[Used]:
    return [used for module in modules("shared", "functions") for used in used_in(module)]


def once_each() -> list[Used]:
    return list({(used.pattern, used.method): used for used in all_used()}.values())


def test_the_patterns_are_found() -> None:
    where = {used.where for used in all_used()}
    assert "functions._edge.http.idempotency._FORM" in where
    assert "shared.domain.language.politeness._WANTED" in where
    assert any(each.endswith(".words._DIGIT_WITHIN") for each in where)
    assert any(".words:" in each for each in where)


def test_no_pattern_is_made_where_nobody_measures_it() -> None:
    """Each of these is measured through what it makes, or only joins words that are escaped."""
    made = {made for module in modules("shared", "functions") for made in made_on_demand(module)}
    assert {".".join(each.split(".")[-2:]) for each in made} == {
        "database._pattern",
        "boundaries._faults",
        "columns.is_hours",
        "columns.is_well_formed",
        "picture_programs._any_of",
        "politeness._any",
    }


# Half a minute of measuring: in every run of all tests, and not in the quick half.
@pytest.mark.slow
@pytest.mark.parametrize("used", once_each(), ids=lambda used: f"{used.where}-{used.method}")
def test_no_text_takes_longer_than_its_length_explains(used: Used) -> None:
    assert first_too_long(used) is None


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"[a-z]+[013457](?:[a-z]+[013457]?)*[a-z]", "fullmatch"),
        (r"(a|a)*b", "match"),
        (r"\s+$", "search"),
        (r"(?:\w+\s?)+!", "search"),
        (r"(.*),(.*),(.*),x", "match"),
    ],
)
def test_a_pattern_that_is_not_linear_is_seen(pattern: str, method: str) -> None:
    assert first_too_long(Used("planted", re.compile(pattern), method)) is not None


def first_too_long(used: Used) -> str | None:
    """The hostile text that shows it: made from what the pattern itself accepts."""
    found = (one.text(LONG) for one in _hostile(used.pattern) if _is_too_long(used, one))
    return next(found, None)


@dataclass(frozen=True, slots=True, order=True)
class Hostile:
    """Begins like a match, goes on with a piece of it for long, and then ends wrong."""

    before: str
    pump: str
    after: str

    def text(self, length: int) -> str:
        return self.before + self.pump * (length // len(self.pump)) + self.after


def _is_too_long(used: Used, hostile: Hostile) -> bool:
    # Twice, for once may have been the collector's turn.
    for length in SHORT:
        if all(_looks(used, hostile.text(length)) > MOST_LOOKS for _ in range(2)):
            return True
    return all(_is_steep(used, hostile) for _ in range(3))


def _is_steep(used: Used, hostile: Hostile) -> bool:
    """Both lengths are measured in turn, so that a busy moment of the machine falls on neither alone."""
    texts = [_sent(used, hostile.text(length)) for length in (QUARTER, LONG)]
    tries = [[_seconds(used.pattern, used.method, text) for text in texts] for _ in range(5)]
    quarter: float = min(first for first, _ in tries)
    whole: float = min(second for _, second in tries)
    return whole > FEW_LOOKS * _scan_seconds(LONG) and whole > STEEPEST * (LONG / QUARTER) * quarter


def _looks(used: Used, text: str) -> float:
    """The time in units of a plain scan of the text: about how often each letter is looked at."""
    sent = _sent(used, text)
    return _seconds(used.pattern, used.method, sent) / _scan_seconds(len(sent))


def _sent(used: Used, text: str) -> str | bytes:
    return text if isinstance(used.pattern.pattern, str) else text.encode("latin-1", "replace")


@cache
def _scan_seconds(length: int) -> float:
    """Of a short text the clock's own step would be all that is measured."""
    return max(min(_seconds(_SCAN, "match", "a" * length) for _ in range(5)), 1e-6)


def _seconds(pattern: AnyPattern, method: str, text: str | bytes) -> float:
    apply = getattr(pattern, method)
    started = process_time()
    apply(text)
    return process_time() - started


@cache
def _hostile(pattern: AnyPattern) -> list[Hostile]:
    found = set()
    for sample in _samples(pattern):
        for first, length in product(range(len(sample)), range(1, _LONGEST_PUMP + 1)):
            pump, rest = sample[first : first + length], sample[first + length :]
            ends = ("", "\0", rest + "\0")
            found |= {Hostile(sample[:first], pump, end) for end in ends}
    return sorted(found)


def _samples(pattern: AnyPattern) -> list[str]:
    """Texts that the pattern accepts, the same in each run."""
    samples: set[str] = set()

    @settings(
        max_examples=8,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_accepted_by(pattern))
    def gather(sample: str | bytes) -> None:
        text = sample if isinstance(sample, str) else sample.decode("latin-1")
        samples.update(_cuts(text))

    gather()
    return sorted(samples)


def _accepted_by(pattern: AnyPattern) -> st.SearchStrategy[str | bytes]:
    if isinstance(pattern.pattern, bytes):
        return st.from_regex(pattern, fullmatch=True)
    return st.from_regex(pattern, fullmatch=True, alphabet=st.characters())


def _cuts(text: str) -> Iterator[str]:
    """Short ones: what repeats shows in the first letters, in the last, or in neither."""
    yield text[:_MOST_SAMPLE]
    yield text[-_MOST_SAMPLE:]
