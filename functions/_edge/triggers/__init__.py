"""Calls of the platform: events, tasks, schedules and the chat provider's webhook."""
