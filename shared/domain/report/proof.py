"""What an office showed of its work, by what the pictures are worth."""

from shared.domain.kernel.value_object import value_object


@value_object
class Proofs:
    """The ids of the pictures that an office showed of its work in this round, by what they are worth.

    `needed`: the answer had to be shown. `accepted`: a supervisor takes the work for done, whatever
    the pictures look like.
    """

    awaited: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    needed: bool = False
    accepted: bool = False

    @property
    def are_wanting(self) -> bool:
        """Whether a supervisor must look at the pictures, or must hear why there is none."""
        return not self.accepted and (bool(self.doubted) or (self.needed and not self.sound))


NO_PROOFS = Proofs()
