"""Which effects follow from which event, and that none says too much."""

from dataclasses import asdict, replace

import pytest

from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.notify.effects import EffectKind, effects_of, handle_of
from shared.domain.people.access import Action
from shared.domain.report.report import Event, Report
from shared.domain.sla.deadlines import with_next_deadline
from tests.builders import NOW, REPORT_ID, make_event
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    acted,
    after,
    appealed,
    city_ladders,
    city_reference,
    climbed,
    confirmed,
    contested,
    forwarded,
    in_triage,
    routed,
    standing,
    submitted,
    withdrawn,
    written,
)

LATER = NOW + HOUR


def _first(event_type: EventType) -> Event:
    """The event of this type in a life where it happens."""
    answered = after(routed(), Action.ANSWER, LATER)
    events = {
        EventType.SUBMITTED: submitted().event,
        EventType.ACCEPTED: acted(routed(), Action.ACCEPT, LATER).event,
        EventType.PROGRESSED: acted(standing(State.ACCEPTED), Action.PROGRESS, LATER).event,
        EventType.REFUSED: acted(routed(), Action.REFUSE, LATER).event,
        EventType.ASSIGNED: acted(routed(), Action.ASSIGN, LATER).event,
        EventType.FORWARDED: acted(routed(), Action.FORWARD, LATER).event,
        EventType.ANSWERED: acted(routed(), Action.ANSWER, LATER).event,
        EventType.OUTSIDE_ANSWERED: acted(forwarded(), Action.OUTSIDE_ANSWER, LATER).event,
        EventType.CONFIRMED: confirmed(answered, LATER).event,
        EventType.REOPENED: contested(answered, LATER).event,
        EventType.WITHDRAWN: withdrawn(routed(), LATER).event,
        EventType.VISITED: acted(standing(State.ASSIGNED), Action.VISIT_RESULT, LATER).event,
        EventType.EXPIRED: climbed(answered, NOW + 15 * DAY).event,
        EventType.ASKED: acted(routed(), Action.ASK, LATER).event,
        EventType.INFORMED: written(after(routed(), Action.ASK, LATER), LATER).event,
        EventType.REJECTED: acted(routed(), Action.REJECT, LATER).event,
        EventType.APPEALED: appealed(standing(State.REJECTED), LATER).event,
        EventType.CALLED: make_event(routed(), type=EventType.CALLED),
        EventType.UNREACHED: make_event(routed(), type=EventType.UNREACHED),
        EventType.UNHEARD: make_event(routed(), type=EventType.UNHEARD),
        EventType.LAPSE_ALLOWED: make_event(routed(), type=EventType.LAPSE_ALLOWED),
        EventType.CONTACT_ASKED: make_event(routed(), type=EventType.CONTACT_ASKED),
    }
    event = events[event_type]
    assert event.type is event_type
    return event


def _told(event: Event) -> list[tuple[str, str, str]]:
    return [
        (effect.kind.value, effect.whom.value if effect.whom else "", effect.template)
        for effect in effects_of(event)
    ]


ALARM = ("alarm", "", "")


