"""Approved chat templates: their names with the provider, and the words they stand for."""

from collections.abc import Sequence

from shared.domain.notify.chat_replies import ChatChoice, payload_of
from shared.domain.texts.catalogue import LANGUAGES, TEXTS, Language, placeholders

_SUFFIX = ".body"
# The buttons of each template that has some, in the order in which it was approved.
_REPLIES = {"whatsapp.office_nudge": tuple(ChatChoice), "whatsapp.office_nudges": tuple(ChatChoice)}


def template_name(key: str) -> str:
    """The provider allows letters, digits and underscores: `whatsapp.office_nudge` loses its dot."""
    return key.replace(".", "_")


_KEY_OF = {template_name(key.removesuffix(_SUFFIX)): key for key in TEXTS if key.endswith(_SUFFIX)}


def chat_text(template: str, language: str, params: Sequence[str]) -> str:
    """What the phone shows for a template of ours with these parameters. Raises KeyError."""
    spoken: Language = "en" if language == "en" else "id"
    texts = TEXTS[_KEY_OF[template]]
    names = placeholders(texts[LANGUAGES.index("id")])
    return texts[LANGUAGES.index(spoken)].format_map(dict(zip(names, params, strict=True)))


def replies_of(key: str, city_id: str) -> tuple[str, ...]:
    """What each button under the template stands for; none for most templates."""
    return tuple(payload_of(choice, city_id) for choice in _REPLIES.get(key, ()))


def has_link(key: str) -> bool:
    """Whether the template has a button that opens a page, after its replies."""
    return key in _REPLIES
