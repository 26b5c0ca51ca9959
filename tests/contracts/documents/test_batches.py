import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from shared.adapters.documents.engine.db import DocumentDb
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.batches import DocumentBatches
from shared.domain.kernel.errors import TransientError
from shared.domain.notify.batches import Batch, add_member, claimed, open_batch, sent
from shared.domain.notify.receipts import DeliveryChannel, EffectRef
from shared.ports.reports import Batches
from tests.builders import CITY, NOW, later

EMPTY = open_batch(CITY, "pupr", DeliveryChannel.WHATSAPP, "duty-1", NOW)
MEMBERS = tuple(EffectRef(f"r{number}", "000003-rung") for number in range(4))


@pytest.fixture
def batches(db: DocumentDb) -> Batches:
    return DocumentBatches(VersionedDb(db))


def join(batches: Batches, member: EffectRef) -> Batch:
    return batches.change_batch(EMPTY, lambda batch: add_member(batch, member))


def test_the_first_opens_it_and_the_next_joins(batches: Batches) -> None:
    assert batches.batch(CITY, EMPTY.batch_id) is None
    for member in MEMBERS[:2]:
        join(batches, member)
    again = join(batches, MEMBERS[0])
    assert again.members == MEMBERS[:2]
    assert batches.batch(CITY, EMPTY.batch_id) == again
    assert batches.batch("makassar", EMPTY.batch_id) is None


def test_all_who_join_at_once_are_in_it(batches: Batches) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda member: join(batches, member), MEMBERS))
    batch = batches.batch(CITY, EMPTY.batch_id)
    assert batch is not None
    assert set(batch.members) == set(MEMBERS)


def test_of_those_who_come_at_once_one_takes_it_in_hand(batches: Batches) -> None:
    join(batches, MEMBERS[0])
    together = threading.Barrier(4)

    def attempt(_: int) -> bool:
        together.wait(timeout=10)
        try:
            batches.change_batch(EMPTY, lambda each: claimed(each, NOW, NOW + timedelta(minutes=1)))
        except TransientError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, range(4))) == [False] * 3 + [True]


def test_it_keeps_how_it_ended(batches: Batches) -> None:
    join(batches, MEMBERS[0])
    join(batches, MEMBERS[1])
    batches.change_batch(EMPTY, lambda each: claimed(each, NOW, later(seconds=60)))
    gone = batches.change_batch(EMPTY, lambda each: sent(each, MEMBERS[:1], "wamid-1"))
    assert batches.batch(CITY, EMPTY.batch_id) == gone
    assert (gone.told, gone.message_id, gone.members) == (MEMBERS[:1], "wamid-1", MEMBERS[:2])
    assert join(batches, MEMBERS[2]) == gone
