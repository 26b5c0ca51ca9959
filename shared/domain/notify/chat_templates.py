"""Approved chat templates: their names with the provider, and the words they stand for."""

from collections.abc import Mapping, Sequence
from functools import cache

from shared.domain.language.translations import FALLBACK, spoken, texts_in
from shared.domain.notify.chat_replies import ChatChoice, payload_of
from shared.domain.texts.catalogue import chat_body, placeholders

_SUFFIX = ".body"
# The buttons of each template that has some, in the order in which it was approved.
_REPLIES = {"whatsapp.office_nudge": tuple(ChatChoice), "whatsapp.office_nudges": tuple(ChatChoice)}


def template_name(key: str) -> str:
    """The provider allows letters, digits and underscores: `whatsapp.office_nudge` loses its dot."""
    return key.replace(".", "_")


def chat_text(template: str, language: str, params: Sequence[str]) -> str:
    """What the phone shows for a template of ours with these parameters. Raises KeyError."""
    key = _keys()[template]
    names = placeholders(chat_body(key, FALLBACK))
    return chat_body(key, spoken(language)).format_map(dict(zip(names, params, strict=True)))


@cache
def _keys() -> Mapping[str, str]:
    """Which text each template stands for, by its name with the provider."""
    keys = (key.removesuffix(_SUFFIX) for key in texts_in(FALLBACK) if key.endswith(_SUFFIX))
    return {template_name(key): key for key in keys}


def replies_of(key: str, city_id: str) -> tuple[str, ...]:
    """What each button under the template stands for; none for most templates."""
    return tuple(payload_of(choice, city_id) for choice in _REPLIES.get(key, ()))


def has_link(key: str) -> bool:
    """Whether the template has a button that opens a page, after its replies."""
    return key in _REPLIES
