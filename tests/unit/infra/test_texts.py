import json
from pathlib import Path

import pytest

from infra.texts import FOLDER, main
from shared.domain.language.translations import LANGUAGES, texts_in

ORIGINAL = """\
[push]
"report.body" = "Laporan {handle} menunggu {office}."
[date]
days = "Senin Selasa"
"""


def _folder(tmp_path: Path, **languages: str) -> Path:
    for language, toml in {"id": ORIGINAL, **languages}.items():
        (tmp_path / f"{language}.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def test_what_the_functions_read_says_what_the_files_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().out
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)
    assert LANGUAGES[:2] == ("id", "en")
    assert all(texts_in(language).keys() == texts_in("id").keys() for language in LANGUAGES)


def test_one_file_more_is_compiled_and_checked(tmp_path: Path) -> None:
    folder = _folder(tmp_path, jv=ORIGINAL.replace("menunggu", "nunggu"))

    assert main(["--check"], folder) == 1
    assert main([], folder) == 0
    assert main(["--check"], folder) == 0
    compiled = json.loads((folder / "jv.json").read_text(encoding="utf-8"))
    assert compiled["push.report.body"] == "Laporan {handle} nunggu {office}."

    (folder / "jv.toml").write_text(ORIGINAL)
    assert main(["--check"], folder) == 1


@pytest.mark.parametrize(
    ("text", "other", "fault"),
    [
        ("[date]", "[other]\nnew = 'x'\n[date]", "other.new is not a text of id.toml"),
        ("[push]", "[pull]", "push.report.body is missing"),
        ("{office}", "{officer}", "has {handle}, {officer} and not {handle}, {office}"),
        (" {office}", "", "has {handle} and not {handle}, {office}"),
        ("{office}", "{office!r}", "has braces that are no placeholder"),
        ("{office}", "{office", "has braces that are no placeholder"),
        ("Senin Selasa", "Senen", "date.days has 1 names and not 2"),
        ("Senin Selasa", " ", "date.days is empty"),
        ('"report.body"', "report.body", "push.report is not a text of id.toml"),
        ("[push]", "loose = 'x'\n[push]", "loose. is not a text of id.toml"),
        ('office}."', "office}.", "at line 2"),
    ],
)
def test_a_language_that_does_not_say_the_same_is_not_compiled(
    text: str, other: str, fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, jv=ORIGINAL.replace(text, other))

    for arguments in ([], ["--check"]):
        assert main(arguments, folder) == 1
        said = capsys.readouterr().out
        assert "jv.toml: " in said
        assert fault in said
    assert not list(folder.glob("*.json"))


def test_the_original_is_checked_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([], _folder(tmp_path, id='[push]\nreport.body = "Laporan"\n')) == 1
    assert (
        "id.toml: push.report is no text: a name with a dot stands in quotes"
        in capsys.readouterr().out
    )


def test_a_language_that_was_taken_away_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path)
    (folder / "jv.json").write_text("{}")

    assert main(["--check"], folder) == 1
    assert "jv.json has no jv.toml" in capsys.readouterr().out
