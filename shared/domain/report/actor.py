"""Who did something to a report."""

from shared.domain.kernel.value_object import value_object


@value_object
class Actor:
    """Who did it. `actor_id` is an account id, or the name of a rule, rung or function."""

    role: str
    actor_id: str
    agency_id: str | None = None


# Whoever reported it. Their account is in no history.
REPORTER = Actor(role="citizen", actor_id="reporter")


# The `actor_id` of a reporter who speaks on the case that their own report was merged into.
JOINED = "joined_reporter"
