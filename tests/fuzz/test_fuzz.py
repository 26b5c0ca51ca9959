"""The fuzzer itself: it finds what is there, in a process that it can lose."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from shared.domain.pack.files.pack_files import PACK_FILES
from tests.fuzz import child
from tests.fuzz.mutations import LONGEST, inputs
from tests.fuzz.targets import CORPUS, TARGETS, seeds


def test_every_target_has_kept_inputs_and_passes_them() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
    for name, target in TARGETS.items():
        for data in seeds(name):
            target(data)


def test_every_file_of_a_pack_has_a_kept_input() -> None:
    """Its first byte chooses the file: one more in the list must not lead the others elsewhere."""
    names = {path.name: path.read_bytes()[0] for path in (CORPUS / "table").iterdir()}
    assert names == {name.replace(".", "-"): at for at, name in enumerate(PACK_FILES)}


def test_inputs_begin_with_the_kept_ones_and_can_be_repeated() -> None:
    kept = [b"one", b"two"]
    first, again = (list(islice(inputs(kept, seed=1), 300)) for _ in range(2))
    assert first[:2] == kept
    assert first == again != list(islice(inputs(kept, seed=2), 300))
    assert len(set(first)) > 200
    assert max(map(len, first)) <= LONGEST


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("raise ValueError(data)", "ValueError"),
        ("import time; time.sleep(30)", "most recent call first"),
        ("kept.append(b'x' * 600_000_000)", "MemoryCapError"),
    ],
)
def test_a_crash_a_hang_and_a_flood_are_found_with_their_input(
    tmp_path: Path, body: str, sign: str
) -> None:
    program = f"""
from pathlib import Path
from tests.fuzz import child, targets
child.HANG_S = 4
kept = []
def broken(data):
    {body}
targets.TARGETS = {{"exif": broken}}
child.main(["exif", "mutations", "1", {str(tmp_path)!r}])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode
    assert sign in done.stderr
    assert (tmp_path / child.CURRENT).read_bytes() in seeds("exif")
