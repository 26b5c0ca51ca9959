"""Every outside thing the use cases need, as small Protocols by subject. No SDK type appears here.

Any method that reaches a service may raise TransientError; methods that hand something to the world
(alarms, pushes, chat) may also raise PermanentError. Times are aware UTC.
"""
