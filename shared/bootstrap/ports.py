"""What a deployment has: one adapter for each port, whichever backend it runs on."""

from typing import Protocol

from shared.ports import has
from shared.ports.messages import ChatHook
from shared.ports.platform import CallerCheck, TokenCheck
from shared.ports.reports import Examples


class Ports(
    has.Alarms,
    has.Batches,
    has.CaptureKeys,
    has.Chat,
    has.Cleaner,
    has.Clock,
    has.Digests,
    has.Drafts,
    has.Ids,
    has.Mail,
    has.Outcomes,
    has.Pages,
    has.Painter,
    has.People,
    has.PhotoBytes,
    has.PhotoRecords,
    has.Printer,
    has.Publications,
    has.Push,
    has.References,
    has.Reports,
    has.Supporters,
    has.Taps,
    has.Together,
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
