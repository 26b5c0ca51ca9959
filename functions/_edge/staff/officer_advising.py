"""What helps with an answer before it is sent. Patterns are compiled with the first request for them."""

from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_answers
from shared.domain.city.answers import filled, fitting
from shared.domain.language import politeness
from shared.domain.notify.effects import handle_of
from shared.domain.texts.catalogue import Catalogue
from shared.usecases.queries.read_report import read_report


def advise_on(call: Call) -> Reply:
    found = politeness.advise(clean(call.body.text, "text"))
    words = Catalogue()
    return Reply(
        outgoing_answers.AdvicesOut(
            advice=[
                outgoing_answers.AdviceOut(
                    code=advice.value, text=words.text(f"advice.{advice.value}", call.language)
                )
                for advice in found
            ]
        )
    )


def prepared(call: Call) -> Reply:
    opened = read_report(call.member, call.path["report_id"], call.ports)
    report, reference = opened.report, opened.reference
    params = {
        "office": reference.agency_name(report.agency_id or report.forwarded_to),
        "city": reference.city.name,
        "handle": handle_of(report.report_id),
    }
    found = fitting(reference.answers, report.category_id, call.query.q)
    return Reply(
        outgoing_answers.PreparedAnswersOut(
            answers=[
                outgoing_answers.PreparedAnswerOut(
                    answer_id=each.answer_id,
                    title=each.title,
                    text=filled(each, params).text,
                    category=each.category_id,
                )
                for each in found
            ]
        )
    )
