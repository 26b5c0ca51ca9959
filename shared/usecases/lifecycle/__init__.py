"""Staff, reporters and bodies outside act on one report."""
