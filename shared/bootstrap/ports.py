"""What a deployment has: one adapter for each port, whichever backend it runs on."""

from typing import Protocol

from shared.ports.has import (
    HasAlarms,
    HasBatches,
    HasCaptureKeys,
    HasChat,
    HasCleaner,
    HasClock,
    HasDigests,
    HasDrafts,
    HasIds,
    HasMail,
    HasOutcomes,
    HasPages,
    HasPainter,
    HasPeople,
    HasPhotoBytes,
    HasPhotoRecords,
    HasPrinter,
    HasPublications,
    HasPush,
    HasReferences,
    HasReports,
    HasSupporters,
    HasTaps,
    HasTogether,
)
from shared.ports.messages import ChatHook
from shared.ports.platform import CallerCheck, TokenCheck
from shared.ports.reports import Examples


class Ports(
    HasAlarms,
    HasBatches,
    HasCaptureKeys,
    HasChat,
    HasCleaner,
    HasClock,
    HasDigests,
    HasDrafts,
    HasIds,
    HasMail,
    HasOutcomes,
    HasPages,
    HasPainter,
    HasPeople,
    HasPhotoBytes,
    HasPhotoRecords,
    HasPrinter,
    HasPublications,
    HasPush,
    HasReferences,
    HasReports,
    HasSupporters,
    HasTaps,
    HasTogether,
    Protocol,
):
    """All that use cases ask for, and what only the edge and the tools around it do."""

    @property
    def examples(self) -> Examples: ...
    @property
    def chat_hook(self) -> ChatHook: ...
    @property
    def token_check(self) -> TokenCheck: ...
    @property
    def alarm_caller_check(self) -> CallerCheck: ...
    @property
    def sweep_caller_check(self) -> CallerCheck: ...
    @property
    def digest_caller_check(self) -> CallerCheck: ...
