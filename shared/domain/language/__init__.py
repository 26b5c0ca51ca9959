"""Reading Indonesian as people type it: words, categories, concerns, personal data.

Knows a city's phrases, and no report.
"""
