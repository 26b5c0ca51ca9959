import re
import subprocess
import sys
from pathlib import Path

import pytest

from local.commands.check_city import main
from tests.unit.domain.packs import CITIES, TINY


def _pack(folder: Path, **replaced: str) -> Path:
    for name, text in TINY.items():
        (folder / name).write_text(replaced.get(name.partition(".")[0], text))
    return folder


def test_a_sound_pack_is_one_line_of_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CITIES / "kendari")]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    counts = r"Kota Kendari: \d+ kantor, \d+ kategori, \d+ aturan, \d+ anak tangga, 65 kelurahan"
    assert re.match(counts, line)


def test_each_mistake_is_a_line_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = _pack(
        tmp_path,
        routing=TINY["routing.csv"].replace("DPUPR", "DPU"),
        ladder=TINY["ladder.csv"].replace("P3D", "3 hari"),
    )
    assert main([str(pack)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{pack}/ladder.csv:4: '3 hari' tidak sesuai bentuk")
    assert out[1] == f"{pack}/routing.csv:2: 'DPU' di kolom 'agency_id' tidak ada di agencies.csv"
    assert main([str(pack), "--language", "en"]) == 1
    assert "is not in agencies.csv" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_told_kindly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "bandung")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_an_empty_folder_lists_what_a_pack_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    optional = {"roads.csv", "roads.geojson", "neighbours.csv", "places.csv"}
    assert capsys.readouterr().out.count("berkas ini tidak ada") == len({*TINY} - optional)


def test_it_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "local.commands.check_city", "cities/makassar"]
    done = subprocess.run(command, cwd=CITIES.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Kota Makassar: 57 kantor")
