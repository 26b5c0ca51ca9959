from dataclasses import replace

import pytest

from shared.domain.city.reference import Reference
from shared.domain.kernel.states import EventType
from shared.domain.pack.parse import parse_pack
from shared.domain.report.old_names import with_old_names
from tests.builders import make_event, make_report
from tests.unit.domain.packs import TINY

CURRENT = parse_pack("kendari", TINY)
OLD = replace(
    CURRENT,
    version="old",
    agencies={"DINAS-LAMA": replace(CURRENT.agencies["PLN"], name="Dinas lama")},
    categories={"lama": replace(CURRENT.categories["listrik"], name_id="Perkara lama")},
)


def at(version: str) -> Reference:
    return OLD if version == "old" else pytest.fail(f"nobody needs {version}")


def test_what_older_versions_named_is_shown_by_its_name() -> None:
    report = make_report(category_id="lama", reference_version="old")
    events = [
        replace(make_event(report), agency_id="DINAS-LAMA", reference_version="old"),
        replace(
            make_event(report),
            type=EventType.REFUSED,
            agency_id=None,
            detail={"from_agency": "DINAS-LAMA"},
            reference_version="old",
        ),
    ]
    shown = with_old_names(CURRENT, report, events, at)
    assert shown.agency_name("DINAS-LAMA") == "Dinas lama"
    assert shown.categories["lama"].name_id == "Perkara lama"
    assert shown.agency_name("DPUPR") == "Dinas PU"
    assert shown.version == CURRENT.version


def test_where_nothing_is_missing_no_older_version_is_read() -> None:
    report = make_report(category_id="listrik", reference_version="older")
    events = [replace(make_event(report), agency_id="DPUPR", reference_version="older")]
    assert with_old_names(CURRENT, report, events, at) is CURRENT


def test_what_no_version_knows_keeps_its_id() -> None:
    report = make_report(category_id=None)
    events = [replace(make_event(report), forwarded_to="ENTAH", reference_version="old")]
    assert with_old_names(CURRENT, report, events, at).agency_name("ENTAH") == "ENTAH"
