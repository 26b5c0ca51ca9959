"""Writes docs/lifecycle.md by trying every act on a report in every state: `python -m infra.lifecycle`.

`--check` writes nothing and fails where the page says something else than the decisions do.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import Path

from infra.generated import bring_up_to_date
from infra.lifecycle_limits import text as limits
from infra.lifecycle_samples import (
    CASE,
    FITTING,
    NOW,
    PARTS,
    PARTS_OVER,
    REFERENCE,
    in_context,
    samples,
)
from shared.domain.cases.child_reports import decide_whole
from shared.domain.cases.merge import MOST_JOINED, decide_merge, decide_proposal, decide_unmerge
from shared.domain.cases.split import decide_split, decide_unsplit
from shared.domain.city.sla_settings import SlaSettings
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import STAGE_OF, State, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import decide_action
from shared.domain.lifecycle.outside import ExternalReply, decide_word
from shared.domain.lifecycle.replies import (
    decide_appeal,
    decide_confirmation,
    decide_message,
    decide_withdrawal,
)
from shared.domain.lifecycle.reporter_corrections import (
    MOST_CORRECTIONS,
    Correction,
    decide_correction,
)
from shared.domain.lifecycle.requests import Confirmation, RejectReason, Request
from shared.domain.people.access import ACTIONS, LINKS, Action, Link
from shared.domain.report.report import Change, Report
from shared.domain.routing.routing import decide_routing
from shared.domain.texts.catalogue import Catalogue
from shared.domain.texts.sp4n import OPEN311, SP4N

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / "docs" / "lifecycle.md"

_HEADER = """\
<!-- Written by `python -m infra.lifecycle` from shared/domain/lifecycle/: change that, not this page. -->

# The life of a report

Every arrow is one commit: the report's new state together with the event that tells of it. An act that
is not in the table for a state is refused with `state_conflict`.
A visit result and a cancellation need a visit that was ordered and not yet told of or cancelled, a call
result a report that was reopened {reopenings} times; silence closes none before that call is made.
While somebody is to go, nobody else is named for the same visit (`visit_already_ordered`).
A closed report may be contested for {window} days (`contest_window_over`).
These numbers, and that of the refusals below, are the usual ones: a city sets its own in `city.csv`.

After {hops} refusals the report stays where a supervisor sends it: only a supervisor may assign, forward
or reject it then (`supervisor_required`), and its office may not return it any more
(`assignment_binding`). What becomes of a report once it was appealed is a supervisor's to say as well, to
the end and whoever sends it back meanwhile; it can be appealed once.

While the reporter is asked, only what was possible before stays possible. Any word of theirs brings the
report back to where it was, and whoever has it goes on with the time that was left: a message, pictures
without words, a correction, an answer to the category's questions or to that on a border, a picture that was
announced before the question and arrives after it, and leaving a case that others have joined. It does so
even after their silence has ended the report, then with the whole time. A report that its reporter
has withdrawn stays so. What silence has ended is `withdrawn` in what is stored and for clients, and in no
word that people read: they read that it ended because the information did not come, and how to go on.

The reporter may correct what they reported, {corrections} times at most: the words while somebody works
on it, kind, place and answers until an office has accepted it (`correction_too_late`); these run the
routing again. Whoever is asked later may still answer the category's questions, and nothing moves by it. The
history says that it was corrected; what it said before is sealed and read by supervisors.

Merging joins a duplicate to one case. The duplicate rests: no rung rings for it, and its reporter hears of
the case. The case is as old as the oldest report in it, and whoever has it has had it since they had the
first of them: by joining, a deadline only moves forward, and both histories say so (`clock_from`).
Unmerging gives the report back the state that it had and whoever had it the time that was left, and the
case is as old and as urgent again as those who stay (`clock_back`): what started anew meanwhile stays, and
no rung is climbed twice. A report that others joined is itself merged into none (`merge_chain`); one that
is merged into a merged report goes to its case; secret reports are merged with none (`merge_secret`); a
case holds {most} others at most. A merged report's reporter may confirm, say "not fixed", write, appeal and
withdraw: their words stay with their own report, and the case's history says only that one of its reporters
spoke. An answer to several needs words that all of them may read (`public_text_required`), and these are
what the others get. Where a case's own reporter takes it back, it goes on for the others (`left`). A case
counts people and not reports: an account that supported what it also reported, or that reported twice, is
one person.

