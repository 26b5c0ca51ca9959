"""Whether the tests notice when the code does something else: `python -m tests.mutants`."""
