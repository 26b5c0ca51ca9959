"""City packs are imported, reviewed and put in force.

Know no report: a new version reaches those by `sla` and `routing`.
"""
