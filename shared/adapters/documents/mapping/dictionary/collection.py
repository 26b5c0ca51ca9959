"""What is said of a collection that stands in no code."""

from shared.domain.kernel.value_object import value_object


@value_object
class Field:
    """One that no value has. `type` is an annotation, as a value's field would have it."""

    name: str
    type: object
    meaning: str


@value_object
class Collection:
    """`kind` as `paths.kind_of` tells it; `document_id` is what its documents are called.

    `holds` is the value whose fields they have but for those in `without`; `beside` are the others.
    `writes` names use cases, or the methods of ports by which they write it; `writers` whoever else does.
    """

    kind: str
    purpose: str
    document_id: str
    kept: str
    holds: type | None = None
    without: tuple[str, ...] = ()
    beside: tuple[Field, ...] = ()
    writes: tuple[str, ...] = ()
    writers: str = ""


CITY = Field("city_id", str, "the city that it belongs to")
OF_REPORT = Field("report_id", str, "the report that it belongs to")
WITH_REPORT = "as long as its report"
WITHOUT_END = "without end: nothing deletes it"
CHANGES = ("reports.submit", "reports.change", "reports.change_together")
