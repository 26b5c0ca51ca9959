"""What may be the same as a report, told to staff."""

from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import outgoing_officer
from functions._edge.staff import officer_views
from shared.usecases.intake.find_similar import find_similar_to


def to_report(call: Call) -> Reply:
    found = find_similar_to(call.member, call.path["report_id"], call.ports)
    return Reply(
        outgoing_officer.SimilarReportsOut(
            reports=[
                outgoing_officer.SimilarReportOut(
                    report=officer_views.queue_item(
                        each.report, found.reference, call.language, call.member
                    ),
                    distance_m=None if each.distance_m is None else round(each.distance_m),
                    alike_percent=round(each.alike * 100),
                    alike_in_photo=each.is_pictured_alike,
                )
                for each in found.similar
            ]
        )
    )
