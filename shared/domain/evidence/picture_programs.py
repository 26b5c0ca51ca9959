"""What it means that a program has written a picture, by its name. Data, for a person to add to.

A name that is not here means nothing: phones name their system or their camera (`HDR+`, `MIUI`, a
build number, `17.5.1`), field crews use cameras that stamp time and place into the picture, and all
that is as it should be. Names are lower case; a name counts where no letter or digit is at its side.
"""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache


class Handling(IntEnum):
    """What was done to a picture, by its file's word, the graver the higher."""

    NONE = 0
    RESAVED = 1
    EDITED = 2
    CHANGED_BY_AI = 3
    MADE_BY_AI = 4


# Galleries, chats and cameras with filters: they save again, crop and turn.
_RESAVERS = (
    *("google photos", "picasa", "photo gallery", "photo viewer", "microsoft photos"),
    *("windows photo editor", "instagram", "facebook", "whatsapp", "telegram", "b612"),
    *("beautyplus", "beautycam", "cymera", "ulike"),
)
# They can take something out of a picture or put something in.
_EDITORS = (
    *("photoshop", "lightroom", "gimp", "affinity photo", "pixelmator", "paint.net", "paintshop"),
    *("photo-paint", "krita", "photopea", "pixlr", "snapseed", "picsart", "facetune", "airbrush"),
    *("canva", "photoroom", "remove.bg", "lightx", "polarr", "fotor", "befunky", "photodirector"),
    *("photoscape", "luminar", "touchretouch", "pixellab", "inshot", "capcut", "youcam perfect"),
    *("remini", "picmonkey", "picsay", "meitu", "imagemagick", "photo director", "vsco"),
)
_GENERATORS = (
    *("dall-e", "chatgpt", "midjourney", "stable diffusion", "comfyui", "invokeai", "novelai"),
    *("firefly", "bing image creator", "image creator from designer", "leonardo.ai", "ideogram"),
    *("automatic1111", "fooocus", "craiyon", "nightcafe", "meta ai", "google gemini"),
)
_PROGRAMS: Mapping[Handling, tuple[str, ...]] = {
    Handling.RESAVED: _RESAVERS,
    Handling.EDITED: _EDITORS,
    Handling.MADE_BY_AI: _GENERATORS,
}

# IPTC's digital source types. What is not here is a camera's (`digitalCapture`, `computationalCapture`)
# or a copy of paper or of a screen.
_SOURCES: Mapping[str, Handling] = {
    "minorhumanedits": Handling.RESAVED,
    "algorithmicallyenhanced": Handling.RESAVED,
    "humanedits": Handling.EDITED,
    "composite": Handling.EDITED,
    "compositecapture": Handling.EDITED,
    "digitalart": Handling.EDITED,
    "digitalcreation": Handling.EDITED,
    "softwareimage": Handling.EDITED,
    "compositewithtrainedalgorithmicmedia": Handling.CHANGED_BY_AI,
    "compositesynthetic": Handling.CHANGED_BY_AI,
    "trainedalgorithmicmedia": Handling.MADE_BY_AI,
    "algorithmicmedia": Handling.MADE_BY_AI,
    "datadrivenmedia": Handling.MADE_BY_AI,
    "virtualrecording": Handling.MADE_BY_AI,
}

# The beginnings of credit lines that programs write by themselves.
_CREDITS: Mapping[str, Handling] = {
    "edited with google ai": Handling.CHANGED_BY_AI,
    "made with google ai": Handling.MADE_BY_AI,
    "imagined with ai": Handling.MADE_BY_AI,
    "imagined with meta ai": Handling.MADE_BY_AI,
}


def of_programs(names: Iterable[str]) -> Handling:
    return max(map(_of_program, names), default=Handling.NONE)


def of_source(source: str) -> Handling:
    """Of the last part of IPTC's digital source type."""
    return _SOURCES.get(source.lower(), Handling.NONE)


def of_credit(credit: str) -> Handling:
    told = credit.lower()
    found = (handling for begins, handling in _CREDITS.items() if told.startswith(begins))
    return next(found, Handling.NONE)


def _of_program(name: str) -> Handling:
    told = name.lower()
    found = (handling for handling in _PROGRAMS if _any_of(handling).search(told))
    return max(found, default=Handling.NONE)


@cache
def _any_of(handling: Handling) -> re.Pattern[str]:
    """Compiled when the first photo asks for it."""
    names = "|".join(map(re.escape, _PROGRAMS[handling]))
    return re.compile(rf"(?<![a-z0-9])(?:{names})(?![a-z0-9])")
