"""Reading Indonesian as people type it: words, categories, concerns, personal data. And which languages we
speak.

Knows phrases, not which city or report they are about.
"""
