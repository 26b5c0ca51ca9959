"""Turns what a citizen's phone uploaded into two clean pictures, without trusting a byte of it.

Know no report and judge nothing: they tell what is there.
"""
