"""What a worker makes ready by itself before its first request needs it.

The server loads the functions and only then forks its workers. A thread or a connection from before
would be lost or shared there, so each worker prepares itself, in a thread of its own after the fork.
"""

import os
import threading
import time
from collections.abc import Mapping
from importlib import import_module

from shared import bootstrap
from shared.config import ConfigError, load_from_environment
from shared.domain.kernel.value_object import value_object

# A request that woke the instance goes first: the thread would only take turns with it.
HEAD_START_S = 0.1


@value_object
class WarmupPlan:
    """The ports that a function's requests use, and the modules they load."""

    ports: tuple[str, ...]
    modules: tuple[str, ...]


PLANS: Mapping[str, WarmupPlan] = {
    "citizen_api": WarmupPlan(
        ("token_check", "reports", "photo_records", "photo_bytes", "capture_keys"),
        (
            "functions._edge.citizen.citizen_lists",
            "functions._edge.citizen.citizen_reading",
            "functions._edge.citizen.citizen_submitting",
        ),
    ),
    "officer_api": WarmupPlan(
        (
            "token_check",
            "people",
            "reports",
            "photo_records",
            "outcomes",
            "photo_bytes",
            "capture_keys",
        ),
        (
            "functions._edge.staff.officer_handlers",
            "functions._edge.staff.acting",
            "shared.usecases.people.authenticate_staff",
        ),
    ),
    "signed_pages": WarmupPlan(
        ("link_keys", "reports", "photo_records", "photo_bytes", "taps", "chat"),
        (
            "functions._edge.signed.office",
            "functions._edge.signed.outside",
        ),
    ),
    "on_report_created": WarmupPlan(("reports",), ("shared.usecases.routing.route_report",)),
    "on_report_event": WarmupPlan(
        ("reports", "outcomes", "people", "alarms", "push", "chat", "mail"),
        ("shared.usecases.notify.perform_effects",),
    ),
    "on_reference_changed": WarmupPlan(
        ("publications", "drafts"), ("shared.usecases.pack.review_draft",)
    ),
    "on_photo_uploaded": WarmupPlan(
        ("reports", "photo_records", "photo_bytes"),
        ("shared.usecases.evidence.publish_photo", "shared.adapters.photos.cleaner"),
    ),
    "escalate_report": WarmupPlan(
        ("alarm_caller_check", "reports", "alarms"), ("shared.usecases.sla.escalate_report",)
    ),
    "office_digest": WarmupPlan(
        ("digest_caller_check", "reports", "people", "digests", "push", "chat", "mail"),
        ("shared.usecases.notify.send_digests",),
    ),
    "sweep_overdue": WarmupPlan(
        ("sweep_caller_check", "reports", "outcomes"),
        ("shared.usecases.sla.find_forgotten", "shared.usecases.sla.reschedule_report"),
    ),
    "whatsapp_webhook": WarmupPlan(
        ("chat_hook", "reports", "outcomes", "alarms", "chat"),
        ("shared.usecases.notify.note_receipt",),
    ),
}


def warm_up_after_fork() -> None:
    """Have every worker that is forked from this process warm itself up."""
    os.register_at_fork(after_in_child=_start)


def warm_up(target: str) -> None:
    """Make what the function's first request would make. The only thing asked is what is in force."""
    container, plan = bootstrap.container(), PLANS[target]
    for module in plan.modules:
        import_module(module)
    container.ports.references.current(container.config.default_city)
    for port in plan.ports:
        getattr(container.ports, port)


def _start() -> None:
    threading.Thread(target=warm_up_if_deployed, name="warm-up", daemon=True).start()


def warm_up_if_deployed() -> None:
    """Whatever is wrong, the first request meets it again and tells; a worker must not die of it."""
    try:
        config = load_from_environment()
    except ConfigError:
        return
    if config.backend != "google" or config.target not in PLANS:
        return
    time.sleep(HEAD_START_S)
    try:
        warm_up(config.target)
    except Exception as error:  # noqa: BLE001  see above
        bootstrap.container().telemetry.bug("warm-up failed", error, function=config.target)
