"""A photo, its nonce, its fingerprint, and the reasons that its worth is told in.

Knows nothing of the weighing: that is `evidence`.
"""
