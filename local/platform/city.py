"""What the parts of the local city share: the container, its functions, and the tables between them."""

import sqlite3
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from local.platform.functions import Functions
from shared.bootstrap import Container
from shared.bootstrap.embedded import EmbeddedPorts
from shared.domain.kernel.errors import NotFoundError
from shared.domain.report.report import Report


class Tables(Protocol):
    """The city's SQLite file, as far as the local city reads it beside the ports."""

    def reading(self) -> sqlite3.Connection: ...

    def writing(self) -> AbstractContextManager[sqlite3.Connection]: ...


@dataclass(frozen=True, slots=True)
class LocalCity:
    """The installation that runs in this process, with all its jurisdictions."""

    container: Container
    ports: EmbeddedPorts
    functions: Functions

    @property
    def tables(self) -> Tables:
        return self.ports.city_file

    def find_report(self, report_id: str) -> Report:
        """In whichever jurisdiction it is. Raises NotFoundError."""
        for city_id in self.ports.references.cities():
            try:
                return self.ports.reports.get(city_id, report_id)
            except NotFoundError:
                continue
        raise NotFoundError("not_found")
