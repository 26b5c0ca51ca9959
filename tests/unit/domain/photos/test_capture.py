"""What a nonce tells its own sender, and what it tells everybody else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.errors import NotFoundError
from shared.domain.links.signed_links import LinkKeys, read_link
from shared.domain.links.tokens import bytes_of, written
from shared.domain.photos.capture import (
    LONGEST_NONCE,
    RANDOM_BITS,
    Holder,
    NonceStatus,
    NonceWitness,
    Session,
    issue_nonce,
    read_nonce,
)
from tests.builders import CITY, NOW

KEYS = LinkKeys((b"k" * 32,))
SITTI = Holder(CITY, "uid-citizen")
NONCE = issue_nonce(SITTI, 7, KEYS, NOW)
FOREIGN = {
    "another account": Holder(CITY, "uid-neighbour"),
    "another city": Holder("makassar", "uid-citizen"),
    "names that run together": Holder(CITY + "\x1fuid", "citizen"),
}
GARBLED = {
    "empty": "",
    "words": "kamera",
    "no ASCII": "é" * 50,
    "too long": "A" * (LONGEST_NONCE + 1),
    "cut off": NONCE[:-1],
    "padded": NONCE + "=",
    "of another letter": ("A" if NONCE[0] != "A" else "B") + NONCE[1:],
    "only a signature": "A" * 22,
}


def test_its_own_sender_is_told_when_it_was_issued() -> None:
    session = read_nonce(NONCE, SITTI, KEYS)
    assert (session.is_own, session.issued_at) == (True, NOW)
    assert read_nonce(NONCE, SITTI, KEYS) == session
    assert len(NONCE) <= LONGEST_NONCE


@pytest.mark.parametrize("name", FOREIGN)
def test_of_another_it_is_said_that_it_is_anothers(name: str) -> None:
    assert read_nonce(NONCE, FOREIGN[name], KEYS).standing is NonceStatus.OTHERS


@pytest.mark.parametrize("name", GARBLED)
def test_what_we_have_not_signed_is_unknown_and_no_error(name: str) -> None:
    assert read_nonce(GARBLED[name], SITTI, KEYS) == Session(NonceStatus.UNKNOWN)


def test_keys_can_be_changed_while_nonces_live() -> None:
    new = b"n" * 32
    assert read_nonce(NONCE, SITTI, LinkKeys((new, *KEYS.keys))).is_own
    assert read_nonce(NONCE, SITTI, LinkKeys((new,))).standing is NonceStatus.UNKNOWN


def test_it_is_no_link_although_a_key_be_the_same() -> None:
    with pytest.raises(NotFoundError, match="link_not_valid"):
        read_link(NONCE, KEYS, NOW)


def test_nonces_of_one_moment_differ_and_name_nobody() -> None:
    another = issue_nonce(SITTI, 8, KEYS, NOW)
    digests = {read_nonce(each, SITTI, KEYS).digest for each in (NONCE, another)}
    assert len(digests) == 2
    assert SITTI.uid not in repr(read_nonce(NONCE, SITTI, KEYS))


def test_a_photo_without_a_nonce_has_no_session() -> None:
    witness = NonceWitness(SITTI, KEYS)
    assert witness.session("") is None
    assert witness.session(NONCE) == read_nonce(NONCE, SITTI, KEYS)


@given(
    st.text(max_size=40),
    st.integers(0, (1 << RANDOM_BITS) - 1),
    st.integers(0, 10**9),
)
def test_whoever_asks_and_whenever_it_reads_as_it_was_issued(
    uid: str, random_bits: int, seconds: int
) -> None:
    holder, at = Holder(CITY, uid), NOW + timedelta(seconds=seconds)
    session = read_nonce(issue_nonce(holder, random_bits, KEYS, at), holder, KEYS)
    assert (session.is_own, session.issued_at) == (True, at)


@given(st.text(max_size=80))
def test_whatever_is_sent_is_read_without_an_error(nonce: str) -> None:
    assert read_nonce(nonce, SITTI, KEYS) == Session(NonceStatus.UNKNOWN)


@given(st.integers(0, 38 * 8 - 1))
def test_one_changed_bit_makes_it_unknown(bit: int) -> None:
    raw = bytearray(bytes_of(NONCE, longest=LONGEST_NONCE))
    raw[bit // 8] ^= 1 << bit % 8
    assert read_nonce(written(bytes(raw)), SITTI, KEYS).standing is NonceStatus.UNKNOWN
