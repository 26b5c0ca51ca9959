"""Where a message lets its reporter follow the report: a link, the code, or neither."""

from dataclasses import replace
from typing import Protocol

from shared.domain.kernel.errors import NotFoundError
from shared.domain.links.tracking_links import TrackingLinks
from shared.domain.notify.delivery import DeliveryPlan
from shared.domain.notify.event_templates import NEUTRAL
from shared.domain.people.people import Identity
from shared.domain.report.report import Report
from shared.domain.report.visibility import is_kept_secret
from shared.domain.texts.catalogue import Catalogue
from shared.ports.has import HasPages, HasReports
from shared.ports.secrecy import is_any_kept_secret
from shared.usecases.notify.perform_effects.notification import Notification


class TrackingPorts(HasReports, HasPages, Protocol): ...


def with_key(
    plan: DeliveryPlan, telling: Notification, identity: Identity, ports: TrackingPorts
) -> DeliveryPlan:
    """The plan for a reporter, with what opens their own report: the address of its page, or its code.

    Of one that is kept secret nothing leaves that opens it: whoever else holds the phone must not read it.
    """
    key = _key(telling, identity, ports)
    words = Catalogue(telling.reference.texts)
    said = key or words.text("tracking.guarded", plan.language)
    return replace(plan, params={**plan.params, "tracking": said}, key=key)


def _key(telling: Notification, identity: Identity, ports: TrackingPorts) -> str:
    """Empty where the message is to be neutral."""
    event = telling.event
    try:
        own = _own_report(telling, ports)
        if _is_neutral(telling, own, ports):
            return ""
    except NotFoundError:
        # What it hangs together with is gone, and cannot be asked any more.
        return ""
    links = TrackingLinks(ports.reporter_pages_url, ports.link_keys)
    address = links.address(event.city_id, own.report_id, own.links_since, event.at)
    return address or identity.tracking_code


def _own_report(telling: Notification, ports: TrackingPorts) -> Report:
    """The reader's: where several became one, it is not the one that the message is about."""
    if telling.subject == telling.report.report_id:
        return telling.report
    return ports.reports.get(telling.event.city_id, telling.subject)


def _is_neutral(telling: Notification, own: Report, ports: TrackingPorts) -> bool:
    is_secret = is_kept_secret(telling.report) or is_any_kept_secret(own, ports)
    return is_secret or telling.effect.template in NEUTRAL
