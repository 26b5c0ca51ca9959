"""Links that are keys: nothing opens them but what was signed, for what it was signed, in its time."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.errors import NotFoundError
from shared.domain.links.signed_links import (
    LinkKeys,
    Purpose,
    SignedLink,
    open_link,
    require_current,
    sign_link,
)

NOW = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
KEYS = LinkKeys((b"k" * 32,))
LINK = SignedLink(
    purpose=Purpose.OUTSIDE_ANSWER,
    city_id="kendari",
    report_id="0123456789abcdef0123456789abcdef",
    agency_id="PLN-KENDARI",
    expires_at=NOW + timedelta(days=30),
    revision=7,
)
TOKEN = sign_link(LINK, KEYS)
_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
names = st.text(alphabet=_URL_SAFE, min_size=1, max_size=40)
links = st.builds(
    SignedLink,
    purpose=st.sampled_from(Purpose),
    city_id=names,
    report_id=st.binary(min_size=16, max_size=16).map(bytes.hex),
    agency_id=names,
    expires_at=st.integers(int(NOW.timestamp()) + 1, 2**40).map(
        lambda seconds: datetime.fromtimestamp(min(seconds, 4_000_000_000), UTC)
    ),
    revision=st.integers(0, 2**32 - 1),
)


def _bytes(token: str) -> bytes:
    return urlsafe_b64decode(token + "=" * (-len(token) % 4))


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _refused(token: str, purpose: Purpose = Purpose.OUTSIDE_ANSWER, **told: object) -> None:
    keys, now = told.get("keys", KEYS), told.get("now", NOW)
    assert isinstance(keys, LinkKeys)
    assert isinstance(now, datetime)
    with pytest.raises(NotFoundError) as refusal:
        open_link(token, purpose, keys, now)
    assert (refusal.value.code, refusal.value.params) == ("link_not_valid", {})


@given(link=links)
def test_what_was_signed_is_read_again(link: SignedLink) -> None:
    assert open_link(sign_link(link, KEYS), link.purpose, KEYS, NOW) == link


def test_a_token_fits_an_address_as_it_is() -> None:
    assert set(TOKEN) <= set(_URL_SAFE)
    assert len(TOKEN) < 100


@given(place=st.integers(0, len(TOKEN) - 1), letter=st.sampled_from(_URL_SAFE + "=+/.% é"))
def test_any_changed_character_is_refused(place: int, letter: str) -> None:
    changed = TOKEN[:place] + letter + TOKEN[place + 1 :]
    if changed != TOKEN:
        _refused(changed)


@given(cut=st.integers(0, len(TOKEN) - 1), more=st.text(max_size=300))
def test_what_is_cut_off_or_added_is_refused(cut: int, more: str) -> None:
    _refused(TOKEN[:cut])
    if more:
        _refused(TOKEN + more)
        _refused(more)


@given(said=links, meant=links)
def test_a_seal_is_worth_nothing_under_other_words(said: SignedLink, meant: SignedLink) -> None:
    seal, words = _bytes(sign_link(said, KEYS))[-16:], _bytes(sign_link(meant, KEYS))[:-16]
    if said != meant:
        _refused(_text(words + seal), meant.purpose)


def test_another_purpose_is_refused() -> None:
    _refused(TOKEN, Purpose.OFFICE_TAP)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=1), timedelta(days=400)])
def test_a_link_ends_with_its_moment(late: timedelta) -> None:
    assert open_link(TOKEN, LINK.purpose, KEYS, LINK.expires_at - timedelta(seconds=1)) == LINK
    _refused(TOKEN, now=LINK.expires_at + late)


def test_another_key_is_refused() -> None:
    _refused(TOKEN, keys=LinkKeys((b"x" * 32,)))
    _refused(TOKEN, keys=LinkKeys(()))


def test_keys_change_without_a_break() -> None:
    newer = LinkKeys((b"n" * 32, *KEYS.keys))

    assert open_link(TOKEN, LINK.purpose, newer, NOW) == LINK
    _refused(sign_link(LINK, newer))
    assert open_link(sign_link(LINK, newer), LINK.purpose, newer, NOW) == LINK


@pytest.mark.parametrize(
    ("keys", "are_strong"),
    [((), False), ((b"short",), False), ((b"k" * 32, b"short"), False), ((b"k" * 32,), True)],
)
def test_weak_keys_are_told(keys: tuple[bytes, ...], *, are_strong: bool) -> None:
    assert LinkKeys(keys).are_strong is are_strong


def test_keys_are_never_printed() -> None:
    assert "kkk" not in repr(KEYS)


@pytest.mark.parametrize(
    ("agency_id", "revision"),
    [("PLN-KENDARI", 8), ("OTHER", 7), (None, 7), ("PLN-KENDARI", None), (None, None)],
)
def test_a_report_that_moved_on_revokes_its_links(
    agency_id: str | None, revision: int | None
) -> None:
    require_current(LINK, LINK.agency_id, LINK.revision)
    with pytest.raises(NotFoundError, match="link_not_valid"):
        require_current(LINK, agency_id, revision)


def test_a_token_of_another_form_is_refused() -> None:
    """As a later version of ours may write them, with the same keys."""
    body = b"\x02whatever comes"
    seal = hmac.digest(KEYS.keys[0], b"tanggap signed link\x00" + body, "sha256")[:16]

    _refused(_text(body + seal))
