"""Photos are published, shown, covered and opened.

Know no decoder: bytes go to the ports and come back as facts.
"""
