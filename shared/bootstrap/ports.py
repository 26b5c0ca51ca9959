"""What a backend provides: one adapter for each port."""

from typing import Protocol

from shared.domain.signed_links import LinkKeys
from shared.ports import (
    Alarms,
    CallerCheck,
    Chat,
    ChatHook,
    Clock,
    Crowd,
    Digests,
    Drafts,
    Examples,
    Mail,
    Outcomes,
    People,
    PhotoBytes,
    PhotoRecords,
    Publications,
    Push,
    Reports,
    Taps,
    TokenCheck,
)


class Ports(Protocol):
    """What a backend provides."""

    @property
    def clock(self) -> Clock: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def photo_records(self) -> PhotoRecords: ...
    @property
    def outcomes(self) -> Outcomes: ...
    @property
    def publications(self) -> Publications: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def examples(self) -> Examples: ...
    @property
    def people(self) -> People: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def crowd(self) -> Crowd: ...
    @property
    def photo_bytes(self) -> PhotoBytes: ...
    @property
    def alarms(self) -> Alarms: ...
    @property
    def push(self) -> Push: ...
    @property
    def chat(self) -> Chat: ...
    @property
    def taps(self) -> Taps: ...
    @property
    def mail(self) -> Mail: ...
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
    @property
    def link_keys(self) -> LinkKeys: ...
