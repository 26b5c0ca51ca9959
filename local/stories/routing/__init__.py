"""Who must answer, and how a report gets there."""
