"""Who is counted where, brought in step by the very commit that makes reports join or leave a case."""

from collections.abc import Sequence
from dataclasses import replace

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Delete, Put, Reader, Write
from shared.adapters.documents.mapping import queries
from shared.adapters.documents.mapping.people import read_identity
from shared.adapters.documents.mapping.supporters import read_supporter, supporter_document
from shared.domain.cases.affected_count import (
    MOST_AROUND,
    AffectedAccounts,
    AffectedCount,
    is_left,
    moved_reports,
    require_movable,
    with_recount,
)
from shared.domain.cases.supporters import Supporter
from shared.domain.report.report import Change, Report


def counted(
    reader: Reader, found: Sequence[Report], changes: Sequence[Change]
) -> tuple[tuple[Change, ...], dict[str, Write]]:
    """The changes with what each case counts afterwards, and what writes down who stands by it.

    Raises ConflictError where more people would move than one commit holds.
    """
    before = {report.report_id: report for report in found}
    writes: dict[str, Write] = {}
    reports = {change.report.report_id: change.report for change in changes}
    for case_id, after in tuple(reports.items()):
        case = before.get(case_id)
        if case is None or not (moved_reports(case, after) or is_left(case, after)):
            continue
        result = _headcount(reader, case, after)
        reports[case_id] = result.case
        for report_id, (supporters, followers) in result.apart.items():
            if report_id in reports:
                apart = replace(reports[report_id], supporters=supporters, followers=followers)
                reports[report_id] = apart
        writes |= {_place(one): _write(one) for one in result.supporters}
    return tuple(replace(each, report=reports[each.report.report_id]) for each in changes), writes


def _headcount(reader: Reader, before: Report, after: Report) -> AffectedCount:
    ids = moved_reports(before, after)
    host, *reporters = _reporters(reader, after.city_id, (after.report_id, *ids))
    pairs = zip(ids, reporters, strict=True)
    moving = [AffectedAccounts(one, uid, _around(reader, after.city_id, one)) for one, uid in pairs]
    for around in moving:
        if around.report_id in after.ties.joined:
            require_movable(around)
    accounts = sorted({host, *(uid for each in moving for uid in each.accounts)} - {""})
    places = [paths.supporter(after.city_id, after.report_id, uid) for uid in accounts]
    documents = zip(accounts, reader.get_many(places), strict=True)
    at_case = {uid: read_supporter(each) for uid, each in documents if each}
    return with_recount(before, after, host=host, moving=moving, at_case=at_case)


def _reporters(reader: Reader, city_id: str, report_ids: Sequence[str]) -> list[str]:
    documents = reader.get_many([paths.identity(city_id, each) for each in report_ids])
    return [read_identity(each).uid if each else "" for each in documents]


def _around(reader: Reader, city_id: str, report_id: str) -> tuple[Supporter, ...]:
    found = reader.find(queries.supporters(city_id, report_id, MOST_AROUND + 1))
    return tuple(read_supporter(each.data) for each in found)


def _place(one: Supporter) -> str:
    return paths.supporter(one.city_id, one.report_id, one.uid)


def _write(one: Supporter) -> Write:
    return Put(supporter_document(one)) if one.is_one else Delete()
