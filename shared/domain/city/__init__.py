"""Everything that a city decides, as values: the reference that all decisions are made with.

Knows no report; how it is read from files is the room `pack`'s.
"""
