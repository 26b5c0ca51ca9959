"""Real service emulators for the tests: which ones, how they are installed, started and ended."""
