"""The link that shows a report to its reporter, and to whomever they show it to: it reads and does nothing.

The tracking code takes a report into an account and opens every act on it. So the link does not carry it:
who was sent a link, or has read one over a shoulder, can look and no more.
"""

from datetime import datetime, timedelta

from shared.domain.kernel.value_object import value_object
from shared.domain.links.signed_links import LinkKeys, Purpose, SignedLink, sign_link

# Each message brings one anew.
LINK_LIFE = timedelta(days=365)


@value_object
class TrackingLinks:
    """`pages` is where reporters' pages are; empty where the installation has named none."""

    pages: str
    keys: LinkKeys

    def address(self, city_id: str, report_id: str, revision: int, told_at: datetime) -> str:
        """The page of the report, the same for the same message; empty where there are no pages.

        `revision` is since when the report's links count: a later revocation ends this one.
        """
        if not self.pages:
            return ""
        ends = (told_at + LINK_LIFE).replace(microsecond=0)
        link = SignedLink(Purpose.TRACKING, city_id, report_id, "", ends, revision)
        return f"{self.pages.rstrip('/')}/s/{sign_link(link, self.keys)}"
