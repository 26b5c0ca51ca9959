"""Points, polygons and cells of the earth.

Knows no city and no words.
"""
