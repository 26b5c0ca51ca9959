"""How a mistake is told: where it is, in both languages, and none that no pack was ever seen to hold."""

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.translations import FALLBACK, texts_in
from shared.domain.pack.files.validation_errors import (
    PackError,
    ValidationError,
    validation_error,
)
from tests.unit.domain.pack import test_parse
from tests.unit.domain.pack.checks import (
    test_answers,
    test_attributes,
    test_boundaries,
    test_calendar,
    test_contacts,
    test_endings,
    test_ladder,
    test_lapse,
    test_neighbours,
    test_questions,
    test_reopened,
    test_retirement,
    test_roads,
    test_routing,
    test_rungs,
    test_safety,
    test_texts,
)
from tests.unit.domain.pack.files import test_rows

MODULES = (
    *(test_parse, test_rows, test_answers, test_attributes, test_boundaries, test_calendar),
    *(test_contacts, test_ladder, test_neighbours, test_questions, test_retirement, test_roads),
    *(test_routing, test_rungs, test_reopened, test_lapse, test_endings, test_safety),
    *(test_texts,),
)
CODES = {key.removeprefix("mistake.") for key in texts_in(FALLBACK) if key.startswith("mistake.")}
# Two packs are needed for these: `test_version_compatibility` and `test_parse` hold them.
OF_TWO = {"agency_removed", "category_removed", "city_fixed", "prefix_taken"}


def test_every_kind_of_mistake_stands_in_the_table_of_some_check() -> None:
    told = {code for module in MODULES for *_, code in module.MISTAKES}
    assert told | OF_TWO == CODES
    assert not told & OF_TWO


_MISTAKES = st.lists(
    st.builds(
        ValidationError,
        st.sampled_from(["agencies.csv", "city.csv"]),
        st.integers(1, 12),
        st.sampled_from(sorted(CODES)),
        st.just("alasan"),
        st.just("reason"),
    ),
    max_size=6,
)


@given(_MISTAKES)
def test_an_official_reads_each_mistake_once_from_the_top_of_each_file_down(
    found: list[ValidationError],
) -> None:
    told = PackError("kendari", [*found, *found]).mistakes
    places = [(mistake.file, mistake.line) for mistake in told]
    assert places == sorted(places)
    assert set(told) == set(found)
    assert len(told) == len(set(found))


def test_what_is_printed_names_city_file_line_and_reason() -> None:
    mistake = validation_error("routing.csv", 7, "rule_never_met")
    error = PackError("kendari", [mistake])
    assert f"kendari/routing.csv:7: {mistake.reason}" in str(error)
    assert mistake.reason.startswith("aturan ini tidak pernah terpakai")
    assert mistake.reason_en.startswith("this rule is never reached")


def test_words_of_a_cell_are_shown_as_they_stand_there() -> None:
    found = validation_error("city.csv", 2, "value_malformed", column="{x}", value="{", example="}")
    assert "'{'" in found.reason
    assert "'{x}'" in found.reason_en
