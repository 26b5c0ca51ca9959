from pathlib import Path

import pytest

from infra import rules
from shared.domain.people.access import Role, Scope
from shared.domain.people.direct_access import DIRECT_READ, DIRECT_WRITE

ROOT = Path(rules.__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["firestore.rules", "storage.rules"])
def test_the_rules_on_disk_follow_the_access_table(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == rules.files()[name], (
        "run python -m infra.rules"
    )


def test_nothing_but_the_draft_of_a_pack_is_ever_written_by_a_client() -> None:
    written = []
    for text in rules.files().values():
        where = ""
        for line in map(str.strip, text.splitlines()):
            where = line if line.startswith("match ") else where
            names, _, condition = line.removeprefix("allow ").partition(": ")
            is_write = line.startswith("allow ") and not {"get", "list"} >= set(names.split(", "))
            if is_write and condition != "if false;":
                written.append((where, condition))
    assert written == [
        (f"match /cities/{{city}}/{path}/{{id}} {{", "if serves(city, ['admin']);")
        for path in ("reference_drafts", "reference_drafts/{reference_draft_id}/rows")
    ]
    assert set(DIRECT_WRITE) == {"reference_drafts", "reference_drafts/rows"}


def test_pictures_are_closed_to_clients() -> None:
    assert [line.strip() for line in rules.storage_rules().splitlines() if "allow" in line] == [
        "allow read, write: if false;"
    ]


def test_every_collection_of_the_table_has_its_rule() -> None:
    text = rules.firestore_rules()
    for name in DIRECT_READ:
        parent, _, child = name.rpartition("/")
        path = f"{parent}/{{{parent.removesuffix('s')}_id}}/{child}" if parent else name
        assert f"match /cities/{{city}}/{path}/{{id}} {{" in text


def test_a_new_right_shows_in_the_rules() -> None:
    without = rules.firestore_rules({"notes": {}})
    granted = rules.firestore_rules({"notes": {Role.LEADER: Scope.OWN_CITY}})
    assert "serves(city, ['leader'])" in granted
    assert "serves(city, ['leader'])" not in without


def test_a_page_is_bounded() -> None:
    assert "request.query.limit <= 100;" in rules.firestore_rules()


def test_check_tells_of_drift_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rules.main(["--check"], tmp_path) == 1
    assert not list(tmp_path.iterdir())
    assert "firestore.rules does not follow the access table" in capsys.readouterr().out


def test_writing_mends_the_drift_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "firestore.rules").write_text("allow read, write;")
    assert rules.main([], tmp_path) == 0
    assert "written: firestore.rules" in capsys.readouterr().out
    assert rules.main(["--check"], tmp_path) == 0
    assert rules.main([], tmp_path) == 0
    assert not capsys.readouterr().out
