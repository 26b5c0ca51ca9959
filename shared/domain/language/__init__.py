"""Reading Indonesian as people type it: words, categories, concerns, personal data.

Knows phrases, not which city or report they are about.
"""
