"""Command lines: checking, building and explaining packs, and the demo."""
