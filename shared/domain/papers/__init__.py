"""Letters, orders, slips and case files, as the pieces a printer sets.

Knows nothing of PDF.
"""
