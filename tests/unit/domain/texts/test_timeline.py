"""Which sentence tells of what, and whom it names."""

import re
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.city.reference import Act, Whom
from shared.domain.kernel.states import EventType, State
from shared.domain.language.translations import FALLBACK, texts_in
from shared.domain.pack.checks.ladder import POSSIBLE
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.texts.timeline import (
    message_of,
    next_key,
    office_in,
    sentence_of,
    state_key,
    timeline_key,
)
from tests.builders import later, make_event, make_report
from tests.unit.domain.packs import real

OFFICER, OUTSIDE = Actor("officer", "x"), Actor("outside", "x")
DESK, SUPERVISOR = Actor("desk", "x"), Actor("supervisor", "x")
CLIMBED = {"act": Act.INFORM.value, "whom": Whom.MAYOR.value}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"type": EventType.REJECTED}, "rejected"),
        ({"type": EventType.REJECTED, "detail": {"final": True}}, "rejected.final"),
        ({"type": EventType.MESSAGED}, "messaged.citizen"),
        ({"type": EventType.MESSAGED, "actor": OFFICER}, "messaged.staff"),
        ({"type": EventType.VISITED}, "visited"),
        ({"type": EventType.VISITED, "detail": {"promised_by": "x"}}, "visited.promised"),
        ({"type": EventType.OUTSIDE_ANSWERED, "actor": OFFICER}, "outside_answered"),
        ({"type": EventType.OUTSIDE_ANSWERED, "actor": OUTSIDE}, "outside_answered.direct"),
        (
            {"type": EventType.EXPIRED, "state_after": State.WITHDRAWN},
            "lapsed",
        ),
        ({"type": EventType.CORRECTED}, "corrected"),
        (
            {"type": EventType.CORRECTED, "detail": {"from_state": "withdrawn"}},
            "corrected.resumed",
        ),
        ({"type": EventType.DELEGATED}, "delegated.nobody"),
        ({"type": EventType.DELEGATED, "detail": {"assignee": "x"}}, "delegated"),
        ({"type": EventType.URGENCY_SET, "detail": {"urgency": "high"}}, "urgency_set.high"),
        ({"type": EventType.RUNG_CLIMBED, "detail": CLIMBED}, "rung_climbed.inform.mayor"),
        (
            {"type": EventType.RUNG_CLIMBED, "detail": {**CLIMBED, "legal_end": True}},
            "legal_end",
        ),
        (
            {"type": EventType.RUNG_CLIMBED, "detail": {**CLIMBED, "condition": "no_answer"}},
            "rung_climbed.inform.mayor",
        ),
        ({"type": EventType.ROUTED, "detail": {"concerns": "bribery"}}, "routed.guarded"),
        (
            {"type": EventType.FORWARDED, "detail": {"rule": "place_of_neighbour"}},
            "forwarded.outside",
        ),
        ({"type": EventType.PROGRESSED, "detail": {"promised_by": "x"}}, "progressed.promised"),
        (
            {
                "type": EventType.PROGRESSED,
                "detail": {"promised_by": "x", "visit_moved_to": "x"},
            },
            "progressed.moved",
        ),
        ({"type": EventType.CONTACT_ASKED, "actor": SUPERVISOR}, "contact_asked"),
        ({"type": EventType.CONTACT_OPENED, "actor": SUPERVISOR}, "contact_opened"),
        ({"type": EventType.CONTACT_OPENED, "actor": DESK}, "contact_opened.desk"),
        (
            {
                "type": EventType.CONTACT_OPENED,
                "actor": SUPERVISOR,
                "detail": {"agrees": True},
            },
            "contact_opened.agreed",
        ),
        (
            {"type": EventType.CONFIRMED, "actor": Actor("citizen", JOINED)},
            "joined.confirmed",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_an_event_is_told_by_what_it_was(fields: dict[str, Any], key: str) -> None:
    assert timeline_key(make_event(**fields)) == f"timeline.{key}"
    assert f"timeline.{key}" in texts_in(FALLBACK)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"state": State.WITHDRAWN, "resume_state": State.TRIAGE}, "lapsed"),
        ({"state": State.WITHDRAWN}, "withdrawn"),
        ({"state": State.NEEDS_INFORMATION, "resume_state": State.TRIAGE}, "needs_information"),
    ],
)
def test_what_silence_ended_has_a_name_of_its_own(fields: dict[str, Any], key: str) -> None:
    assert state_key(make_report(**fields)) == f"state.{key}"
    assert f"state.{key}" in texts_in(FALLBACK)


def test_a_refusal_names_the_office_that_refused() -> None:
    refused = make_event(type=EventType.REFUSED, detail={"from_agency": "DLHK", "hops": 1})
    assert office_in(refused) == "DLHK"
    assert office_in(make_event(type=EventType.FORWARDED, forwarded_to="PLN")) == "PLN"
    assert office_in(make_event(make_report(agency_id="DPUPR"), type=EventType.ROUTED)) == "DPUPR"
    assert (
        office_in(make_event(type=EventType.TRIAGED, due=NextDeadline(1, later(hours=1)))) is None
    )


