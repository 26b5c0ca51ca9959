from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from shared.adapters.documents.engine.db import DocumentDb
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.taps import DocumentTaps
from shared.domain.notify.taps import Tap, tried, with_code
from shared.ports.people import Taps
from tests.builders import CITY, NOW, later

NEW = Tap("link-1", CITY, later(hours=72))


@pytest.fixture
def taps(db: DocumentDb) -> Taps:
    return DocumentTaps(VersionedDb(db))


def test_what_is_decided_on_a_new_one_is_kept(taps: Taps) -> None:
    assert taps.tap(CITY, "link-1") is None
    sent = taps.change_tap(NEW, lambda tap: with_code(tap, "digest", NOW))
    assert taps.tap(CITY, "link-1") == sent
    assert taps.tap("makassar", "link-1") is None
    assert taps.tap(CITY, "link-2") is None


def test_what_is_decided_next_goes_on_from_there(taps: Taps) -> None:
    sent = taps.change_tap(NEW, lambda tap: with_code(tap, "digest", NOW))
    after = taps.change_tap(NEW, lambda tap: replace(tap, tries_left=tap.tries_left - 1))
    assert after == replace(sent, tries_left=sent.tries_left - 1)


def test_tries_at_once_are_all_counted(taps: Taps) -> None:
    taps.change_tap(NEW, lambda tap: with_code(tap, "digest", NOW))
    with ThreadPoolExecutor(4) as pool:
        list(
            pool.map(
                lambda _: taps.change_tap(NEW, lambda tap: tried(tap, "wrong", "s", NOW)), range(4)
            )
        )
    tap = taps.tap(CITY, "link-1")
    assert tap is not None
    assert tap.tries_left == 1
