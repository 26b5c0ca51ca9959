"""Papers are printed."""
