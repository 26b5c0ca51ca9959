"""What cities have decided: in force, published, and in the making."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from shared.domain.city.reference import Reference
from shared.domain.pack.edit.publication import Publication
from shared.domain.pack.files.pack_files import Files

if TYPE_CHECKING:
    # They load the whole checker of packs, which hardly a function needs.
    from shared.domain.pack.edit.draft import PackDraft
    from shared.domain.pack.edit.publish_decision import PublishDecision


class References(Protocol):
    def cities(self) -> tuple[str, ...]:
        """The ids of all cities of this installation, in order."""

    def serves(self, city_id: str) -> bool:
        """Whether it is one of them; cheaper than to ask for all."""

    def current(self, city_id: str) -> Reference:
        """The version of the city's pack that is in force. Raises NotFoundError for no such city."""

    def at(self, city_id: str, version: str) -> Reference:
        """The version that an event cites, to show what was decided under it.

        The one in force where that version was never kept. Raises NotFoundError for no such city.
        """

    def city_by_prefix(self, prefix: str) -> str | None:
        """The city whose tracking codes begin so, written in capitals; None for no such city."""

    def look_again(self, city_id: str) -> None:
        """Ask what is in force with the next call: this process has just published something."""


class Publications(Protocol):
    """Every version of a city's pack that was ever published, and which one is in force."""

    def cities(self) -> Mapping[str, str]:
        """The tracking prefix of each city for which a pack was ever imported."""

    def in_force(self, city_id: str) -> Publication | None:
        """None where nothing was published: the pack that was deployed is in force."""

    def history(self, city_id: str, limit: int) -> tuple[Publication, ...]:
        """Newest first."""

    def keep(self, city_id: str, files: Files, packed: str) -> None:
        """Keep a version for good; `packed` is what `packed.pack` makes of the files. Repeatable."""

    def publish(self, publication: Publication) -> None:
        """Put a kept version in force, at once and as a whole; the same publication again is fine.

        Raises ConflictError where another one came in between, NotFoundError for an unkept version.
        """

    def version(self, city_id: str, version: str) -> Reference:
        """Raises NotFoundError where it was never kept, or has been spoilt since."""

    def files(self, city_id: str, version: str) -> Files:
        """What the version was made of. Raises NotFoundError likewise."""


RuleOn = Callable[["PackDraft", Publication | None], "PublishDecision"]


class Drafts(Protocol):
    """Each city's draft of its pack, as officials edit it, and what the last review said."""

    def lay_out(self, draft: "PackDraft") -> None:
        """Replace whatever draft there was. Repeatable; an edit meanwhile may be lost."""

    def read(self, city_id: str) -> "PackDraft | None":
        """The draft as it stands; None where none was ever laid out."""

    def is_news(self, city_id: str, table: str, row: str) -> bool:
        """Whether that place of the draft is other than the last review found it."""

    def review(self, city_id: str, rule: RuleOn, now: datetime) -> "PublishDecision":
        """Read the draft and what is in force, rule, and write all that the ruling says, in one commit.

        Mistakes are written beside the rows they are in. `rule` is pure and may be called several
        times; what it raises passes through. Raises NotFoundError where there is no draft.
        """
