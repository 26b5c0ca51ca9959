"""What a report's place leaves open, as the console shows it."""

from functions._edge.views import place_views
from shared.domain.city.reference import Reference
from shared.domain.report.report import Report


def questions(report: Report, reference: Reference) -> tuple[str, ...]:
    """What the reporter and the desk are asked about the place, each with its answers."""
    border = place_views.question(report, reference, "id")
    road = place_views.desk_question(report, reference, "id")
    sides = [f"{border.text} {' / '.join(each.text for each in border.choices)}"] if border else []
    offices = "; ".join(f"{each.text}: {each.name}" for each in road.choices) if road else ""
    return (*sides, f"{road.text} {offices}".strip()) if road else tuple(sides)
