"""Everything behind the entry points: the domain, its ports, the use cases, and what they run on."""
