"""What a reporter is told at once: call this number, and this is kept secret. Nothing is ever delayed."""

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern, Notice
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import Language, said_in
from shared.domain.routing.restriction import assess_sensitivity
from shared.domain.texts.catalogue import Catalogue


@value_object
class Said:
    """A notice as it is shown. `phone` is what to call, where there is something to call."""

    code: str
    text: str
    phone: str = ""
    urgent: bool = False


def danger_in(text: str, reference: Reference) -> str | None:
    """The id of the first notice that the words of a text call for; None for most."""
    return next(iter(reference.notice_book.heard(text)), None)


def notices_on(
    text: str,
    category_id: str | None,
    concerns: tuple[Concern, ...],
    reference: Reference,
    language: Language,
) -> tuple[Said, ...]:
    """All that a reporter is told at once: what the city says of such danger, then of secrecy."""
    heard = reference.notice_book.heard(text)
    of_danger = (
        said_of(notice, reference, language)
        for notice in reference.notices
        if notice.notice_id in heard or (category_id and notice.category_id == category_id)
    )
    return (*of_danger, *_of_secrecy(text, concerns, reference, language))


def notices_of_category(
    category_id: str, reference: Reference, language: Language
) -> tuple[Said, ...]:
    """What is shown as soon as the category is chosen."""
    return tuple(
        said_of(notice, reference, language)
        for notice in reference.notices
        if notice.category_id == category_id
    )


def emergency_banner(reference: Reference, language: Language) -> Said:
    """What every form shows above all."""
    number = reference.city.emergency_number
    text = Catalogue(reference.texts).text("notice.emergency", language, number=number)
    return Said("emergency", text, number, urgent=True)


def said_of(notice: Notice, reference: Reference, language: Language) -> Said:
    number, city = reference.city.emergency_number, reference.city.name
    text = said_in(language, notice.texts).format_map({"number": number, "city": city})
    return Said(notice.notice_id, text, number, urgent=True)


def _of_secrecy(
    text: str, concerns: tuple[Concern, ...], reference: Reference, language: Language
) -> tuple[Said, ...]:
    care = assess_sensitivity(text, concerns, None, reference) if concerns else None
    if care is None:
        return ()
    key = "notice.secret" if care.reader else "notice.secret_supervisor"
    office = reference.agency_name(care.reader)
    return (Said("secret", Catalogue(reference.texts).text(key, language, office=office)),)
