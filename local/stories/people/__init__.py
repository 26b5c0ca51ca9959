"""Those who work, and those who write for others."""
