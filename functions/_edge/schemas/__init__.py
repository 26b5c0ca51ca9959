"""The shapes that cross the wire, in and out, and their way into values.

Form only; meaning is the domain's.
"""
