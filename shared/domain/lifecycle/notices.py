"""What a reporter is told at once: call this number, and this is kept secret. Nothing is ever delayed."""

from shared.domain.city.danger import Notice
from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import Language, said_in
from shared.domain.routing.restriction import assess_sensitivity
from shared.domain.routing.text_findings import TextFindings
from shared.domain.texts.catalogue import Catalogue


@value_object
class Advisory:
    """A notice as it is shown. `phone` is what to call, where there is something to call."""

    code: str
    text: str
    phone: str = ""
    urgent: bool = False


def notices_on(
    found: TextFindings,
    category_id: str | None,
    concerns: tuple[Concern, ...],
    language: Language,
) -> tuple[Advisory, ...]:
    """All that a reporter is told at once: what the city says of such danger, then of secrecy."""
    of_danger = (
        said_of(notice, found.reference, language)
        for notice in found.reference.notices
        if notice.notice_id in found.dangers or (category_id and notice.category_id == category_id)
    )
    return (*of_danger, *_of_secrecy(found, concerns, language))


def notices_of_category(
    category_id: str, reference: Reference, language: Language
) -> tuple[Advisory, ...]:
    """What is shown as soon as the category is chosen."""
    return tuple(
        said_of(notice, reference, language)
        for notice in reference.notices
        if notice.category_id == category_id
    )


def emergency_banner(reference: Reference, language: Language) -> Advisory:
    """What every form shows above all."""
    number = reference.city.emergency_number
    text = Catalogue(reference.texts).text("notice.emergency", language, number=number)
    return Advisory("emergency", text, number, urgent=True)


def said_of(notice: Notice, reference: Reference, language: Language) -> Advisory:
    number, city = reference.city.emergency_number, reference.city.name
    text = said_in(language, notice.texts).format_map({"number": number, "city": city})
    return Advisory(notice.notice_id, text, number, urgent=True)


def _of_secrecy(
    found: TextFindings, concerns: tuple[Concern, ...], language: Language
) -> tuple[Advisory, ...]:
    care = assess_sensitivity(found, concerns, None) if concerns else None
    if care is None:
        return ()
    key = "notice.secret" if care.reader else "notice.secret_supervisor"
    office = found.reference.agency_name(care.reader)
    return (
        Advisory("secret", Catalogue(found.reference.texts).text(key, language, office=office)),
    )
