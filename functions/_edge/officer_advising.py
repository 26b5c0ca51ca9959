"""Advice on an answer before it is sent. Its patterns are compiled with the first request for it."""

from functions._edge import outgoing
from functions._edge.http import Call, Reply
from functions._edge.text import clean
from shared.domain import politeness
from shared.domain.catalogue import Catalogue


def advise_on(call: Call) -> Reply:
    found = politeness.advise(clean(call.body.text, "text"))
    words = Catalogue()
    return Reply(
        outgoing.AdvicesOut(
            advice=[
                outgoing.AdviceOut(
                    code=advice.value, text=words.text(f"advice.{advice.value}", call.language)
                )
                for advice in found
            ]
        )
    )
