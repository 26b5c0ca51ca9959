"""A report is brought to whoever must act.

Ask nobody: staff who think otherwise act in `lifecycle`.
"""
