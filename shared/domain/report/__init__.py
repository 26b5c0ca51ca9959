"""The report itself and the values it is made of.

Knows no rule of what may become of it.
"""