Splitting gives each of several offices a part of a report, in the desk's words for that office. A part
counts for its office, which has its own time for it, shares its photos, and has no reporter: its steps and
questions are told to the reporter of the whole, and what they write reaches every open part. A part is over
once it is answered (and no proof of it is in question), rejected or withdrawn. When all parts are over, the
whole is answered with all their answers, and the reporter is asked once: "fixed" or silence closes every
part, "not fixed" reopens those that were answered. Where no part was answered, the whole goes back to the
desk. What the reporter was promised rings for the whole, and for no part. A split can be taken back while
nobody but the ladder has touched a part (`part_acted_on`); a part is neither merged nor split
(`part_of_whole`).

"""
CORRECTION = Correction("other words")
_AFTER_DIAGRAM = """
Left out of the picture, and in the table below: acts that leave the state as it is; withdrawal, which
leads from every open state to `withdrawn`, and the way back from there; merging, and undoing a merge or a
split.

"""
_TURNS = {
    "parts": "each office that has a part",
    "desk": "the complaints desk",
    "office": "the office",
    "outside": "the body outside the city",
    "citizen": "the reporter",
    "waiting": "the reporter, who was asked something",
}


@dataclass(frozen=True, slots=True, order=True)
class Transition:
    """One act that is allowed in a state, and the state it leads to."""

    source: str
    act: str
    target: str
    who: str


@cache
def transitions() -> tuple[Transition, ...]:
    """All of them, in the order of the states and of the acts."""
    found = dict.fromkeys(
        Transition(state.value, act, change.report.state.value, who)
        for state in State
        for act, who, decide in _acts()
        for report in samples(state)
        if (change := _tried(decide, report)) is not None
    )
    return tuple(found)


def _acts() -> Iterator[tuple[str, str, Callable[[Report], Change | None]]]:
    yield "route", "system", lambda report: decide_routing(report, REFERENCE, NOW, "route")
    for action in Action:
        roles = ", ".join(role.value for role in ACTIONS if action in ACTIONS[role])
        yield action.value, roles, partial(_staff, action=action)
    for category_id in ("outside", "nobody's"):
        roles = ", ".join(role.value for role in ACTIONS if Action.CORRECT in ACTIONS[role])
        yield "correct", roles, partial(_staff, action=Action.CORRECT, category_id=category_id)
    for link in Link:
        roles = ", ".join(role.value for role in LINKS if link in LINKS[role])
        yield link.value, roles, partial(_linked, link=link)
    for act, is_ours in (("answer_by_letter", True), ("decline_by_letter", False)):
        yield act, "outside body", partial(_by_letter, is_ours=is_ours)
    for act, decide in _REPORTERS_ACTS.items():
        yield act, "reporter", decide
    yield "parts end", "system", lambda report: decide_whole(report, PARTS_OVER, in_context())
    yield "expire", "system", lambda report: decide_rung(report, REFERENCE, NOW, "rung")


def _linked(report: Report, link: Link) -> Change:
    if link is Link.MERGE:
        return decide_merge(report, CASE, text="", context=in_context())[0]
    if link is Link.UNMERGE:
        return decide_unmerge(report, CASE, text="", context=in_context())[0]
    if link is Link.SPLIT:
        return decide_split(report, PARTS, text="", context=in_context())[0]
    if link is Link.UNSPLIT:
        return decide_unsplit(report, (), text="", context=in_context())[0]
    return decide_proposal(report, CASE, text="", context=in_context())


def _staff(report: Report, action: Action, category_id: str = "inside") -> Change:
    request = Request(
        action,
        report.version,
        "text",
        agency_id=FITTING.get(action),
        reason=RejectReason.UNCLEAR,
        urgency=Urgency.HIGH,
        category_id=category_id,
        goes="somebody",
    )
    return decide_action(report, request, in_context())


def _by_letter(report: Report, *, is_ours: bool) -> Change:
    return decide_word(report, ExternalReply("text", "name", "function", is_ours), in_context())


def _word(report: Report, *, fixed: bool) -> Change:
    return decide_confirmation(report, Confirmation(fixed, "text"), in_context())


_REPORTERS_ACTS: Mapping[str, Callable[[Report], Change]] = {
    "confirm": lambda report: _word(report, fixed=True),
    "contest": lambda report: _word(report, fixed=False),
    "write": lambda report: decide_message(report, text="text", context=in_context()),
    "amend": lambda report: decide_correction(report, CORRECTION, in_context()),
    "withdraw": lambda report: decide_withdrawal(report, text="", context=in_context()),
    "appeal": lambda report: decide_appeal(report, text="text", context=in_context()),
}


def _tried(decide: Callable[[Report], Change | None], report: Report) -> Change | None:
    try:
        return decide(report)
    except ConflictError:
        return None


def text() -> str:
    found = transitions()
    usual = SlaSettings()
    header = _HEADER.format(
        reopenings=usual.call_at_reopening,
        hops=usual.hop_limit,
        window=usual.contest_window.days,
        most=MOST_JOINED,
        corrections=MOST_CORRECTIONS,
    )
    parts = [
        header,
        _diagram(found),
        _AFTER_DIAGRAM,
        _table(found),
        "\n",
        _states(),
        "\n",
        limits(),
    ]
    return "".join(parts)


def _diagram(found: tuple[Transition, ...]) -> str:
    drawn = [each for each in found if each.source != each.target and not _is_left_out(each)]
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> submitted: submit"]
    for (source, target), group in groupby(
        sorted(drawn, key=_ends), key=lambda each: (each.source, each.target)
    ):
        label = ", ".join(each.act for each in group)
        lines.append(f"    {source} --> {target}: {label}")
    lines += [f"    {state.value} --> [*]" for state in State if state.is_final]
    return "\n".join([*lines, "```\n"])


def _is_left_out(transition: Transition) -> bool:
    is_about_merging = State.MERGED in {transition.source, transition.target}
    is_undoing = transition.act in {"withdraw", "unsplit"}
    return is_undoing or transition.source == State.WITHDRAWN or is_about_merging


def _ends(transition: Transition) -> tuple[int, int]:
    order = [state.value for state in State]
    return order.index(transition.source), order.index(transition.target)


def _table(found: tuple[Transition, ...]) -> str:
    """A row for each act and outcome, with the states it is allowed in."""
    sources: dict[tuple[str, str, str], list[str]] = {}
    for (source, act, who), group in groupby(found, lambda each: (each.source, each.act, each.who)):
        targets = [each.target for each in group]
        leads_to = "stays as it is" if targets == [source] else _listed(targets, " or ")
        sources.setdefault((act, who, leads_to), []).append(source)
    rows = ["| Act | Who | From | Leads to |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {act} | {who} | {_listed(states)} | {leads_to} |"
        for (act, who, leads_to), states in sorted(sources.items(), key=_place)
    ]
    return "\n".join(rows) + "\n"


def _place(row: tuple[tuple[str, str, str], list[str]]) -> int:
    return [act for act, _, _ in _acts()].index(row[0][0])


def _listed(states: list[str], joint: str = ", ") -> str:
    return joint.join(f"`{state}`" for state in states)


def _states() -> str:
    rows = [
        "| State | In words | Whose turn it is | SP4N-LAPOR! | Open311 |",
        "| --- | --- | --- | --- | --- |",
    ]
    for state in State:
        stage = STAGE_OF.get(state)
        turn = _TURNS[stage.value] if stage else "nobody: the end"
        words = Catalogue().text(f"state.{state.value}", "id")
        rows.append(f"| `{state.value}` | {words} | {turn} | {SP4N[state]} | {OPEN311[state]} |")
    return "\n".join(rows) + "\n"


def main(arguments: list[str], path: Path = PATH) -> int:
    return bring_up_to_date(
        arguments, module="infra.lifecycle", follows="the decisions", wanted={path: text()}
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
