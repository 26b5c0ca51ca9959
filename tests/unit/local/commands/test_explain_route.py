import json
import subprocess
import sys
from pathlib import Path

import pytest

from local.commands import explain_route
from local.commands.explain_route import main
from tests.unit.domain.packs import CITIES, TINY

KADIA = ["--lat", "-3.9798", "--lon", "122.4987"]
Capture = pytest.CaptureFixture[str]


def _told(capsys: Capture, *arguments: str) -> dict[str, object]:
    assert main(["--city", "kendari", *arguments]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_a_text_with_a_place_is_explained(capsys: Capture) -> None:
    told = _told(capsys, "--text", "sampah blm diangkut", *KADIA)
    assert told["place"] == {
        "code": "74.71.08.1001",
        "name": "Kadia",
        "district": "Kadia",
        "is_nearest_only": False,
    }
    assert (told["sure"], told["office"], told["rule"]) == (True, "DLHK", "sampah-dlhk")
    suggestions = told["suggestions"]
    assert isinstance(suggestions, list)
    assert [set(one) for one in suggestions] == [{"category", "group", "score"}] * 3
    assert suggestions[0]["category"] == "sampah"
    assert suggestions[0]["group"] == "Lingkungan Hidup dan Kehutanan"
    reasons = "\n".join(str(one) for one in told["reasons"])  # type: ignore[attr-defined]
    assert "sampah" in reasons
    assert "sampah-dlhk" in reasons


@pytest.mark.parametrize(
    ("arguments", "sure", "office", "rule"),
    [
        (["--text", "lampu jalan mati"], True, "DISHUB", "pju-dishub"),
        (["--text", "Listrik padam tiap sore"], True, "PLN", "listrik-pln"),
        (["--text", "kantor lurah tutup"], True, "@district", "kecamatan"),
        (["--text", "kantor lurah tutup", *KADIA], True, "KEC-KADIA", "kecamatan"),
        (["--text", "halo"], False, None, "category_unknown"),
        (["--text", "petugas loket minta uang rokok"], False, "INSPEKTORAT", "sensitive"),
        (["--text", "oknum inspektorat minta uang"], False, None, "sensitive"),
        (["--text", "halo", "--category", "pajak"], True, "BPPRD", "pajak-bpprd"),
        (["--text", "halo", "--category", "lainnya"], False, None, "no_rule_matched"),
        (
            ["--text", "lampu jalan mati", "--lat", "-6.2", "--lon", "106.8"],
            False,
            None,
            "place_not_in_city",
        ),
    ],
)
def test_the_office_and_the_rule_are_told(
    capsys: Capture, arguments: list[str], *, sure: bool, office: str | None, rule: str
) -> None:
    told = _told(capsys, *arguments)
    assert (told["sure"], told["office"], told["rule"]) == (sure, office, rule)
    assert told["reasons"]


BETWEEN = ["--lat", "-3.972456", "--lon", "122.505656"]
ATTRIBUTES = [
    "--category",
    "pohon",
    "--attribute",
    "tempat=pribadi",
    "--attribute",
    "keadaan=rawan",
]


@pytest.mark.parametrize(
    ("arguments", "asked", "sure"),
    [
        (["--text", "kantor lurah tutup", "--accuracy", "30"], True, False),
        (["--text", "sampah belum diangkut", "--accuracy", "30"], False, True),
    ],
)
def test_a_border_within_the_error_is_told_with_both_sides(
    capsys: Capture, arguments: list[str], *, asked: bool, sure: bool
) -> None:
    told = _told(capsys, *arguments, *BETWEEN)
    border = told["border"]
    assert isinstance(border, dict)
    assert (border["asked"], told["sure"]) == (asked, sure)
    assert [each["choice"] for each in border["sides"]] == ["74.71.09.1004", "74.71.08.1003"]
    offices = [each["office"] for each in border["sides"]]
    assert (offices == ["KEC-PUUWATU", "KEC-KADIA"]) is asked
    assert told["office"] == offices[0]
    said = "Pelapor ditanya" if asked else "Pelapor tidak ditanya"
    assert any(str(one).startswith(said) for one in told["reasons"])  # type: ignore[attr-defined]


def test_the_edge_of_the_city_is_a_border_like_any_other(capsys: Capture) -> None:
    edge = ["--lat", "-3.915025", "--lon", "122.479325", "--accuracy", "40"]
    told = _told(capsys, "--text", "sampah belum diangkut", *edge)
    border = told["border"]
    assert isinstance(border, dict)
    assert border["sides"][1]["choice"] == "outside"
    assert border["asked"] is True


def test_without_an_accuracy_there_is_no_doubt(capsys: Capture) -> None:
    assert _told(capsys, "--text", "kantor lurah tutup", *BETWEEN)["border"] is None


RANOMEETO = ["--lat", "-4.0816", "--lon", "122.4182"]


@pytest.mark.parametrize(
    ("arguments", "expected", "office"),
    [
        (
            ["--text", "Jalan rusak di Ranomeeto", *RANOMEETO],
            ("PEMKAB-KONSEL", True),
            "PEMKAB-KONSEL",
        ),
        (["--text", "Jalan rusak", *RANOMEETO], ("PEMKAB-KONSEL", False), None),
        (["--text", "Ada sampah", "--lat", "-3.976", "--lon", "122.56"], (None, False), None),
        (
            ["--text", "Jalan rusak", "--address", "Ranomeeto"],
            ("PEMKAB-KONSEL", True),
            "PEMKAB-KONSEL",
        ),
    ],
)
def test_whose_a_place_outside_is_and_whether_it_is_passed_on(
    capsys: Capture, arguments: list[str], expected: tuple[str | None, bool], office: str | None
) -> None:
    told = _told(capsys, *arguments)
    found = told["neighbour"]
    assert isinstance(found, dict)
    assert (found["agency"], found["forwarded"]) == expected
    assert (told["office"], told["sure"]) == (office, office is not None)


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ([*ATTRIBUTES, *BETWEEN], "pohon-rawan-pribadi"),
        (ATTRIBUTES, "pohon-rawan-pribadi"),
        (["--category", "pohon"], "pohon-dlhk"),
        (["--category", "jalan_rusak", "--road-status", "national"], "jalan-rusak-nasional"),
        (["--category", "pohon", "--at", "2026-11-23T22:00"], "pohon-luar-jam-bpbd"),
        (["--category", "pohon", "--at", "2026-11-23T10:00:00+08:00"], "pohon-dlhk"),
        (
            ["--category", "pohon", "--channel", "phone", "--type", "suggestion", "--secret"],
            "pohon-dlhk",
        ),
    ],
)
def test_what_rules_may_ask_can_be_said(capsys: Capture, arguments: list[str], rule: str) -> None:
    assert _told(capsys, "--text", "tolong", *arguments)["rule"] == rule


