"""Several reports about one matter: merged, split, similar, and who stands by them.

Knows nothing of messages: what is told to whom is `notify`.
"""
