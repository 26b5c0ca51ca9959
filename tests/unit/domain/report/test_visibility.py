"""What a neighbour may learn: of which reports that they exist, and to which one may be led."""

from typing import Any

import pytest

from shared.domain.city.sensitivity import Concern
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.states import State
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.visibility import is_findable, is_kept_secret, is_public, require_public
from tests.builders import make_report

OPEN = {
    *(State.TRIAGE, State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.NEEDS_INFORMATION),
    *(State.FORWARDED, State.ANSWERED, State.REOPENED, State.SPLIT),
}


@pytest.mark.parametrize("state", State)
def test_a_case_is_known_once_it_is_routed_and_others_are_led_to_it_while_it_is_open(
    state: State,
) -> None:
    report = make_report(state=state)
    assert is_public(report) is (state in OPEN | {State.CLOSED, State.MERGED})
    assert is_findable(report) is (state in OPEN)


@pytest.mark.parametrize(
    "fields",
    [
        {"secret": True},
        {"restricted": True},
        {"concerns": (Concern.BRIBERY,)},
        {"ties": CaseLinks(part_of="whole")},
        {"ties": CaseLinks(merged_into="case")},
    ],
    ids=["secret", "restricted", "accuses somebody", "a part", "merged"],
)
def test_what_is_nobody_elses_business_is_not_there(fields: dict[str, Any]) -> None:
    report = make_report(state=State.ASSIGNED, **fields)
    assert not is_findable(report)
    with pytest.raises(NotFoundError) as refused:
        require_public(report)
    assert (refused.value.code, refused.value.params) == ("not_found", {})


def test_what_is_public_is_let_through() -> None:
    require_public(make_report(state=State.CLOSED))


@pytest.mark.parametrize(
    "fields",
    [{"secret": True}, {"restricted": True}, {"concerns": (Concern.BRIBERY,)}],
    ids=["by choice", "restricted", "released from care"],
)
def test_what_makes_a_report_a_secret(fields: dict[str, Any]) -> None:
    assert is_kept_secret(make_report(**fields))
    assert not is_kept_secret(make_report(anonymous=True))
