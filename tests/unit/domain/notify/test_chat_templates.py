"""Approved templates: a name for each, the words they stand for, and the buttons under a nudge."""

import re

import pytest

from shared.domain.language.translations import LANGUAGES, Language, texts_in
from shared.domain.notify.chat_templates import chat_text, has_link, replies_of, template_name
from shared.domain.texts.catalogue import chat_body, placeholders
from tests.builders import CITY

BODIES = [key for key in texts_in("id") if key.endswith(".body")]
NUDGES = ("whatsapp.office_nudge", "whatsapp.office_nudges")


def test_each_template_has_a_name_of_its_own_that_the_provider_takes() -> None:
    names = [template_name(key.removesuffix(".body")) for key in BODIES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", BODIES)
def test_the_phone_shows_the_words_with_each_parameter_in_its_place(
    key: str, language: Language
) -> None:
    names = placeholders(chat_body(key.removesuffix(".body"), "id"))
    shown = chat_text(
        template_name(key.removesuffix(".body")), language, [f"<{name}>" for name in names]
    )
    assert "{" not in shown
    assert all(f"<{name}>" in shown for name in names)


def test_a_parameter_too_few_or_a_template_of_nobody_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zip"):
        chat_text("whatsapp_office_nudge", "id", ["Dinas PUPR"])
    with pytest.raises(KeyError):
        chat_text("whatsapp_unheard_of", "id", [])


@pytest.mark.parametrize("key", NUDGES)
def test_under_a_nudge_are_two_buttons_and_a_page(key: str) -> None:
    assert replies_of(key, CITY) == ("accept:kendari", "refuse:kendari")
    assert has_link(key)


@pytest.mark.parametrize("key", ["whatsapp.office_digest", "reporter.report_answered"])
def test_other_messages_ask_nothing(key: str) -> None:
    assert replies_of(key, CITY) == ()
    assert not has_link(key)
