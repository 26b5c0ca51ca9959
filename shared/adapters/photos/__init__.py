"""Turns what a citizen's phone uploaded into two clean pictures, without trusting a byte of it."""
