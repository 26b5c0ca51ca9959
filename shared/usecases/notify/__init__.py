"""Effects are performed, digests sent, receipts and replies taken.

Know no act of people: what they perform follows from an event.
"""
