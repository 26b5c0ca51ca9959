"""What every use case is wired with, whoever asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shared.config import Config
from shared.telemetry import Telemetry

if TYPE_CHECKING:
    from shared.adapters.references import PublishedReferences
    from shared.bootstrap.ports import Ports
    from shared.ports.papers import Printer
    from shared.ports.pictures import PhotoCleaner
    from shared.ports.platform import Clock, Ids, Parallel, TokenCheck


class Core:
    """Nothing is connected to before it is needed."""

    def __init__(self, config: Config, ports: Ports) -> None:
        self.config = config
        self.ports = ports
        self.telemetry = Telemetry()

    @property
    def clock(self) -> Clock:
        return self.ports.clock

    @property
    def token_check(self) -> TokenCheck:
        return self.ports.token_check

    @cached_property
    def references(self) -> PublishedReferences:
        from pathlib import Path

        from shared.adapters.packs import FolderPacks
        from shared.adapters.references import PublishedReferences

        def tell(city_id: str, reason: str) -> None:
            self.telemetry.warning("reference kept as it was", city_id=city_id, reason=reason)

        deployed = FolderPacks(Path(self.config.cities_folder))
        return PublishedReferences(deployed, self.ports.publications, tell)

    @cached_property
    def _ids(self) -> Ids:
        from shared.adapters.system import SystemIds

        return SystemIds()

    @cached_property
    def _together(self) -> Parallel:
        from shared.adapters.system import ThreadTogether

        return ThreadTogether()

    @cached_property
    def _cleaner(self) -> PhotoCleaner:
        from shared.adapters.photos.cleaner import PillowPhotoCleaner

        return PillowPhotoCleaner()

    @cached_property
    def _printer(self) -> Printer:
        from shared.adapters.papers.printer import ReportLabPrinter

        return ReportLabPrinter()
