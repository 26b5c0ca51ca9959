"""What speaks for and against a photo, as a score with reasons.

Refuses nothing, and opens no file.
"""
