"""A pack's channels, and what must hold of them."""

from collections.abc import Mapping

from shared.domain.city.channels import OWN_CHANNELS, IntakeChannel
from shared.domain.pack.pack_rows import Draft
from shared.domain.pack.pack_tables_offices import CHANNELS


def check_channels(draft: Draft) -> None:
    for row in draft.rows[CHANNELS.file]:
        if row["channel"] in OWN_CHANNELS:
            draft.fault(CHANNELS.file, row.line, "channel_is_ours", channel=row["channel"])


def channels_of(draft: Draft) -> Mapping[str, IntakeChannel]:
    return {
        row["channel"]: IntakeChannel(row["channel"], row["name_id"], row["name_en"])
        for row in draft.rows[CHANNELS.file]
    }
