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
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Change, Report, ReportRevision
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, make_report
from tests.unit.domain.lives import (
    CITIZEN,
    DESK,
    HOUR,
    REFERENCE,
    after,
    forwarded,
    in_context,
    in_triage,
    routed,
    standing,
    submitted,
)
from tests.unit.domain.outcomes import refusal, told
from tests.unit.domain.packs import real

LATER = NOW + 2 * HOUR
VILLAGE = "7471011001"
NEARBY = Location(point=Point(-3.9781, 122.5151))
WORDS = "Bukan berlubang, melainkan retak."


def corrected(report: Report, **wanted: Any) -> Change:
    return decide_correction(report, Correction(**wanted), in_context(LATER, CITIZEN))


@pytest.mark.parametrize("state", sorted({*State} - {State.NEEDS_INFORMATION}))
def test_words_are_corrected_while_somebody_works_on_it(state: State) -> None:
    report = standing(state)
    if state not in CORRECT_FROM:
        assert refusal(ConflictError, lambda: corrected(report, description=WORDS)) == (
            "state_conflict",
            {"state": state.value, "action": "correct"},
        )
        return
    change = corrected(report, description=WORDS)
    assert change.report.description == WORDS
    assert (change.report.state, change.report.clocks) == (report.state, report.clocks)
    draft = EventDraft(EventType.CORRECTED, CITIZEN, detail={"number": 1})
    assert told(change) == (draft, LATER, "operation")
    assert change.former == ReportRevision(
        report.city_id,
        report.report_id,
        change.event.seq,
        LATER,
        report.description,
        report.category_id,
        report.location,
    )


@pytest.mark.parametrize("wanted", [{"category_id": "listrik_padam"}, {"location": NEARBY}])
@pytest.mark.parametrize("state", sorted(CORRECT_FROM))
def test_kind_and_place_stay_once_an_office_has_accepted(
    state: State, wanted: dict[str, Any]
) -> None:
    if state in MOVE_FROM:
        assert corrected(standing(state), **wanted).report.corrections == 1
        return
    assert refusal(ConflictError, lambda: corrected(standing(state), **wanted)) == (
        "correction_too_late",
        {},
    )


def test_a_new_kind_goes_to_its_office_whose_time_begins_with_it() -> None:
    report = routed()
    change = corrected(report, category_id="listrik_padam")
    assert (change.report.state, change.report.forwarded_to) == (State.FORWARDED, "pln")
    assert change.report.clocks["outside/pln"] == change.event.at
    back = corrected(in_triage(), category_id="jalan_rusak")
    assert (back.report.state, back.report.agency_id) == (State.ASSIGNED, "pupr")
    assert back.report.clocks == {"desk": NOW, "office/pupr": LATER}


def test_what_was_not_routed_yet_or_is_in_a_persons_hands_is_not_moved() -> None:
    assert corrected(submitted().report, category_id="listrik_padam").report.state is (
        State.SUBMITTED
    )
    refused = after(routed(), Action.REFUSE, LATER)
    assert corrected(refused, category_id="listrik_padam").report.state is State.TRIAGE
    appealed = replace(in_triage(), needs_supervisor=True)
    assert corrected(appealed, category_id="jalan_rusak").report.state is State.TRIAGE


def test_the_person_who_has_it_keeps_it_only_where_the_words_alone_are_new() -> None:
    held = replace(routed(), assignee="uid-officer")
    assert corrected(held, description=WORDS).report.assignee == "uid-officer"
    moved = corrected(held, location=NEARBY).report
    assert (moved.agency_id, moved.assignee) == ("pupr", None)


def test_a_guess_stays_one_until_the_reporter_names_the_kind() -> None:
    guessed = replace(routed(), category_guessed=True)
    assert corrected(guessed, description=WORDS).report.category_guessed is True
    named = corrected(guessed, description=WORDS, category_id="jalan_rusak").report
    assert named.category_guessed is False
    assert corrected(routed(), description=WORDS).report.category_guessed is False


def test_too_often_is_refused() -> None:
    last = replace(routed(), corrections=MOST_CORRECTIONS - 1)
    used = corrected(last, description=WORDS).report
    assert refusal(ConflictError, lambda: corrected(used, description="Lain lagi.")) == (
        "corrections_used",
        {"most": MOST_CORRECTIONS},
    )


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [
        ({}, "nothing_corrected", "description"),
        ({"description": routed().description}, "nothing_corrected", "description"),
        ({"category_id": "nothing"}, "category_unknown", "category"),
        ({"location": Location(address_text="Jl. Contoh")}, "place_required", "location"),
        ({"location": Location(village_code=VILLAGE)}, "place_required", "location"),
        (
            {"location": Location(address_text="x", village_code="9")},
            "village_unknown",
            "location.kelurahan_code",
        ),
    ],
)
def test_what_the_city_does_not_know_is_refused(
    wanted: dict[str, Any], code: str, field: str
) -> None:
    assert refusal(InvalidError, lambda: corrected(routed(), **wanted)) == (code, {"field": field})


