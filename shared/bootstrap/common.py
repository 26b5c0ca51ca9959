"""The ports behind which every backend has the same adapter."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from shared.bootstrap.cached_port import made_once
from shared.domain.kernel.value_object import value_object

if TYPE_CHECKING:
    from shared.adapters.papers.printer import ReportLabPrinter
    from shared.adapters.photos.cleaner import PillowPhotoCleaner
    from shared.adapters.photos.painter import PillowPhotoPainter
    from shared.adapters.references import PublishedReferences
    from shared.adapters.system import SystemIds, ThreadTogether
    from shared.config import Config
    from shared.ports.cities import Publications


def tell_left_out(city_id: str, reason: str, count: int) -> None:
    """A list goes on without what this program cannot read, and says so here."""
    from shared.telemetry import Telemetry

    Telemetry().warning("documents left out", city_id=city_id, reason=reason, count=count)


@value_object
class CommonPorts:
    """Each made when first asked for."""

    config: Config

    @property
    @abstractmethod
    def publications(self) -> Publications:
        """The backend's own."""

    @property
    def pages_url(self) -> str:
        return self.config.pages_url or self.config.base_url

    @property
    def reporter_pages_url(self) -> str:
        return self.config.pages_url

    @made_once
    def references(self) -> PublishedReferences:
        from pathlib import Path

        from shared.adapters.packs import FolderPacks
        from shared.adapters.references import PublishedReferences
        from shared.telemetry import Telemetry

        def tell(city_id: str, reason: str) -> None:
            Telemetry().warning("reference kept as it was", city_id=city_id, reason=reason)

        def tell_unfit(city_id: str, key: str) -> None:
            Telemetry().warning("city's words passed over", city_id=city_id, reason=key)

        deployed = FolderPacks(Path(self.config.cities_folder))
        return PublishedReferences(deployed, self.publications, tell, tell_unfit=tell_unfit)

    @made_once
    def ids(self) -> SystemIds:
        from shared.adapters.system import SystemIds

        return SystemIds()

    @made_once
    def together(self) -> ThreadTogether:
        from shared.adapters.system import ThreadTogether

        return ThreadTogether()

    @made_once
    def cleaner(self) -> PillowPhotoCleaner:
        from shared.adapters.photos.cleaner import PillowPhotoCleaner

        return PillowPhotoCleaner()

    @made_once
    def painter(self) -> PillowPhotoPainter:
        from shared.adapters.photos.painter import PillowPhotoPainter

        return PillowPhotoPainter()

    @made_once
    def printer(self) -> ReportLabPrinter:
        from shared.adapters.papers.printer import ReportLabPrinter

        return ReportLabPrinter()
