"""From domain values to what crosses the wire, as all audiences see it. No decision is made here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from functions._edge.schemas import outgoing
from shared.domain.city.categories import Category
from shared.domain.city.reference import Reference
from shared.domain.language.translations import Language
from shared.domain.lifecycle.notices import Advisory
from shared.domain.notify.effects import handle_of
from shared.domain.report.report import Report
from shared.domain.texts.catalogue import Catalogue
from shared.domain.texts.sp4n import OPEN311
from shared.domain.texts.timeline import state_key

if TYPE_CHECKING:
    from shared.ports.pictures import UploadSession


def notice(said: Advisory) -> outgoing.NoticeOut:
    return outgoing.NoticeOut(code=said.code, text=said.text, phone=said.phone, urgent=said.urgent)


def notices(said: Sequence[Advisory]) -> list[outgoing.NoticeOut]:
    return [notice(each) for each in said]


def uploads(sessions: Sequence[UploadSession]) -> list[outgoing.UploadOut]:
    return [
        outgoing.UploadOut(
            photo_id=session.photo_id,
            method=session.method,
            url=session.url,
            headers=dict(session.headers),
        )
        for session in sessions
    ]


def submitted(answer: Mapping[str, object]) -> dict[str, object]:
    """With the handle; answers are kept for repeats, and older ones have none."""
    return {**answer, "handle": handle_of(str(answer["report_id"]))}


def service_name(category: Category, language: Language) -> str:
    return category.name_en if language == "en" else category.name_id


def state_name(report: Report, reference: Reference, language: Language) -> str:
    """In the city's own words, where it has some."""
    return Catalogue(reference.texts).text(state_key(report), language)


def status(report: Report) -> str:
    return OPEN311[report.state]


def public_answer(report: Report, reference: Reference, language: Language) -> str:
    """What the public may read of the answer: the office's words for it, else that there is one.

    The answer to a divided report is that of several offices.
    """
    if not report.answer_text or report.secret:
        return ""
    if report.public_answer:
        return report.public_answer
    words = Catalogue(reference.texts)
    if report.ties.parts:
        return words.text("answer.public.parts", language)
    office = reference.agency_name(report.agency_id or report.forwarded_to)
    return words.text("answer.public", language, office=office)
