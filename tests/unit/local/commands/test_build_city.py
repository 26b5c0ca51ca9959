from pathlib import Path

import pytest

from local.commands.build_city import main
from shared.domain.pack.files.pack_files import PACKED_FILE
from shared.domain.pack.files.packed import unpack
from tests.unit.domain.packs import TINY


def _pack(folder: Path, name: str, **replaced: str) -> Path:
    pack = folder / name
    pack.mkdir()
    for file, text in TINY.items():
        (pack / file).write_text(replaced.get(file.partition(".")[0], text))
    return pack


def test_each_pack_is_built_and_built_alike_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packs = [_pack(tmp_path, name) for name in ("kendari", "makassar")]
    assert main([str(pack) for pack in packs]) == 0
    first = [(pack / PACKED_FILE).read_bytes() for pack in packs]
    assert [unpack(text.decode()).city.city_id for text in first] == ["kendari", "makassar"]
    assert main([str(pack) for pack in packs]) == 0
    assert [(pack / PACKED_FILE).read_bytes() for pack in packs] == first
    assert "kendari/packed.jsonl: " in capsys.readouterr().out


def test_a_pack_with_mistakes_is_named_and_the_others_are_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, sound = _pack(tmp_path, "kendari", city=""), _pack(tmp_path, "makassar")
    assert main([str(broken), str(sound)]) == 1
    assert "kendari/city.csv:1" in capsys.readouterr().err
    assert not (broken / PACKED_FILE).exists()
    assert (sound / PACKED_FILE).exists()
