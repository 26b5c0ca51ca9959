"""A photo, its nonce and its fingerprint.

Knows nothing of what the photo proves: that is `evidence`.
"""
