"""Correcting one's own report: what changes hands, what is sealed, and when it is too late."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.geo.place import Point
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.reporter_corrections import (
    CORRECT_FROM,
    MOST_CORRECTIONS,
    MOVE_FROM,
    Correction,
    decide_correction,
)
from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import Action
from shared.domain.report.location import Location
from shared.domain.report.report import Change, Report
from tests.builders import NOW, make_report
from tests.unit.domain.lives import (
    CITIZEN,
    DESK,
    HOUR,
    after,
    in_context,
    in_triage,
    routed,
    standing,
    submitted,
)
from tests.unit.domain.packs import real

LATER = NOW + 2 * HOUR
WORDS = "Bukan berlubang, melainkan retak."


def corrected(report: Report, **wanted: Any) -> Change:
    return decide_correction(report, Correction(**wanted), in_context(LATER, CITIZEN))


@pytest.mark.parametrize("state", list(State))
def test_words_are_corrected_while_somebody_works_on_it(state: State) -> None:
    report = standing(state)
    if state not in CORRECT_FROM:
        with pytest.raises(ConflictError, match="state_conflict"):
            corrected(report, description=WORDS)
        return
    change = corrected(report, description=WORDS)
    assert change.report.description == WORDS
    assert (change.report.state, change.report.clocks) == (report.state, report.clocks)
    assert change.event.type is EventType.CORRECTED
    assert WORDS not in repr(change.event)
    assert change.former is not None
    assert change.former.description == report.description


@pytest.mark.parametrize("state", sorted(CORRECT_FROM))
def test_kind_and_place_stay_once_an_office_has_accepted(state: State) -> None:
    elsewhere = Location(point=Point(-3.9781, 122.5151))
    for wanted in ({"category_id": "listrik_padam"}, {"location": elsewhere}):
        if state in MOVE_FROM:
            assert corrected(standing(state), **wanted).report.corrections == 1
            continue
        with pytest.raises(ConflictError, match="correction_too_late"):
            corrected(standing(state), **wanted)


def test_a_new_kind_goes_to_its_office_and_no_clock_starts_anew() -> None:
    report = routed()
    change = corrected(report, category_id="listrik_padam")
    assert (change.report.state, change.report.forwarded_to) == (State.FORWARDED, "pln")
    assert change.report.clocks[Stage.OFFICE] == report.clocks[Stage.OFFICE]
    back = corrected(in_triage(), category_id="jalan_rusak")
    assert (back.report.state, back.report.agency_id) == (State.ASSIGNED, "pupr")


def test_what_was_not_routed_yet_or_is_in_a_persons_hands_is_not_moved() -> None:
    assert corrected(submitted().report, category_id="listrik_padam").report.state is (
        State.SUBMITTED
    )
    refused = after(routed(), Action.REFUSE, LATER)
    assert corrected(refused, category_id="listrik_padam").report.state is State.TRIAGE
    appealed = replace(in_triage(), needs_supervisor=True)
    assert corrected(appealed, category_id="jalan_rusak").report.state is State.TRIAGE


def test_nothing_new_and_too_often_are_refused() -> None:
    report = routed()
    with pytest.raises(InvalidError, match="nothing_corrected"):
        corrected(report, description=report.description)
    with pytest.raises(InvalidError, match="nothing_corrected"):
        corrected(report)
    often = replace(report, corrections=MOST_CORRECTIONS)
    with pytest.raises(ConflictError, match="corrections_used"):
        corrected(often, description=WORDS)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"category_id": "nothing"}, "category_unknown"),
        ({"location": Location(address_text="Jl. Contoh")}, "place_required"),
        ({"location": Location(address_text="x", village_code="9")}, "village_unknown"),
    ],
)
def test_what_the_city_does_not_know_is_refused(wanted: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidError) as refused:
        corrected(routed(), **wanted)
    assert refused.value.code == code


def test_words_that_need_care_are_guarded_at_once_even_after_acceptance() -> None:
    accepted = after(routed(), Action.ACCEPT, LATER)
    change = corrected(accepted, description="Petugas dinas meminta uang suap kepada saya.")
    assert (change.report.secret, change.report.restricted) == (True, True)
    assert change.report.agency_id != "pupr"
    assert DESK.role != change.event.actor.role


def test_what_the_rules_say_of_the_new_kind_is_in_the_history() -> None:
    change = corrected(routed(), category_id="listrik_padam")
    assert change.event.detail["rule"] == change.report.rule == "power"
    assert change.event.reference_version == change.report.reference_version
    only_words = corrected(routed(), description=WORDS)
    assert set(only_words.event.detail) == {"number"}


LAMP = make_report(category_id="lampu_jalan", description="Lampu mati", state=State.ASSIGNED)


def with_answers(report: Report, **wanted: Any) -> Change:
    """Corrected under the rules of Kendari, which look at answers."""
    return decide_correction(
        report, Correction(**wanted), Context(real("kendari"), LATER, "correct", CITIZEN)
    )


def test_another_answer_takes_it_to_another_office_and_the_former_one_is_sealed() -> None:
    first = with_answers(replace(LAMP, agency_id="DISHUB"), attributes={"padam": "satu"})
    assert first.report.agency_id == "DISHUB"
    second = with_answers(first.report, attributes={"padam": "rumah"})
    assert (second.report.forwarded_to, second.report.rule) == ("PLN", "pju-padam-dengan-rumah")
    assert second.former is not None
    assert second.former.attributes == first.report.attributes
    assert "rumah" not in repr(second.event.detail).replace("pju-padam-dengan-rumah", "")


def test_answers_belong_to_the_kind_that_is_named_with_them() -> None:
    answers = {"tempat": "pribadi", "keadaan": "rawan"}
    report = replace(LAMP, agency_id="DISHUB")
    assert with_answers(report, category_id="pohon", attributes=answers).report.rule == (
        "pohon-rawan-pribadi"
    )
    with pytest.raises(InvalidError, match="attribute_unknown"):
        with_answers(report, attributes=answers)
    accepted = replace(report, state=State.ACCEPTED)
    with pytest.raises(ConflictError, match="correction_too_late"):
        with_answers(accepted, attributes={"padam": "rumah"})
