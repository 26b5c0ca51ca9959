"""What needs care goes to who watches, and never to the office that it speaks against."""

from dataclasses import replace

import pytest

from shared.domain.city.reference import Reference, Whom
from shared.domain.city.sensitivity import Concern, ConcernPolicy, Official
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.requests import Context
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action, Role, may_read
from shared.domain.report.actor import Actor
from shared.domain.report.report import Report
from shared.domain.routing.restriction import RULE, assess_sensitivity, restrict_at_intake
from shared.domain.routing.routing import decide_routing
from shared.domain.routing.text_findings import understand, understand_report
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW, make_reference, make_report, make_staff
from tests.unit.domain.lives import acted
from tests.unit.domain.packs import real

BRIBE = "Petugas minta uang 100 ribu supaya jalan berlubang di depan rumah ditambal."
WATCHED = make_reference(
    watches=(ConcernPolicy(Concern.BRIBERY, "dlh"), ConcernPolicy(Concern.OFFICIAL, "dlh"))
)


def taken_in(report: Report, reference: Reference = WATCHED) -> Report:
    return restrict_at_intake(report, understand_report(report, reference))


def routed(text: str = BRIBE, reference: Reference = WATCHED, **fields: object) -> Report:
    whole = {"category_id": "jalan_rusak", **fields}
    report = taken_in(make_report(description=text, **whole), reference)
    change = decide_routing(report, reference, NOW, "route")
    assert change is not None
    return change.report


def test_it_is_secret_and_restricted_from_its_first_moment() -> None:
    report = taken_in(make_report(description=BRIBE))
    assert (report.secret, report.restricted) == (True, True)
    assert report.concerns == (Concern.BRIBERY,)


def test_an_ordinary_report_keeps_what_its_reporter_chose() -> None:
    report = make_report(secret=True)
    assert taken_in(report) is report


def test_it_goes_to_who_watches_and_is_kept_from_the_office_whose_matter_it_was() -> None:
    report = routed()
    assert (report.state, report.agency_id, report.rule) == (State.ASSIGNED, "dlh", RULE)
    assert report.withheld_from == ("pupr",)


def test_the_event_says_no_more_than_the_reason() -> None:
    report = taken_in(make_report(description=BRIBE, category_id="jalan_rusak"))
    change = decide_routing(report, WATCHED, NOW, "route")
    assert change is not None
    assert change.event.type is EventType.ROUTED
    assert change.event.text == ""
    assert dict(change.event.detail) == {
        "rule": RULE,
        "village_unsure": False,
        "concerns": "bribery",
    }


@pytest.mark.parametrize(
    ("watches", "template"),
    [(WATCHED.watches, "report_guarded"), ((), "report_guarded_desk")],
)
def test_the_reporter_is_told_who_reads_it(
    watches: tuple[ConcernPolicy, ...], template: str
) -> None:
    reference = make_reference(watches=watches)
    report = taken_in(make_report(description=BRIBE, category_id="jalan_rusak"), reference)
    change = decide_routing(report, reference, NOW, "route")
    assert change is not None
    told = [e.template for e in effects_of(change.event) if e.whom is Whom.REPORTER]
    assert told == [template]
    assert timeline_key(change.event).endswith(".guarded")


@pytest.mark.parametrize("watches", [(), (ConcernPolicy(Concern.BRIBERY, "pupr"),)])
def test_where_nobody_watches_or_who_watches_is_accused_a_supervisor_looks_first(
    watches: tuple[ConcernPolicy, ...],
) -> None:
    text = "Pegawai Dinas PUPR minta uang 50 ribu"
    report = routed(text, make_reference(watches=watches))
    assert (report.state, report.agency_id) == (State.TRIAGE, None)
    assert report.needs_supervisor
    assert "pupr" in report.withheld_from


def test_who_watches_is_mostly_called_for_help() -> None:
    report = routed(BRIBE + " Mohon Dinas Lingkungan Hidup memeriksa.")
    assert report.agency_id == "dlh"


