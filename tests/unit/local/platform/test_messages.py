from collections.abc import Iterator
from pathlib import Path

import pytest

from local.platform.messages import about, newest
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.clock import LocalClock
from shared.adapters.embedded.messages import LocalPush
from shared.ports.messages import PushMessage


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CityFile]:
    opened = CityFile(tmp_path)
    push = LocalPush(opened, LocalClock(opened))
    for body in ("Laporan AAAA1111 menunggu.", "Ada pesan pada laporan BBBB2222.", "AAAA1111."):
        push.send(["phone:x"], PushMessage("Judul", body, {}))
    yield opened
    opened.close()


def test_the_newest_come_first(file: CityFile) -> None:
    assert [message.body for message in newest(file, limit=2)] == [
        "AAAA1111.",
        "Ada pesan pada laporan BBBB2222.",
    ]


def test_those_about_one_report_come_in_order_wherever_its_handle_stands(file: CityFile) -> None:
    assert [message.body for message in about(file, "AAAA1111")] == [
        "Laporan AAAA1111 menunggu.",
        "AAAA1111.",
    ]
    assert len(about(file, "BBBB2222")) == 1
