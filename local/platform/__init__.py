"""What stands in for the platform: triggers, alarms, scheduler, clock, phones, accounts.

Knows nothing of the console.
"""