def test_a_place_may_be_an_address_and_a_village_that_the_city_knows() -> None:
    place = Location(address_text="Jl. Contoh", village_code=VILLAGE)
    assert corrected(routed(), location=place).report.village_code == VILLAGE


def test_what_the_city_files_no_more_is_chosen_by_nobody_anew() -> None:
    power = replace(REFERENCE.categories["listrik_padam"], retired=LATER.date())
    categories = {**REFERENCE.categories, "listrik_padam": power}
    context = replace(
        in_context(LATER, CITIZEN), reference=replace(REFERENCE, categories=categories)
    )
    code, params = refusal(
        InvalidError,
        lambda: decide_correction(routed(), Correction(category_id="listrik_padam"), context),
    )
    assert (code, params["field"]) == ("category_retired", "category")
    kept = decide_correction(forwarded(), Correction(description=WORDS), context)
    assert kept.report.category_id == "listrik_padam"


def test_words_that_need_care_are_guarded_at_once_even_after_acceptance() -> None:
    accepted = after(routed(), Action.ACCEPT, LATER)
    change = corrected(accepted, description="Petugas dinas meminta uang suap kepada saya.")
    assert (change.report.secret, change.report.restricted) == (True, True)
    assert change.report.agency_id != "pupr"
    assert DESK.role != change.event.actor.role


def test_what_a_person_has_released_is_guarded_again_by_new_words_only() -> None:
    bribe = "Petugas dinas meminta uang suap kepada saya."
    released = replace(in_triage(), description=bribe, secret=True, needs_supervisor=True)
    change = corrected(released, category_id="jalan_rusak")
    assert change.report.restricted is False
    assert change.event.detail == {"number": 1}


def test_what_the_rules_say_of_the_new_kind_is_in_the_history() -> None:
    change = corrected(routed(), category_id="listrik_padam")
    assert change.report.rule == "power"
    assert change.event.detail == {"number": 1, "rule": "power", "village_unsure": False}
    assert change.event.reference_version == change.report.reference_version
    only_words = corrected(routed(), description=WORDS)
    assert set(only_words.event.detail) == {"number"}


def test_asked_about_the_place_a_corrected_place_is_the_answer_and_is_routed_again() -> None:
    asked = after(in_triage(), Action.ASK, NOW + HOUR)
    change = corrected(asked, category_id="jalan_rusak", location=NEARBY)
    assert (change.report.state, change.report.agency_id) == (State.ASSIGNED, "pupr")
    assert (change.report.resume_state, change.report.completed_at) == (None, LATER)
    assert change.event.ends_waiting


@pytest.mark.parametrize("wanted", [{"category_id": "listrik_padam"}, {"location": NEARBY}])
def test_asked_by_an_office_that_accepted_kind_and_place_stay(wanted: dict[str, Any]) -> None:
    asked = standing(State.NEEDS_INFORMATION)
    assert refusal(ConflictError, lambda: corrected(asked, **wanted))[0] == "correction_too_late"


def test_asked_by_an_office_that_accepted_the_kinds_questions_are_answered_and_move_nothing() -> (
    None
):
    accepted = replace(LAMP, state=State.ACCEPTED, agency_id="DISHUB")
    asked = replace(
        accepted,
        state=State.NEEDS_INFORMATION,
        resume_state=State.ACCEPTED,
        clocks={Stage.WAITING: NOW},
    )
    answered = with_answers(asked, attributes={"padam": "rumah"}).report
    assert (answered.state, answered.agency_id) == (State.ACCEPTED, "DISHUB")
    assert [each.code for each in answered.attributes] == ["padam"]


def test_near_a_border_the_question_is_asked_at_once_also_after_a_correction() -> None:
    between = Location(Point(-3.972456, 122.505656), 30.0, "device")
    report = make_report(category_id="pelayanan_kecamatan")
    asked = with_answers(report, location=between).report
    assert (asked.state, asked.border) == (
        State.SUBMITTED,
        Border("74.71.09.1004", "74.71.08.1003"),
    )


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
