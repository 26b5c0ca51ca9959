"""What other systems call our states: SP4N-LAPOR!, the national complaint system, and Open311."""

from collections.abc import Mapping

from shared.domain.kernel.states import State

# SP4N-LAPOR! in its own words. What waits for the reporter is put off, not being treated.
SP4N: Mapping[State, str] = {
    State.SUBMITTED: "menunggu verifikasi",
    State.TRIAGE: "menunggu verifikasi",
    State.ASSIGNED: "terdisposisi",
    State.ACCEPTED: "terdisposisi",
    State.IN_PROGRESS: "diproses",
    State.NEEDS_INFORMATION: "tunda",
    State.FORWARDED: "bukan wewenang",
    State.ANSWERED: "diproses",
    State.REOPENED: "diproses",
    State.CLOSED: "selesai",
    State.WITHDRAWN: "arsip",
    State.REJECTED: "arsip",
    State.MERGED: "arsip",
    State.SPLIT: "terdisposisi",
}
# Open311 knows only two.
OPEN311: Mapping[State, str] = {state: "closed" if state.is_final else "open" for state in State}
