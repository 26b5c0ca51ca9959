"""What photos are worth."""
