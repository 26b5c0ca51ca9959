"""The kinds of problem that a city takes reports on."""

from datetime import date
from enum import StrEnum

from shared.domain.city.agencies import OwnerKind
from shared.domain.kernel.states import Urgency
from shared.domain.kernel.value_object import value_object


class PhotoDoubt(StrEnum):
    """What follows where a reporter's photo is doubtful. Nothing is refused for it."""

    FLAG = "flag"
    ASK = "ask"
    HOLD = "hold"


@value_object
class Category:
    """A kind of problem (Open311: service). `synonyms` are phrases people use for it.

    `hints` are words that point to it without proving it; several categories may share one.
    A doubtful photo of the reporter's leads to `on_doubt`; `is_live_only`: it is to be taken in the app.
    `needs_proof`: an office shows its work with a picture when it answers. Reports of it have its
    `urgency` unless staff decide otherwise. Reports within `duplicate_radius_m` and `duplicate_days` of
    each other may be about the same thing. From the day on which it is `retired` nobody files under it;
    its words speak for the one it was `replaced_by`.
    """

    category_id: str
    group: str
    name_id: str
    name_en: str
    owner: OwnerKind
    synonyms: tuple[str, ...]
    sp4n_topic: str = ""
    hints: tuple[str, ...] = ()
    needs_proof: bool = False
    urgency: Urgency = Urgency.NORMAL
    on_doubt: PhotoDoubt = PhotoDoubt.FLAG
    is_live_only: bool = False
    duplicate_radius_m: int = 50
    duplicate_days: int = 84
    retired: date | None = None
    replaced_by: str = ""
