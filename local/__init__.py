"""The local city: every function in one process on embedded adapters, with a clock one can move."""
