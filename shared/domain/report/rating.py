"""What the reporter thought of the answer."""

from shared.domain.kernel.value_object import value_object


@value_object
class Rating:
    """What the reporter thought of the answer: 1 to 5 stars, and why. Read by staff only."""

    stars: int | None = None
    comment: str = ""


NOT_RATED = Rating()
