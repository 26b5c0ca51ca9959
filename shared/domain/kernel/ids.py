"""Identifiers: which are random, which are derived, and how each is written."""

import hashlib
import json
import re
from collections.abc import Mapping

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
TRACKING_BITS = 100
_GROUPS, _GROUP_LENGTH = 4, 5
_CASE_ID = re.compile(r"c-([a-z]{2,4})-([0-9a-hjkmnp-tv-z]{20})")


def derived_id(*parts: str) -> str:
    """128 bits of SHA-256 over the parts, in lower-case hex: the same parts always give the same id."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def request_hash(body: Mapping[str, object]) -> str:
    """A digest of what was asked, the same for the same values in any order of keys."""
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def tracking_code(prefix: str, random_bits: int) -> str:
    """`KDI-7G3K2-...`: the city's prefix and 100 random bits in Crockford's base 32.

    The alphabet has no I, L, O or U, so that a code survives being read out over a telephone.
    """
    if not 0 <= random_bits < 1 << TRACKING_BITS:
        raise ValueError("a tracking code holds exactly 100 bits")
    letters = _letters(random_bits)
    groups = [letters[i : i + _GROUP_LENGTH] for i in range(0, len(letters), _GROUP_LENGTH)]
    return "-".join([prefix, *groups])


def public_letters(report_id: str) -> str:
    """100 bits by which anybody may speak of a report. They lead to its id and its code in no way."""
    digest = hashlib.sha256(f"public\x1f{report_id}".encode()).digest()
    return _letters(int.from_bytes(digest) >> 256 - TRACKING_BITS).lower()


def case_id(prefix: str, letters: str) -> str:
    """`c-kdi-7g3k2...`: not to be mistaken for a tracking code, and never read as one."""
    return f"c-{prefix.lower()}-{letters}"


def read_case_id(text: str) -> tuple[str, str] | None:
    """The city's prefix in capitals and the letters, or None if it is no public id of a case."""
    found = _CASE_ID.fullmatch(text)
    return (found[1].upper(), found[2]) if found else None


def _letters(bits: int) -> str:
    return "".join(_CROCKFORD[bits >> shift & 31] for shift in range(TRACKING_BITS - 5, -1, -5))


def read_tracking_code(text: str) -> tuple[str, str] | None:
    """The city's prefix and the whole code in its one written form, or None if it is no code.

    Forgives case, spaces, missing hyphens within the random part, and O/I/L typed for 0/1/1.
    """
    prefix, _, rest = text.strip().upper().partition("-")
    letters = rest.replace("-", "").replace(" ", "").translate(_READ_AS)
    well_formed = len(letters) == _GROUPS * _GROUP_LENGTH and set(letters) <= set(_CROCKFORD)
    if not prefix.isalpha() or not prefix.isascii() or not well_formed:
        return None
    groups = [letters[i : i + _GROUP_LENGTH] for i in range(0, len(letters), _GROUP_LENGTH)]
    return prefix, "-".join([prefix, *groups])
