"""The boundaries' section of a packed pack: the packed polygons themselves, as text."""

from binascii import a2b_base64, b2a_base64

from shared.domain.geo.place import VillageIndex


def places_out(index: VillageIndex) -> str:
    return b2a_base64(index.packed, newline=False).decode("ascii")


def places_in(section: str) -> VillageIndex:
    """What `places_out` wrote. Raises TypeError or ValueError for anything else."""
    return VillageIndex(a2b_base64(section, strict_mode=True))
