"""The files of a pack as rows with line numbers, and the packed form of a whole one.

Knows no table by name.
"""
