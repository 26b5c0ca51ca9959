"""Inputs made of the kept ones, the same for the same seed; needs nothing that has to be installed."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

LONGEST = 200_000
# Where parsers of lengths, numbers and text mostly stumble.
_TOKENS = (
    *(b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00"),
    *(b"1e999", b"-0", b"NaN", b"[[[[[[[[", b"\\ud800", b'"', b"\r\n", b";", b"\xed\xa0\x80"),
    *("\u202e".encode(), "\u0130".encode(), "\U0001f642".encode(), b"aaaaaaaaaaaaaaaaaaaaaaaa"),
)


def inputs(kept: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """The kept inputs as they are, then changed ones without end."""
    yield from kept
    chance = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    while True:
        data = chance.choice(kept)
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            # Cut after each change: a repeat of a repeat would flood the memory that is watched.
            data = chance.choice(_CHANGES)(data, kept, chance)[:LONGEST]
        yield data


_Change = Callable[[bytes, Sequence[bytes], Random], bytes]


def _at(data: bytes, chance: Random) -> int:
    return chance.randrange(len(data) + 1)


def _flipped(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _overwritten(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at, token = _at(data, chance), chance.choice(_TOKENS)
    return data[:at] + token + data[at + len(token) :]


def _inserted(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = _at(data, chance)
    return data[:at] + chance.choice(_TOKENS) + data[at:]


def _with_a_run(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    """Letters and digits without a break, of few kinds: what patterns of words try in every way."""
    at, kinds = _at(data, chance), chance.sample(b"abkz0124579-", 3)
    run = bytes(chance.choices(kinds, weights=(40, 2, 1), k=chance.randrange(1, 80)))
    return data[:at] + run + data[at:]


def _cut(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    first, last = sorted((_at(data, chance), _at(data, chance)))
    return data[:first] + data[last:]


def _repeated(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    first, last = sorted((_at(data, chance), _at(data, chance)))
    return data[:last] + data[first:last] * chance.choice((1, 3, 40)) + data[last:]


def _spliced(data: bytes, kept: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(kept)
    return data[: _at(data, chance)] + other[_at(other, chance) :]


_CHANGES: tuple[_Change, ...] = (
    _flipped,
    _overwritten,
    _inserted,
    _with_a_run,
    _cut,
    _repeated,
    _spliced,
)
