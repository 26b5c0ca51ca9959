"""Staff, their roster and work; accounts and what they prefer.

Know what belongs to a person, and no report but by its id.
"""
