"""Reports of version 1 counted the time of each stage; since version 2 that of each holder."""

from collections.abc import Iterator, Mapping
from typing import Any

from shared.adapters.documents.engine.db import Document
from shared.domain.kernel.states import CITY_STAGES, STAGE_OF, Stage, State
from shared.domain.report.turns import ASIDE, NOBODY, OF_REPORT, holder_of


def with_turns(stored: Document) -> Document:
    """What had begun in a stage belongs to whoever has the report; a rung that was climbed is not again.

    Who had it before is not known of its pauses any more, only when they were.
    """
    document: dict[str, Any] = dict(stored)
    before = document.get("ties", {}).get("before")
    ties = document.get("ties", {}) | {
        "ages": [
            age | {"clocks": _of_holders(age["clocks"], document)}
            for age in document.get("ties", {}).get("ages", [])
        ],
        "before": before and {key: held for key, held in before.items() if key != "pauses"},
    }
    rest = {key: held for key, held in document.items() if key != "pauses"}
    return rest | {
        "clocks": _of_holders(document.get("clocks", {}), document),
        "fired": list(_climbed(document)),
        "turns": list(_turns(document)),
        "told": {},
        "ties": ties,
    }


def _agency(document: Mapping[str, Any]) -> str | None:
    return document.get("agency_id") or document.get("forwarded_to")


def _of_holders(clocks: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    return {holder_of(Stage(stage), _agency(document)): at for stage, at in clocks.items()}


def _climbed(document: Mapping[str, Any]) -> Iterator[str]:
    """Which rungs counted from the report only the pack tells; so each counts as one of these, too."""
    for key in document.get("fired", []):
        stage, _, rung = key.partition(":")
        if stage in set(Stage):
            yield f"{holder_of(Stage(stage), _agency(document))}:{rung}"
            if Stage(stage) in CITY_STAGES:
                yield f"{OF_REPORT}{rung}"


def _turns(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    state = State(document["state"])
    now = ASIDE if state is State.MERGED else holder_of(STAGE_OF.get(state), _agency(document))
    is_with_city = STAGE_OF.get(state) in CITY_STAGES
    pauses = document.get("pauses", [])
    yield {"holder": now if is_with_city else Stage.DESK, "start": document["submitted_at"]}
    for pause in pauses:
        lasts = pause["end"] is None
        yield {"holder": now if lasts else NOBODY, "start": pause["start"]}
        if not lasts:
            yield {"holder": now if is_with_city else Stage.DESK, "start": pause["end"]}