@pytest.mark.parametrize(
    ("event_type", "expected"),
    [
        (EventType.SUBMITTED, [ALARM]),
        (EventType.ACCEPTED, [ALARM, ("tell_reporter", "reporter", "report_accepted")]),
        (EventType.PROGRESSED, [("tell_reporter", "reporter", "report_in_progress")]),
        (
            EventType.REFUSED,
            [
                ALARM,
                ("push", "desk", "report_refused"),
                ("tell_reporter", "reporter", "report_refused"),
            ],
        ),
        (
            EventType.ASSIGNED,
            [
                ALARM,
                ("push", "office", "report_assigned"),
                ("tell_reporter", "reporter", "report_assigned"),
            ],
        ),
        (
            EventType.FORWARDED,
            [
                ALARM,
                ("push", "desk", "report_forwarded"),
                ("tell_reporter", "reporter", "report_forwarded"),
            ],
        ),
        (EventType.ANSWERED, [ALARM, ("tell_reporter", "reporter", "report_answered")]),
        (EventType.OUTSIDE_ANSWERED, [ALARM, ("tell_reporter", "reporter", "report_answered")]),
        (EventType.CONFIRMED, [("push", "office", "report_confirmed")]),
        (EventType.REOPENED, [ALARM, ("push", "office", "report_reopened")]),
        (EventType.WITHDRAWN, [("push", "office", "report_withdrawn")]),
        (EventType.VISITED, [("tell_reporter", "reporter", "office_visited")]),
        (EventType.EXPIRED, [("tell_reporter", "reporter", "report_expired")]),
        (EventType.ASKED, [ALARM, ("tell_reporter", "reporter", "information_needed")]),
        (EventType.INFORMED, [ALARM, ("push", "office", "reporter_informed")]),
        (EventType.REJECTED, [("tell_reporter", "reporter", "report_rejected")]),
        (EventType.APPEALED, [ALARM, ("push", "desk", "report_appealed")]),
        (EventType.CALLED, []),
        (EventType.UNREACHED, [("push", "desk", "office_unreached")]),
        (EventType.UNHEARD, [("push", "desk", "reporter_unheard")]),
        (EventType.LAPSE_ALLOWED, [("tell_reporter", "reporter", "report_will_lapse")]),
        (EventType.CONTACT_ASKED, [("push", "desk", "contact_asked")]),
    ],
)
def test_what_an_event_does_in_the_world(
    event_type: EventType, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(_first(event_type)) == expected


@pytest.mark.parametrize(("detail", "told"), [({}, ["leader_unreached"]), ({"together": True}, [])])
def test_the_desk_hears_of_a_leader_whom_nothing_reached_unless_it_hears_of_many_at_once(
    detail: dict[str, bool], told: list[str]
) -> None:
    event = make_event(type=EventType.UNREACHED, detail={"leader": "mayor", **detail})
    assert [effect.template for effect in effects_of(event)] == told


def test_silence_on_a_question_is_told_in_other_words_than_silence_on_an_answer() -> None:
    lapsed = climbed(standing(State.NEEDS_INFORMATION), NOW + 60 * DAY).event
    assert _told(lapsed) == [
        ("push", "office", "information_missing"),
        ("push", "desk", "visit_cancelled"),
        ("tell_reporter", "reporter", "report_lapsed"),
    ]


def test_one_office_s_part_that_may_end_is_not_called_the_whole() -> None:
    event = make_event(type=EventType.LAPSE_ALLOWED, part_of="whole")
    assert _told(event) == [("tell_reporter", "reporter", "part_will_lapse")]


def test_the_third_reopening_calls_for_the_supervisor() -> None:
    report, calls = routed(), []
    for _ in range(4):
        change = contested(after(report, Action.ANSWER, LATER), LATER)
        report = change.report
        calls.append(("push", "desk", "supervisor_must_call") in _told(change.event))
    assert calls == [False, False, True, True]


def test_a_reporter_who_is_waited_for_is_reminded_and_nobody_else() -> None:
    asked = after(routed(), Action.ASK, LATER)
    remind = Rung(
        "remind", Condition.STILL_WAITING, DAY, Act.REMIND, Whom.REPORTER, "please_answer"
    )
    ladders = {**city_ladders(), Stage.WAITING: (remind, *city_ladders()[Stage.WAITING])}
    reference = city_reference(ladders=ladders)
    change = decide_rung(with_next_deadline(asked, reference), reference, LATER + DAY, "escalate")
    assert change is not None
    assert change.report.state is State.NEEDS_INFORMATION
    assert _told(change.event) == [ALARM, ("tell_reporter", "reporter", "please_answer")]


def test_routing_tells_the_office_and_the_reporter() -> None:
    event = make_event(routed(), type=EventType.ROUTED, due_changed=True)
    assert _told(event) == [
        ALARM,
        ("push", "office", "report_assigned"),
        ("tell_reporter", "reporter", "report_assigned"),
    ]
    assert effects_of(event)[1].agency_id == "pupr"


def test_triage_tells_the_desk_and_the_reporter() -> None:
    event = make_event(in_triage(), type=EventType.TRIAGED, due_changed=False)
    assert _told(event) == [
        ("push", "desk", "report_in_triage"),
        ("tell_reporter", "reporter", "report_in_triage"),
    ]


@pytest.mark.parametrize(
    ("rung", "expected"),
    [
        (
            "nudge",
            [
                ALARM,
                ("whatsapp", "office", "office_nudge"),
                ("tell_reporter", "reporter", "office_nudged"),
            ],
        ),
        (
            "visit",
            [
                ALARM,
                ("push", "desk", "visit_order"),
                ("tell_reporter", "reporter", "visit_ordered"),
            ],
        ),
        (
            "leadership",
            [
                ("push", "mayor", "leadership_list"),
                ("tell_reporter", "reporter", "leadership_informed"),
            ],
        ),
    ],
)
def test_what_a_rung_does_in_the_world(rung: str, expected: list[tuple[str, str, str]]) -> None:
    report = routed()
    event = None
    while event is None or event.detail["rung"] != rung:
        assert report.due.at is not None
        change = climbed(report, report.due.at)
        report, event = change.report, change.event
    assert _told(event) == expected


def test_reminding_the_desk_is_no_news_for_the_reporter() -> None:
    assert _told(climbed(in_triage(), NOW + DAY).event) == [
        ALARM,
        ("push", "desk", "desk_reminder"),
    ]


@pytest.mark.parametrize(
    ("report", "whom"),
    [(routed(), "office"), (in_triage(), "desk"), (forwarded(), "desk")],
    ids=["office", "triage", "outside"],
)
def test_the_reporters_message_goes_to_whoever_has_the_report(report: Report, whom: str) -> None:
    assert _told(written(report, LATER).event) == [("push", whom, "reporter_wrote")]
    assert ("push", whom, "report_withdrawn") in _told(withdrawn(report, LATER).event)


def test_a_message_of_staff_goes_to_the_reporter() -> None:
    event = acted(routed(), Action.MESSAGE, LATER).event
    assert _told(event) == [("tell_reporter", "reporter", "office_wrote")]


def test_a_contested_outside_answer_is_the_desks() -> None:
    answered = after(forwarded(), Action.OUTSIDE_ANSWER, LATER)
    assert _told(contested(answered, LATER).event) == [ALARM, ("push", "desk", "report_reopened")]


def test_keys_name_the_event_and_never_meet() -> None:
    effects = effects_of(_first(EventType.REFUSED))
    assert [effect.key for effect in effects] == [
        "000003-alarm",
        "000003-push",
        "000003-reporter",
    ]


def test_the_alarm_is_for_the_deadline_of_its_event() -> None:
    event = _first(EventType.ACCEPTED)
    alarm = effects_of(event)[0]
    assert (alarm.due.at, alarm.due.rung_id) == (NOW + 3 * DAY, "visit")


def test_no_effect_repeats_what_anybody_wrote() -> None:
    event = replace(_first(EventType.ANSWERED), text="CANARY")
    rung = climbed(routed(description="CANARY", tracking_code="CANARY"), NOW + DAY).event
    for effect in (*effects_of(event), *effects_of(rung)):
        assert "CANARY" not in repr(asdict(effect))


def test_a_handle_is_short_and_no_code() -> None:
    assert handle_of(REPORT_ID) == "5F0E8A41"


@pytest.mark.parametrize("act", [Act.WHATSAPP, Act.VISIT, Act.INFORM])
def test_what_the_ladder_does_about_a_part_is_not_told_to_its_reporter_beside_the_whole(
    act: Act,
) -> None:
    detail = {"act": act.value, "whom": Whom.HEAD.value, "template": "head_list"}
    event = make_event(type=EventType.RUNG_CLIMBED, part_of="whole", detail=detail)
    assert EffectKind.TELL_REPORTER not in {each.kind for each in effects_of(event)}
