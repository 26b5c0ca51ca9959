"""Who supports and follows which report, on any document database."""

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Delete,
    Put,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.mapping import queries
from shared.adapters.documents.mapping.people import read_identity
from shared.adapters.documents.mapping.reports import read_report
from shared.adapters.documents.mapping.supporters import (
    counts,
    read_supporter,
    read_telling,
    supporter_document,
    telling_document,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.cases.supporters import BroadcastCursor, Supporter, SupportKind, decide_support
from shared.domain.kernel.errors import NotFoundError
from shared.domain.report.report import Report


class DocumentSupporters:
    """The port Supporters. The counts stand in the report, and change with the supporter in one commit."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def wish(self, wanted: Supporter, wish: SupportKind, *, on: bool) -> tuple[Report, Supporter]:
        place = paths.report(wanted.city_id, wanted.report_id)
        own = paths.supporter(wanted.city_id, wanted.report_id, wanted.uid)
        known = paths.identity(wanted.city_id, wanted.report_id)

        def body(reader: Reader) -> TransactionResult[tuple[Report, Supporter]]:
            document, found, identity = reader.get_many([place, own, known])
            if document is None:
                raise NotFoundError("not_found")
            report = read_report(document)
            before = read_supporter(found) if found else None
            reporter = read_identity(identity).uid if identity else ""
            counted, after = decide_support(report, before, wanted, wish, on=on, reporter=reporter)
            if counted is report:
                return TransactionResult((report, after))
            writes: dict[str, Write] = {
                place: Update(counts(counted)),
                own: Put(supporter_document(after)) if after.is_one else Delete(),
            }
            return TransactionResult((counted, after), writes)

        return self._db.run(body)

    def followers(
        self, city_id: str, report_id: str, limit: int, after: str | None = None
    ) -> tuple[tuple[Supporter, ...], str | None]:
        found = self._db.find_readable(
            queries.followers(city_id, report_id, limit, after),
            lambda each: (each.document_id, read_supporter(each.data)),
        )
        more = found[-1][0] if len(found) == limit else None
        return tuple(supporter for _, supporter in found), more

    def telling(self, city_id: str, report_id: str, key: str) -> BroadcastCursor | None:
        document = self._db.get(paths.telling(city_id, report_id, key))
        return read_telling(document) if document else None

    def note_telling(self, telling: BroadcastCursor) -> None:
        place = paths.telling(telling.city_id, telling.report_id, telling.key)
        document = Put(telling_document(telling))
        self._db.run(lambda _: TransactionResult(None, {place: document}))