def test_the_answer_that_decided_is_named(capsys: Capture) -> None:
    reasons = _told(capsys, "--text", "tolong", *ATTRIBUTES)["reasons"]
    assert "Jawaban atas 'Di mana pohon itu tumbuh?': Di tanah pribadi." in str(reasons)


def test_a_file_is_answered_line_by_line(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "x.jsonl"
    lines = [{"text": "Got tersumbat"}, {"text": "sampah", "lat": -3.9798, "lon": 122.4987}]
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    assert main(["--city", "kendari", "--file", str(file)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["place"] is None
    assert first["suggestions"][0]["category"] == "drainase"
    assert second["place"]["name"] == "Kadia"


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[1]",
        "{}",
        '{"text": 7}',
        '{"text": "a", "lat": 1}',
        '{"text": "a", "lat": "x", "lon": 1}',
        '{"text": "a", "lat": NaN, "lon": 1}',
        '{"text": "a", "lat": 91, "lon": 1}',
        '{"text": "a", "lat": true, "lon": 1}',
        '{"text": "a", "category": "tidak_ada"}',
        '{"text": "a", "category": ["pohon"]}',
        '{"text": "a", "channel": "burung"}',
        '{"text": "a", "type": "ancaman"}',
        '{"text": "a", "secret": "ya"}',
        '{"text": "a", "road_status": "unknown"}',
        '{"text": "a", "at": "besok"}',
        '{"text": "a", "address": 7}',
        '{"text": "a", "accuracy_m": -1}',
        '{"text": "a", "accuracy_m": "jauh"}',
        '{"text": "a", "attributes": {"tempat": "pribadi"}}',
        '{"text": "a", "category": "pohon", "attributes": ["tempat"]}',
        '{"text": "a", "category": "pohon", "attributes": {"tempat": true}}',
        '{"text": "a", "category": "pohon", "attributes": {"tempat": "bulan"}}',
        '{"text": "a", "category": "sampah", "attributes": {"tempat": "umum"}}',
        "[" * 100_000,
    ],
)
def test_a_line_that_cannot_be_read_is_told_in_its_place(
    tmp_path: Path, capsys: Capture, line: str
) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(f'{line}\n{{"text": "Got tersumbat"}}\n', encoding="utf-8")
    assert main(["--city", "kendari", "--file", str(file)]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["line"] == 1
    assert first["error"]
    assert second["sure"] is True


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--city", "bandung", "--text", "a"], "known: kendari, makassar"),
        (["--city", "../cities/kendari", "--text", "a"], "no such city"),
        (["--city", "kendari", "--text", "a", "--lat", "1"], "belong together"),
        (["--city", "kendari", "--text", "a", "--category", "x"], "no such category"),
        (["--city", "kendari", "--text", "a", "--attribute", "tempat"], "QUESTION=ANSWER"),
        (
            ["--city", "kendari", "--text", "a", "--category", "pohon", "--attribute", "tempat=x"],
            "tempat=umum|pribadi",
        ),
        (["--city", "kendari", "--file", "tidak-ada.jsonl"], "cannot be read"),
    ],
)
def test_a_wrong_call_is_told_kindly(capsys: Capture, arguments: list[str], words: str) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""


def test_something_must_be_asked(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--city", "kendari"])
    assert stopped.value.code == 2
    assert "--text" in capsys.readouterr().err


@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_the_real_packs_have_no_dead_rule(capsys: Capture, city_id: str) -> None:
    assert main(["--city", city_id, "--unreachable"]) == 0
    assert json.loads(capsys.readouterr().out) == {"unreachable": []}


def test_a_dead_rule_is_named_with_the_one_that_hides_it(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kota").mkdir()
    for name, text in TINY.items():
        (tmp_path / "kota" / name).write_text(text, encoding="utf-8")
    with (tmp_path / "kota" / "routing.csv").open("a", encoding="utf-8") as file:
        file.write("jalan2,jalan_rusak,74.71.01,DPUPR,\n")
    monkeypatch.setattr(explain_route, "_CITIES", tmp_path)
    assert main(["--city", "kota", "--unreachable"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found == {"unreachable": [{"rule": "jalan2", "line": 5, "hidden_by": "jalan"}]}
    assert main(["--city", "kota", "--text", "a"]) == 2
    assert "routing.csv:5" in capsys.readouterr().err


def test_it_runs_as_a_command() -> None:
    command = [
        sys.executable,
        "-m",
        "local.commands.explain_route",
        "--city",
        "makassar",
        "--text",
        "banjir",
    ]
    done = subprocess.run(command, cwd=CITIES.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["suggestions"][0]["category"] == "banjir"
