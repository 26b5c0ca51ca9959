"""Reports are listed and read; nothing is changed.

Know who asks, and give no more than that person may read.
"""