def test_an_office_named_anywhere_never_gets_it() -> None:
    report = routed("PLN dan petugas lain minta uang 50 ribu untuk jalan berlubang")
    assert report.withheld_from == ("pln", "pupr")


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Bapak Fulan Contoh tidak pernah memperbaiki jalan berlubang", True),
        ("FULAN CONTOHH jalan berlubang", True),
        ("Fulan bilang, contoh jalan berlubang", False),
    ],
)
def test_an_official_of_the_office_is_known_by_name(text: str, *, is_kept: bool) -> None:
    reference = replace(WATCHED, officials=(Official("Fulan Contohh", "pupr"),))
    reference = replace(reference, officials=(Official("Fulan Contoh", "pupr"),))
    found = understand(text.replace("CONTOHH", "CONTOH"), reference)
    care = assess_sensitivity(found, (), "pupr")
    assert (care is not None) is is_kept
    assert assess_sensitivity(understand(text, reference), (), "pln") is None


NAMED = replace(WATCHED, officials=(Official("Fulan Contoh", "pupr"),))


def test_an_official_is_known_before_it_is_known_whose_matter_it_is() -> None:
    report = routed("Pak Fulan Contoh tidak pernah turun ke lapangan", NAMED, category_id=None)
    assert (report.agency_id, report.secret) == ("dlh", True)
    assert report.withheld_from == ("pupr",)


def test_a_person_gives_it_to_the_office_of_a_named_official_only_with_a_reason() -> None:
    report = make_report(state=State.TRIAGE, description="Pak Fulan Contoh, ada pohon tumbang")
    context = Context(NAMED, NOW, "operation", SUPERVISOR)
    with pytest.raises(InvalidError) as missing:
        acted(report, Action.ASSIGN, NOW, context=context, agency_id="pupr", text="")
    assert missing.value.code == "office_accused"


def test_violence_accuses_only_the_office_that_is_named() -> None:
    care = assess_sensitivity(understand("Suami saya memukul saya", WATCHED), (), "dlh")
    assert care is not None
    assert (care.concerns, care.withheld_from) == ((Concern.VIOLENCE,), ())


@pytest.mark.parametrize(
    ("role", "agency_id", "sees"),
    [
        (Role.OFFICER, "pupr", False),
        (Role.OFFICER, "dlh", True),
        (Role.DESK, None, False),
        (Role.LEADER, None, False),
        (Role.SUPERVISOR, None, True),
    ],
)
def test_who_sees_it(role: Role, agency_id: str | None, *, sees: bool) -> None:
    assert may_read(make_staff(role=role, agency_id=agency_id), routed()) is sees


def test_even_in_its_hands_the_accused_office_does_not_see_it() -> None:
    misplaced = replace(routed(), agency_id="pupr")
    assert not may_read(make_staff(agency_id="pupr"), misplaced)


SUPERVISOR = Actor(role="supervisor", actor_id="uid-supervisor")


def test_a_person_hands_it_to_the_accused_office_only_with_a_reason() -> None:
    refused = acted(routed(), Action.REFUSE, NOW, text="Bukan perkara kami.").report
    assert (refused.state, refused.restricted) == (State.TRIAGE, True)
    with pytest.raises(InvalidError) as missing:
        acted(refused, Action.ASSIGN, NOW, actor=SUPERVISOR, agency_id="pupr", text="")
    assert missing.value.code == "office_accused"
    change = acted(
        refused, Action.ASSIGN, NOW, actor=SUPERVISOR, agency_id="pupr", text="Salah paham."
    )
    assert (change.report.restricted, change.report.withheld_from) == (False, ())
    assert change.report.secret, "what was made secret stays so"
    assert change.event.detail["released"] is True


@pytest.mark.parametrize(
    ("city_id", "text", "office"),
    [
        ("kendari", "Loket Disdukcapil minta uang 100 ribu untuk KTP", "INSPEKTORAT"),
        ("makassar", "ada pungli di kantor kecamatan", "INSPEKTORAT"),
        ("kendari", "Pegawai inspektorat minta uang damai", None),
    ],
)
def test_in_the_real_cities(city_id: str, text: str, office: str | None) -> None:
    report = routed(text, real(city_id), category_id=None)
    assert (report.agency_id, report.restricted) == (office, True)
