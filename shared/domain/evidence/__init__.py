"""What speaks for and against a photo, as a score with reasons.

Refuses nothing, and knows nothing of files: their metadata comes typed.
"""
