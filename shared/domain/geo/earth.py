"""How long a degree is on the ground."""

# Of latitude, and of longitude at the equator.
METRES_PER_DEGREE = 111_320.0
