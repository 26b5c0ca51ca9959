"""What one may switch off, and what nobody can: a nudge, a reminder, an order to visit."""

import pytest

from shared.domain.people.people import NO_WISHES, Mutable, Wishes, is_mutable

NEVER_OFF = ("office_nudge", "desk_reminder", "visit_order", "report_reopened", "leadership_list")


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("report_assigned", Mutable.NEW_REPORT),
        ("reporter_wrote", Mutable.REPORTER_WORD),
        ("report_withdrawn", Mutable.REPORT_ENDED),
        ("part_taken_back", Mutable.REPORT_ENDED),
    ],
)
def test_each_kind_is_switched_off_by_itself(template: str, kind: Mutable) -> None:
    assert is_mutable(template)
    assert NO_WISHES.takes(template)
    assert not Wishes((kind,)).takes(template)
    others = tuple(each for each in Mutable if each is not kind)
    assert Wishes(others).takes(template)


@pytest.mark.parametrize("template", NEVER_OFF)
def test_what_must_be_heard_is_heard_whatever_is_switched_off(template: str) -> None:
    assert not is_mutable(template)
    assert Wishes(tuple(Mutable), digest=False).takes(template)
