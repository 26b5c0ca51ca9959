from shared.domain.kernel.states import State
from shared.domain.texts.sp4n import OPEN311, SP4N

THEIRS = {
    "menunggu verifikasi",
    "terdisposisi",
    "diproses",
    "selesai",
    "tunda",
    "bukan wewenang",
    "arsip",
}


def test_each_state_has_a_name_elsewhere_and_each_of_their_names_is_used() -> None:
    assert set(SP4N) == set(OPEN311) == set(State)
    assert set(SP4N.values()) == THEIRS
    assert {state for state, status in OPEN311.items() if status == "closed"} == {
        state for state in State if state.is_final
    }
