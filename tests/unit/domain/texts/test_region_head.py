"""A city is led by a wali kota, a regency by a bupati, and everybody reads of whom it is."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from local.console import words
from shared.domain.city.city import HeadTitle
from shared.domain.city.reference import Act, Reference, Whom
from shared.domain.kernel.states import STAGE_OF, EventType, Level
from shared.domain.language.translations import LANGUAGES, Language, texts_in
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from shared.domain.people.access import Role
from shared.domain.sla.ladder_words import said_of_next
from shared.domain.texts.timeline import sentence_of
from tests.builders import make_event, make_report
from tests.unit.domain.packs import TINY, real, tiny

TITLES = {"id": "bupati", "en": "the regent"}


def _regency() -> Reference:
    """Kendari as it would be, were it one."""
    kendari = real("kendari")
    return replace(kendari, city=replace(kendari.city, head_title=HeadTitle.BUPATI))


def _read_in(reference: Reference, language: Language) -> list[str]:
    """What is read of every rung, ahead of a report in each state of its stage, and once it was climbed."""
    ahead = [
        said_of_next(make_report(state=state), rung, "-", reference, language)
        for state, stage in STAGE_OF.items()
        for rung in reference.ladders[stage]
    ]
    climbed = [
        make_event(
            type=EventType.RUNG_CLIMBED,
            detail={"act": rung.act.value, "whom": rung.whom.value, "legal_end": rung.is_legal_end},
        )
        for rung in chain.from_iterable(reference.ladders.values())
        if rung.act is not Act.CLOSE
    ]
    return ahead + [sentence_of(event, reference, language) for event in climbed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_but_the_titles_themselves_says_who_leads(language: Language) -> None:
    named = re.compile(r"wali ?kota|bupati|mayor|regent", re.IGNORECASE)
    said = {key for key, text in texts_in(language).items() if named.search(text)}
    assert said == {f"head.{title}" for title in HeadTitle}


@pytest.mark.parametrize(("language", "title"), TITLES.items())
def test_in_a_regency_everybody_reads_of_its_bupati(language: Language, title: str) -> None:
    said = _read_in(_regency(), language)

    assert sum(title in text for text in said) > 10
    assert not [text for text in said if "wali kota" in text.lower() or "mayor" in text]


def test_in_a_city_everybody_reads_of_its_wali_kota() -> None:
    said = _read_in(real("kendari"), "id")

    assert sum("wali kota" in text for text in said) > 10
    assert not [text for text in said if "bupati" in text]


def test_the_console_says_so_too() -> None:
    regency = _regency()

    assert words.role_name(Role.LEADER, regency) == "Staf bupati"
    assert words.actor_name("leader", regency) == "Staf bupati"
    assert words.level_name(Level.MAYOR, regency) == "sudah sampai bupati"
    assert words.whom_name(Whom.MAYOR, real("kendari")) == "wali kota"


def test_a_city_may_call_its_own_by_another_name() -> None:
    own = replace(real("kendari"), texts={"head.wali_kota": {"id": "Bapak Wali Kota"}})
    assert [text for text in _read_in(own, "id") if "Bapak Wali Kota" in text]


def test_the_pack_says_which_it_is_else_the_code_does() -> None:
    as_regency = {name: text.replace("74.71", "74.02") for name, text in TINY.items()}

    assert parse_pack("x", tiny()).city.head_title is HeadTitle.WALI_KOTA
    assert parse_pack("x", as_regency).city.head_title is HeadTitle.BUPATI
    told = tiny(city=TINY["city.csv"] + "head_title,bupati,\n")
    assert parse_pack("x", told).city.head_title is HeadTitle.BUPATI


def test_a_title_that_there_is_not_is_refused() -> None:
    with pytest.raises(PackError) as refused:
        parse_pack("x", tiny(city=TINY["city.csv"] + "head_title,gubernur,\n"))

    (found,) = refused.value.mistakes
    assert (found.file, found.code) == ("city.csv", "value_unknown")
    assert "wali_kota, bupati" in found.reason
