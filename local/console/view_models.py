"""What stands on the console's pages, as values that a template reads."""

from dataclasses import dataclass

from local.console.ladder_picture import Ladder
from shared.domain.report.report import Report


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One report in a list."""

    report_id: str
    handle: str
    state: str
    state_name: str
    category: str
    place: str
    office: str
    description: str
    submitted: str
    due: str
    photo_count: int


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One line of a history: our sentence, who did it, and the words somebody wrote."""

    at: str
    type: str
    sentence: str
    who: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bell:
    """One alarm that waits."""

    report_id: str
    handle: str
    at: str
    left: str
    what: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """One message as it stands on a phone."""

    time: str
    day: str
    title: str
    body: str
    number: int = 0
    buttons: tuple[tuple[str, str], ...] = ()
    ticks: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """The newest messages on one phone, newest first."""

    owner: str
    number: str
    channel: str
    notices: tuple[ShownNotice, ...]


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """One photo. `shown` once there is a clean copy; until then `notice` tells why there is none."""

    photo_id: str
    kind: str
    purpose: str
    shown: bool
    notice: str
    flag: str
    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    """What became of one effect."""

    what: str
    state: str
    state_name: str
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything about one report. `elsewhere` is what an office reads that does not have it."""

    line: QueueLine
    report: Report
    case_id: str
    rule: str
    why: tuple[str, ...]
    elsewhere: str
    questions: tuple[str, ...]
    next_step: str
    leadership: str
    outreach: str
    ladder: Ladder
    letter: str
    papers: tuple[tuple[str, str], ...]
    steps: tuple[ShownStep, ...]
    bells: tuple[Bell, ...]
    phones: tuple[Phone, ...]
    pictures: tuple[ShownPicture, ...]
    receipts: tuple[ShownReceipt, ...]
