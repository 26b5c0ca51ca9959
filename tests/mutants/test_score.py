"""A survivor is known again by what it changes, and only an explanation takes it out of the score."""

import pytest

from tests.mutants.score import Score, score_of
from tests.mutants.survivors import KEPT, Mutation, explained, mutation_of, written
from tests.mutants.trial import Outcome

MODULE = "shared.domain.sla.ladder"
DIFFERENCE = """\
--- shared/domain/sla/ladder.py
+++ shared/domain/sla/ladder.py
@@ -7,3 +7,2 @@
     stage = report.stage
-    return min(dated,
-        key=first)
+    return min(dated)
"""
CHANGE = Mutation(MODULE, "next_rung", "return min(dated, key=first)", "return min(dated)")
OTHER = Mutation(MODULE, "next_rung", "return min(dated)", "return max(dated)")


@pytest.mark.parametrize(
    ("mangled", "function"),
    [
        ("x_next_rung__mutmut_4", "next_rung"),
        ("x_next_rung__mutmut_12", "next_rung"),
        ("x__began_at__mutmut_1", "_began_at"),
        ("xǁRosterǁis_there__mutmut_3", "Roster.is_there"),
        ("xǁRosterǁ_is_there__mutmut_3", "Roster._is_there"),
        ("x_xyz__mutmut_1", "xyz"),
    ],
)
def test_a_change_is_known_by_where_it_is_and_what_it_does(mangled: str, function: str) -> None:
    found = mutation_of(f"{MODULE}.{mangled}", DIFFERENCE)
    assert found == Mutation(MODULE, function, CHANGE.was, CHANGE.now)


def test_what_was_not_noticed_is_written_in_the_form_in_which_it_is_explained() -> None:
    quoted = Mutation(MODULE, "f", 'say("dua", \\d)', "")
    with pytest.raises(ValueError, match="no explanation"):
        explained(written([quoted]))
    told = written([CHANGE, quoted]).replace('why = ""', 'why = "Sama saja."')
    assert explained(told) == {CHANGE: "Sama saja.", quoted: "Sama saja."}


def test_the_kept_survivors_are_each_explained() -> None:
    assert all(each.module.startswith("shared.domain.") for each in explained(KEPT.read_text()))


def score(killed: int, *survivors: Mutation, untried: int = 0) -> Score:
    return score_of(Outcome("sla", killed, survivors, untried), [CHANGE])


def test_an_explained_survivor_counts_neither_way() -> None:
    assert score(9, CHANGE, OTHER).percent == 90.0
    assert score(9, CHANGE, OTHER).open == (OTHER,)
    assert score(9, CHANGE).percent == 100.0
    assert score(0, untried=5).percent == 0.0


def test_an_explanation_that_nothing_needs_any_more_is_told_where_all_was_tried() -> None:
    assert "next_rung" in score(9, OTHER).rows[-1]
    assert len(score(9, OTHER, untried=1).rows) == len(score(9, CHANGE).rows) == 1
