"""How a report comes in."""
