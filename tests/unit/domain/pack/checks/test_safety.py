"""Who reads what needs care, and what is answered to danger: in phrases that can be heard."""

import pytest

from shared.domain.city.danger import Notice
from shared.domain.city.sensitivity import Concern, ConcernPolicy, Official
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import Mistakes, changed, mistakes_in, told_at

MISTAKES: Mistakes = [
    (
        changed("sensitive", "bribery,DPUPR", "bribery,DPUPRX"),
        "sensitive.csv",
        2,
        "reference_unknown",
    ),
    (changed("sensitive", "bribery,DPUPR", "bribery,PLN"), "sensitive.csv", 2, "reader_outside"),
    (
        changed("sensitive", "uang > kopi", "uang > kopi;> x"),
        "sensitive.csv",
        2,
        "phrase_malformed",
    ),
    (
        changed("notices", "kesetrum,listrik", "kesetrum,listrikx"),
        "notices.csv",
        2,
        "reference_unknown",
    ),
    (changed("notices", "Call {number}", "Call {phone}"), "notices.csv", 2, "notice_placeholder"),
    (changed("notices", "rawan kesetrum", "a"), "notices.csv", 2, "phrase_malformed"),
    (changed("officials", ",KEC-MANDONGA", ",KEC-X"), "officials.csv", 2, "reference_unknown"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_what_a_city_watches_for_and_warns_of_is_ready_to_be_heard() -> None:
    reference = parse_pack(
        "kendari", changed("sensitive", "uang > kopi", " Uang  >  KOPI;uang > kopi;")
    )
    assert reference.watches == (ConcernPolicy(Concern.BRIBERY, "DPUPR", ("uang > kopi",)),)
    assert reference.officials == (Official("Fulan Contoh", "KEC-MANDONGA"),)
    assert reference.notices == (
        Notice(
            "kesetrum",
            {"id": "Hubungi {number}.", "en": "Call {number}."},
            "listrik",
            ("kabel > putus", "kesetrum"),
            ("rawan kesetrum",),
        ),
    )


@pytest.mark.parametrize("phrase", ["uang kopi", "uang/duit > kopi", "uang rokok > kopi", "ktp-el"])
def test_words_alternatives_and_gaps_are_phrases(phrase: str) -> None:
    assert mistakes_in(changed("sensitive", "uang > kopi", phrase)) == ()


@pytest.mark.parametrize(
    "phrase", ["uang >", "> kopi", "uang >> kopi", "ktp", "uang & kopi", "uang!"]
)
def test_what_would_never_be_heard_or_always_is_refused(phrase: str) -> None:
    files = changed("sensitive", "uang > kopi", phrase)
    assert told_at(files, "phrase_malformed") == [("sensitive.csv", 2)]