def test_the_sentence_names_the_office_as_people_know_it() -> None:
    kendari = real("kendari")
    routed = make_event(make_report(agency_id="DPUPR"), type=EventType.ROUTED)
    assert kendari.agency_name("DPUPR") in sentence_of(routed, kendari, "id")


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("visit_overdue", "Kunjungan ke {office} belum dilakukan"),
        ("promise_broken", "Yang dijanjikan {office} belum ada"),
        ("call_wanting", "belum menelepon"),
        ("proof_wanting", "belum diperiksa penyelia"),
    ],
)
def test_whoever_leads_is_told_why_and_so_is_the_reader(condition: str, why: str) -> None:
    kendari = real("kendari")
    detail = {"act": "inform", "whom": "regional_secretary", "condition": condition}
    event = make_event(make_report(agency_id="DPUPR"), type=EventType.RUNG_CLIMBED, detail=detail)
    told = sentence_of(event, kendari, "id")
    assert why.format(office=kendari.agency_name("DPUPR")) in told
    assert told.endswith("maka Sekretaris Daerah kami beri tahu.")
    again = sentence_of(replace(event, detail={**detail, "again": True}), kendari, "id")
    assert "belum juga" in again


@pytest.mark.parametrize(
    ("act", "whom"),
    sorted({each for one in POSSIBLE.values() for each in one if each[0] is not Act.CLOSE}),
)
def test_whatever_a_ladder_does_again_and_again_has_a_sentence(act: Act, whom: Whom) -> None:
    detail = {"act": act.value, "whom": whom.value, "condition": "no_answer", "again": True}
    event = make_event(type=EventType.RUNG_CLIMBED, detail=detail)
    assert sentence_of(event, real("kendari"), "id")


def test_what_puts_an_end_to_a_visit_says_so_and_which_office_it_was_to() -> None:
    kendari = real("kendari")
    moved = make_event(
        make_report(agency_id="DLHK"), type=EventType.ASSIGNED, detail={"visit_cancelled": "DPUPR"}
    )
    plain = sentence_of(replace(moved, detail={}), kendari, "id")
    told = sentence_of(moved, kendari, "id")
    assert told.startswith(plain)
    assert kendari.agency_name("DPUPR") in told.removeprefix(plain)
    cancelled = replace(moved, type=EventType.VISIT_CANCELLED, agency_id="DPUPR")
    assert sentence_of(cancelled, kendari, "id").count(kendari.agency_name("DPUPR")) == 1


def test_what_staff_write_among_themselves_is_not_shown() -> None:
    said = "menurut kami sama dengan yang kemarin"
    assert message_of(make_event(type=EventType.MERGE_PROPOSED, text=said)) == ""
    assert message_of(make_event(type=EventType.MESSAGED, text=said)) == said


@pytest.mark.parametrize("state", State)
def test_a_report_in_any_state_says_what_comes_next_or_what_holds(state: State) -> None:
    assert next_key(state, None) in texts_in(FALLBACK)


@pytest.mark.parametrize(
    ("detail", "fate", "says"),
    [
        ({"act": "whatsapp", "whom": "office"}, None, "mulai mengingatkan"),
        ({"act": "whatsapp", "whom": "office"}, "taken", "kami mengirim WhatsApp kepada"),
        ({"act": "whatsapp", "whom": "office"}, "mailed", "lewat surel"),
        ({"act": "whatsapp", "whom": "office"}, "given_up", "belum diterima"),
        ({"act": "whatsapp", "whom": "office"}, "overtaken", "tidak jadi dikirim"),
        ({"act": "remind", "whom": "reporter"}, None, "Tanggapan Anda masih kami tunggu."),
        ({"act": "remind", "whom": "reporter"}, "taken", "Kami mengingatkan Anda"),
        ({"act": "remind", "whom": "reporter"}, "mailed", "Kami mengingatkan Anda"),
        ({"act": "remind", "whom": "reporter"}, "given_up", "belum sampai kepada Anda"),
        ({"act": "remind", "whom": "reporter"}, "overtaken", "tidak jadi dikirim"),
        ({"act": "push", "whom": "office"}, None, "maka kami mengirim pengingat."),
        ({"act": "push", "whom": "desk"}, None, "maka tim pengaduan kami ingatkan."),
        (
            {"act": "push", "whom": "desk", "condition": "call_wanting", "again": True},
            "taken",
            "belum juga menelepon Anda, maka sekali lagi tim pengaduan kami ingatkan.",
        ),
        (
            {"act": "push", "whom": "desk", "condition": "proof_wanting"},
            "given_up",
            "belum diperiksa penyelia, maka tim pengaduan hendak kami ingatkan, tetapi",
        ),
        (
            {"act": "push", "whom": "desk", "condition": "unheard"},
            "guarded",
            "agar Anda dihubungi, penyelia kami ingatkan.",
        ),
        ({"act": "inform", "whom": "mayor"}, None, "masuk ke daftar untuk wali kota."),
        ({"act": "inform", "whom": "mayor"}, "taken", "pemberitahuannya sudah terkirim"),
        ({"act": "inform", "whom": "mayor"}, "mailed", "pemberitahuannya sudah terkirim"),
        ({"act": "inform", "whom": "mayor"}, "given_up", "pemberitahuannya belum sampai"),
        ({"act": "inform", "whom": "mayor"}, "guarded", "bukan wali kota"),
        ({"act": "inform", "whom": "mayor", "again": True}, "given_up", "masih ada di daftar"),
        ({"act": "inform", "whom": "head"}, "given_up", "lewat tim pengaduan"),
        (
            {"act": "push", "whom": "desk", "stage": "parts"},
            "taken",
            "Belum semua kantor menjawab, maka tim pengaduan kami ingatkan.",
        ),
        (
            {"act": "inform", "whom": "mayor", "legal_end": True},
            "given_up",
            "belum sampai kepada wali kota",
        ),
        (
            {"act": "inform", "whom": "mayor", "condition": "visit_overdue", "again": True},
            "given_up",
            "maka wali kota kami beri tahu lewat tim pengaduan lagi.",
        ),
    ],
)
def test_a_rung_is_told_by_what_became_of_its_message(
    detail: dict[str, Any], fate: str | None, says: str
) -> None:
    whole = {"condition": "no_answer", **detail, **({"fate": fate} if fate else {})}
    event = make_event(make_report(agency_id="DPUPR"), type=EventType.RUNG_CLIMBED, detail=whole)
    assert says in sentence_of(event, real("kendari"), "id")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": EventType.EXPIRED, "state_after": State.WITHDRAWN},
        {"type": EventType.LAPSE_ALLOWED},
        {"type": EventType.REJECTED},
    ],
    ids=lambda each: each["type"],
)
def test_of_a_part_its_end_is_told_and_not_that_of_the_whole(fields: dict[str, Any]) -> None:
    kendari = real("kendari")
    assert "bagian ini" in sentence_of(make_event(**fields, part_of="whole"), kendari, "id")
    assert "bagian ini" not in sentence_of(make_event(**fields), kendari, "id")


