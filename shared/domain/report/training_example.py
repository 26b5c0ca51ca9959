"""What the city may learn from a correction."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object


@value_object
class TrainingExample:
    """What was taken for `was` (None: the machine was not sure) and is `category_id`, as `role` says."""

    city_id: str
    example_id: str
    text: str
    was: str | None
    category_id: str
    role: str
    reference_version: str
    day: str
    expires_at: datetime
