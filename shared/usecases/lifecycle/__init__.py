"""Staff, reporters and bodies outside act on one report.

Tell nobody: the event that each commits is told by `notify`.
"""
