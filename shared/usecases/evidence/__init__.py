"""Photos are published, shown, covered and opened."""
