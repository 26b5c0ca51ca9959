"""In which text each event is told to the office, the desk, the reporter and others; none where it is not."""

from collections.abc import Mapping

from shared.domain.kernel.states import EventType

TO_OFFICE: Mapping[EventType, str] = {
    EventType.ROUTED: "report_assigned",
    EventType.ASSIGNED: "report_assigned",
    EventType.CONFIRMED: "report_confirmed",
    EventType.REOPENED: "report_reopened",
    EventType.WITHDRAWN: "report_withdrawn",
    EventType.INFORMED: "reporter_informed",
    EventType.CORRECTED: "report_corrected",
    EventType.PROOF_REJECTED: "proof_rejected",
    EventType.MERGED: "report_merged",
    EventType.ABSORBED: "reports_joined",
    EventType.UNMERGED: "report_unmerged",
    EventType.SPLIT_OFF: "report_assigned",
    EventType.TAKEN_BACK: "part_taken_back",
    EventType.UNSPLIT: "report_whole_again",
}
TO_DESK: Mapping[EventType, str] = {
    EventType.TRIAGED: "report_in_triage",
    EventType.FORWARDED: "report_forwarded",
    EventType.REFUSED: "report_refused",
    EventType.UNREACHED: "office_unreached",
    EventType.APPEALED: "report_appealed",
    EventType.MERGE_PROPOSED: "merge_proposed",
    EventType.OUTSIDE_DECLINED: "outside_declined",
    EventType.UNHEARD: "reporter_unheard",
    EventType.CONTACT_ASKED: "contact_asked",
}
TO_REPORTER: Mapping[EventType, str] = {
    EventType.ROUTED: "report_assigned",
    EventType.ASSIGNED: "report_assigned",
    EventType.TRIAGED: "report_in_triage",
    EventType.FORWARDED: "report_forwarded",
    EventType.REFUSED: "report_refused",
    EventType.ACCEPTED: "report_accepted",
    EventType.PROGRESSED: "report_in_progress",
    EventType.ANSWERED: "report_answered",
    EventType.OUTSIDE_ANSWERED: "report_answered",
    EventType.OUTSIDE_DECLINED: "report_refused",
    EventType.VISITED: "office_visited",
    EventType.VISIT_CANCELLED: "visit_cancelled",
    EventType.EXPIRED: "report_expired",
    EventType.ASKED: "information_needed",
    EventType.REJECTED: "report_rejected",
    EventType.PROOF_REJECTED: "answer_redone",
    EventType.MERGED: "report_merged",
    EventType.UNMERGED: "report_unmerged",
    EventType.SPLIT: "report_split",
    EventType.UNSPLIT: "report_unsplit",
    EventType.PARTS_ENDED: "report_answered",
    EventType.LAPSE_ALLOWED: "report_will_lapse",
    EventType.PHOTO_REFUSED: "photo_refused",
}
# Until they have heard the first, silence ends nothing; the second wants their word.
QUESTIONS = frozenset(
    {"information_needed", "please_answer", "report_will_lapse", "part_will_lapse"}
)
ANSWERS = frozenset({"report_answered", "please_confirm", "report_rejected", "part_rejected"})
# Neither these nor anything that goes with them says what a report is about.
NEUTRAL = frozenset({"report_guarded", "report_guarded_desk"})
# What one of several reporters says of the answer, as the others hear it.
TO_OTHERS: Mapping[EventType, str] = {
    EventType.CONFIRMED: "case_closed",
    EventType.REOPENED: "case_reopened",
}
# The answer of one office of several, and what else of a part needs other words or none.
OF_PARTS: Mapping[EventType, str] = {
    EventType.ANSWERED: "part_answered",
    EventType.OUTSIDE_ANSWERED: "part_answered",
    EventType.REJECTED: "part_rejected",
    EventType.EXPIRED: "part_lapsed",
    EventType.LAPSE_ALLOWED: "part_will_lapse",
}
