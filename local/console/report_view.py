"""All there is to know about one report, for scripts: what no single caller may see elsewhere."""

from dataclasses import asdict
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from local.platform import messages
from local.platform.city import LocalCity
from shared.domain.notify.effects import handle_of
from shared.domain.report.report import Report


def report_as_json(city: LocalCity, report: Report) -> dict[str, Any]:
    """The report with its history, photos, outcomes, alarms and messages. No identity is in it."""
    place = (report.city_id, report.report_id)
    waiting = [a for a in city.ports.alarms.waiting() if a.report_id == report.report_id]
    handle = handle_of(report.report_id)
    plain: dict[str, Any] = _plain(
        {
            "handle": handle,
            "report": asdict(report),
            "events": [
                {"event_id": event.event_id, **asdict(event)}
                for event in city.ports.reports.events(*place)
            ],
            "photos": [asdict(photo) for photo in city.ports.photo_records.photos(*place)],
            "outcomes": [asdict(outcome) for outcome in city.ports.outcomes.all(*place)],
            "alarms": [asdict(alarm) for alarm in waiting],
            "messages": [asdict(message) for message in messages.about(city.tables, handle)],
        }
    )
    return plain


def _plain(value: object) -> Any:
    """Values as JSON knows them."""
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case dict():
            return {str(_plain(key)): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value
