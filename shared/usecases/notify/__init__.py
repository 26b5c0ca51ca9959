"""Effects are performed, digests sent, receipts and replies taken."""
