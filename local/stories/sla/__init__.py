"""What follows from silence."""
