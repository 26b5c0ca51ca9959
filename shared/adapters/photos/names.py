"""Names of devices and programs as a file gives them: of bounded length, on one line, nothing invisible."""

LONGEST = 80
_UNREADABLE = "\ufffd"


def name_in(text: str) -> str:
    """What is readable of it; empty where nothing is."""
    kept = "".join(each if each.isprintable() else " " for each in text if each != _UNREADABLE)
    return " ".join(kept.split())[:LONGEST].rstrip()
