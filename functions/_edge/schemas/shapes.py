"""What every shape that crosses the wire has in common."""

import msgspec


class In(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What clients send; a field nobody knows is refused, for it is a misspelt one."""


class Out(msgspec.Struct, kw_only=True):
    """What clients get."""
