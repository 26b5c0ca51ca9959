"""Calls of the platform: events, tasks, schedules and the chat provider's webhook.

Know no citizen and no officer: whoever calls is the platform, and is asked to prove it.
"""
