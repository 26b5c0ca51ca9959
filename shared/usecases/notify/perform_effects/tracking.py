"""Where a message lets its reporter follow the report: a link, the code, or neither."""

from dataclasses import replace

from shared.domain.links.tracking_links import TrackingLinks
from shared.domain.notify.delivery import DeliveryPlan
from shared.domain.notify.event_templates import NEUTRAL
from shared.domain.people.people import Identity
from shared.domain.texts.catalogue import Catalogue
from shared.ports.has import HasPages
from shared.usecases.notify.perform_effects.notification import Notification


def with_key(
    plan: DeliveryPlan, telling: Notification, identity: Identity, pages: HasPages
) -> DeliveryPlan:
    """The plan for a reporter, with what opens their own report: the address of its page, or its code.

    Of a restricted report nothing leaves that opens it: whoever else holds the phone must not read it.
    """
    key = "" if _is_neutral(telling) else _key(telling, identity, pages)
    words = Catalogue(telling.reference.texts)
    said = key or words.text("tracking.guarded", plan.language)
    return replace(plan, params={**plan.params, "tracking": said}, key=key)


def _is_neutral(telling: Notification) -> bool:
    return telling.report.restricted or telling.effect.template in NEUTRAL


def _key(telling: Notification, identity: Identity, pages: HasPages) -> str:
    event, links = telling.event, TrackingLinks(pages.reporter_pages_url, pages.link_keys)
    return links.address(event.city_id, telling.subject, event.at) or identity.tracking_code
