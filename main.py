"""The entry points that are deployed, one function each."""

from functions.citizen_api import citizen_api
from functions.escalate_report import escalate_report
from functions.office_digest import office_digest
from functions.officer_api import officer_api
from functions.on_photo_uploaded import on_photo_uploaded
from functions.on_reference_changed import on_reference_changed
from functions.on_report_created import on_report_created
from functions.on_report_event import on_report_event
from functions.signed_pages import signed_pages
from functions.sweep_overdue import sweep_overdue
from functions.whatsapp_webhook import whatsapp_webhook

__all__ = [
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