_LED = re.compile(r"wali kota(?! kami)|Sekretaris Daerah|mayor")
_KEPT = {"to_supervisors": True}


@pytest.mark.parametrize("fate", [None, "given_up", "overtaken", "guarded"])
@pytest.mark.parametrize("whom", ["regional_secretary", "mayor"])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"again": True},
        {"legal_end": True},
        *({"condition": each} for each in ("visit_overdue", "unheard", "call_wanting")),
    ],
    ids=str,
)
def test_of_what_is_kept_for_supervisors_no_leader_is_said_to_be_told(
    fate: str | None, whom: str, more: dict[str, Any]
) -> None:
    detail = {"act": "inform", "whom": whom, "condition": "no_answer", **_KEPT, **more}
    known = {**detail, **({"fate": fate} if fate else {})}
    event = make_event(make_report(agency_id="DPUPR"), type=EventType.RUNG_CLIMBED, detail=known)
    told = sentence_of(event, real("kendari"), "id")
    assert "penyelia" in told or (fate == "overtaken" and "legal_end" in more)
    # Only to say that they are not.
    assert not _LED.search(
        re.sub(r"bukan (di daftar untuk )?(Sekretaris Daerah|wali kota)", "", told)
    )


def test_what_was_told_to_a_leader_after_all_says_so() -> None:
    detail = {"act": "inform", "whom": "mayor", "condition": "no_answer", **_KEPT, "fate": "taken"}
    event = make_event(type=EventType.RUNG_CLIMBED, detail=detail)
    assert timeline_key(event) == "timeline.rung_climbed.inform.mayor.taken"


@pytest.mark.parametrize("leader", ["regional_secretary", "mayor"])
def test_supervisors_whom_nothing_reached_are_not_called_leaders(leader: str) -> None:
    event = make_event(type=EventType.UNREACHED, detail={"leader": leader, **_KEPT})
    told = sentence_of(event, real("kendari"), "id")
    assert "penyelia" in told
    assert not _LED.search(told)


def test_what_may_be_said_of_a_message_may_be_said_of_one_to_supervisors() -> None:
    texts = texts_in(FALLBACK)
    for key in texts:
        whole, guarded, _ = key.partition(".guarded")
        if guarded and key.startswith(("timeline.rung_climbed.", "timeline.legal_end", "then.")):
            for fate in ("given_up", "overtaken"):
                assert f"{whole}.{fate}" not in texts or f"{whole}.guarded.{fate}" in texts


def test_nobody_is_ever_said_to_have_read_anything() -> None:
    for key, text in texts_in(FALLBACK).items():
        if key.startswith(("timeline.rung_climbed.", "timeline.legal_end", "reporter.leadership")):
            assert not re.search(r"\b(di|mem)baca\b", text)


def test_who_goes_is_settled_later_and_nobody_is_sent_twice() -> None:
    def told(**detail: bool) -> str:
        event = make_event(
            make_report(agency_id="DPUPR"), type=EventType.VISIT_ORDERED, detail=detail
        )
        return sentence_of(event, real("kendari"), "id")

    assert told(is_new=True).startswith("Petugas kami ditugaskan")
    assert told().startswith("Petugas dan waktu kunjungan")
