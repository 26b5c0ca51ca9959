"""The platform around the functions: it delivers late, twice or never, and only the sweep makes up for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from random import Random

from functions._edge.triggers.sweep import sweep
from shared.domain.kernel.errors import TransientError
from shared.domain.notify.receipts import Receipt, Status
from shared.domain.notify.waiting_list import TEMPLATE
from shared.ports.alarms import Alarm, MessageCheck
from shared.usecases.notify.note_receipt import note_receipt
from shared.usecases.notify.perform_effects import perform_effects
from shared.usecases.notify.send_digests import send_digests
from shared.usecases.routing.route_report import route_report
from shared.usecases.sla.escalate_report import escalate_report
from shared.usecases.sla.find_forgotten import PATIENCE
from tests.unit.functions.container import BareContainer
from tests.unit.lives.city import LivingCity

SWEEP = timedelta(minutes=10)
# A morning of the whole city is dear: so many of those are told on which a list has something to tell.
LISTED = 0.2
Act = Callable[[], object]


@dataclass
class Platform:
    """What is to happen, in the order of time. `watch` is shown each new event."""

    city: LivingCity
    chance: Random
    watch: Callable[[str, str], object]
    _ahead: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _count: int = 0
    _sweeps: set[datetime] = field(default_factory=set)
    _mornings: set[date] = field(default_factory=set)

    def at(self, moment: datetime, act: Act) -> None:
        self._count += 1
        heappush(self._ahead, (max(moment, self.city.clock.now()), self._count, act))

    def run(self, until: datetime) -> None:
        while self._ahead and self._ahead[0][0] < until:
            self.city.clock.moment, _, act = heappop(self._ahead)
            act()
            self._take_up()
        self.city.clock.moment = until

    def _take_up(self) -> None:
        """What the act has left to the platform."""
        for subject in self.city.new_deliveries():
            _, _, _, report_id, *event = subject.split("/")
            if event:
                self.watch(report_id, event[1])
            act = _Perform(self, report_id, event[1]) if event else _Route(self, report_id)
            self._deliver(self.city.clock.now(), act, twice_within=timedelta(hours=3))
        alarms, self.city.alarms.alarms = self.city.alarms.alarms, []
        for alarm in alarms:
            self._deliver(alarm.at, _Ring(self, alarm), twice_within=timedelta(days=3))

    def _deliver(self, moment: datetime, act: Act, *, twice_within: timedelta) -> None:
        luck = self.chance.random()
        if luck < 0.06:
            self.sweep_after(moment + PATIENCE)
            return
        self.at(moment + timedelta(seconds=self.chance.randrange(3)), act)
        if luck < 0.12:
            self.at(moment + twice_within * self.chance.random(), act)

    def sweep_after(self, moment: datetime) -> None:
        """The first run of the sweep from that moment on."""
        minute = -(-int(moment.timestamp()) // 600) * 600 + 1
        run = datetime.fromtimestamp(minute, moment.tzinfo)
        if run not in self._sweeps:
            self._sweeps.add(run)
            self.at(run, self._sweep)

    def _sweep(self) -> None:
        self._sweeps.discard(self.city.clock.now())
        found = BareContainer(ports=self.city)
        try:
            sweep(found.container)
        except TransientError:
            self.sweep_after(self.city.clock.now() + SWEEP)
        assert "failed" not in found.stream.getvalue(), found.stream.getvalue()

    def perform(self, report_id: str, event_id: str) -> None:
        city = self.city
        try:
            perform_effects(city.city_id, report_id, event_id, city)
        except TransientError:
            self.sweep_after(city.clock.now() + PATIENCE)
        told = city.reports.read
        if told and told.detail.get("template") == TEMPLATE and self.chance.random() < LISTED:
            self._wake_the_morning()
        while city.phones.unread:
            message_id = city.phones.unread.pop()
            note_receipt(
                Status(message_id, Receipt.DELIVERED, city.clock.now(), city_id=city.city_id), city
            )

    def _wake_the_morning(self) -> None:
        """The next digest of the city comes."""
        reference = self.city.references.reference
        moment = reference.digest.next_after(self.city.clock.now(), reference.calendar)
        if moment is not None and moment.date() not in self._mornings:
            self._mornings.add(moment.date())
            self.at(moment, self._morning)

    def _morning(self) -> None:
        self.city.reports.read = None
        send_digests(self.city.city_id, self.city)


@dataclass(frozen=True)
class _Route:
    platform: Platform
    report_id: str

    def __call__(self) -> None:
        city = self.platform.city
        route_report(city.city_id, self.report_id, city)


@dataclass(frozen=True)
class _Perform:
    platform: Platform
    report_id: str
    event_id: str

    def __call__(self) -> None:
        self.platform.perform(self.report_id, self.event_id)


@dataclass(frozen=True)
class _Ring:
    platform: Platform
    alarm: Alarm

    def __call__(self) -> None:
        city, alarm = self.platform.city, self.alarm
        if isinstance(alarm, MessageCheck):
            self.platform.perform(alarm.report_id, alarm.event_id)
        else:
            escalate_report(city.city_id, alarm.report_id, alarm.due_version, city)
