"""What can be said of a report before it is sent: danger, secrecy, likely categories. Nothing is kept."""

from shared.domain.kernel.states import ReportType
from shared.domain.kernel.value_object import value_object
from shared.domain.language.suggestion import Suggestion
from shared.domain.language.translations import Language
from shared.domain.lifecycle.notices import Advisory, notices_on
from shared.domain.routing.text_findings import understand
from shared.ports.has import HasReferences


@value_object
class Advised:
    """`suggestions` are best first; `is_sure`: the first would be taken without asking anybody.

    `type` is what the words sound like.
    """

    notices: tuple[Advisory, ...]
    is_secret: bool
    suggestions: tuple[Suggestion, ...]
    is_sure: bool
    type: ReportType


def advise_reporter(
    city_id: str, text: str, category_id: str | None, language: Language, ports: HasReferences
) -> Advised:
    """Advice only: whatever it says, the report is taken. Raises NotFoundError for no such city."""
    found = understand(text, ports.references.current(city_id))
    return Advised(
        notices=notices_on(found, category_id, found.concerns, language),
        is_secret=bool(found.concerns),
        suggestions=found.categories.ranked,
        is_sure=found.categories.is_sure,
        type=found.type,
    )
