"""Staff, their roster and work; accounts and what they prefer."""
