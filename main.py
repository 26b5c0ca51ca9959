"""The entry points that are deployed, one function each. A process loads the one that it serves: ADR 0006."""

import importlib
from collections.abc import Sequence
from typing import Any

__all__ = [  # noqa: F822  # each is made when it is asked for, below
    "citizen_api",
    "escalate_report",
    "office_digest",
    "officer_api",
    "on_photo_uploaded",
    "on_reference_changed",
    "on_report_created",
    "on_report_event",
    "signed_pages",
    "sweep_overdue",
    "whatsapp_webhook",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"functions.{name}"), name)


def __dir__() -> Sequence[str]:
    return __all__
