"""Where each document lies. Ids come from outside at times, so none may bend a path.

What can be no id raises NotFoundError: there is no such document.
"""

import re

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import derived_id

# What Firestore refuses as a document id, and what would name another document.
_NO_ID = re.compile(r"\.{1,2}|__.*__|.*/.*|", re.DOTALL)
_LONGEST_ID_BYTES = 1500


CITIES = "cities"


def kind_of(path: str) -> str:
    """What kind of document lies there: its collections below a city, such as `reports/events`."""
    return "/".join(path.split("/")[2::2]) or CITIES


def city_of(path: str) -> str:
    return path.split("/")[1]


def city(city_id: str) -> str:
    return _join(CITIES, city_id)


def reports(city_id: str) -> str:
    return f"{city(city_id)}/reports"


def report(city_id: str, report_id: str) -> str:
    return _join(reports(city_id), report_id)


def events(city_id: str, report_id: str) -> str:
    return f"{report(city_id, report_id)}/events"


def event(city_id: str, report_id: str, event_id: str) -> str:
    return _join(events(city_id, report_id), event_id)


def former(city_id: str, report_id: str) -> str:
    return f"{report(city_id, report_id)}/former"


def former_one(city_id: str, report_id: str, event_id: str) -> str:
    return _join(former(city_id, report_id), event_id)


def photos(city_id: str, report_id: str) -> str:
    return f"{report(city_id, report_id)}/photos"


def photo(city_id: str, report_id: str, photo_id: str) -> str:
    return _join(photos(city_id, report_id), photo_id)


def effects(city_id: str, report_id: str) -> str:
    return f"{report(city_id, report_id)}/effects"


def effect(city_id: str, report_id: str, key: str) -> str:
    return _join(effects(city_id, report_id), key)


def identities(city_id: str) -> str:
    return f"{city(city_id)}/identities"


def identity(city_id: str, report_id: str) -> str:
    return _join(identities(city_id), report_id)


def evidence(city_id: str, photo_id: str) -> str:
    return _join(f"{city(city_id)}/evidence", photo_id)


def examples(city_id: str) -> str:
    return f"{city(city_id)}/examples"


def example(city_id: str, example_id: str) -> str:
    return _join(examples(city_id), example_id)


def likenesses(city_id: str, place: str) -> str:
    """One place of the index of likenesses; all pictures that agree in it are told of there."""
    return _join(f"{city(city_id)}/likenesses", place)


def nonce(city_id: str, digest: str) -> str:
    return _join(f"{city(city_id)}/nonces", digest)


def operation(city_id: str, operation_id: str) -> str:
    return _join(f"{city(city_id)}/operations", operation_id)


def tracking(city_id: str, tracking_code: str) -> str:
    return _join(f"{city(city_id)}/tracking", tracking_code)


def counter(city_id: str, series: str) -> str:
    """Where the last number of a series stands."""
    return _join(f"{city(city_id)}/counters", series)


def tap(city_id: str, link_id: str) -> str:
    return _join(f"{city(city_id)}/taps", link_id)


def batch(city_id: str, batch_id: str) -> str:
    return _join(f"{city(city_id)}/batches", batch_id)


def sent_message(city_id: str, message_id: str) -> str:
    """The provider's ids are of its own making, and may hold anything."""
    return _join(f"{city(city_id)}/sent_messages", derived_id(message_id))


def account(city_id: str, uid: str) -> str:
    return _join(f"{city(city_id)}/accounts", uid)


def digest(city_id: str, key: str) -> str:
    return _join(f"{city(city_id)}/digests", key)


def devices(city_id: str) -> str:
    return f"{city(city_id)}/devices"


def device(city_id: str, device_id: str) -> str:
    return _join(devices(city_id), device_id)


def staff_of(city_id: str) -> str:
    return f"{city(city_id)}/staff"


def supporters(city_id: str) -> str:
    """Stored under the name that the collection was given first."""
    return f"{city(city_id)}/crowd"


def telling(city_id: str, report_id: str, key: str) -> str:
    return _join(f"{city(city_id)}/tellings", derived_id("telling", report_id, key))


def supporter(city_id: str, report_id: str, uid: str) -> str:
    """The same for the same account and report, and telling of neither."""
    return _join(supporters(city_id), derived_id("bystander", report_id, uid))


def staff(city_id: str, uid: str) -> str:
    return _join(staff_of(city_id), uid)


def reference_in_force(city_id: str) -> str:
    return f"{city(city_id)}/reference/current"


def reference_version(city_id: str, version: str) -> str:
    return _join(f"{city(city_id)}/reference_versions", version)


def reference_packed(city_id: str, version: str) -> str:
    """The parts of a version's packed form."""
    return f"{reference_version(city_id, version)}/packed"


def reference_file(city_id: str, part: str) -> str:
    return _join(f"{city(city_id)}/reference_files", part)


def reference_publications(city_id: str) -> str:
    return f"{city(city_id)}/reference_publications"


def reference_draft(city_id: str, table: str) -> str:
    return _join(f"{city(city_id)}/reference_drafts", table)


def reference_draft_rows(city_id: str, table: str) -> str:
    return f"{reference_draft(city_id, table)}/rows"


def reference_draft_row(city_id: str, table: str, row: str) -> str:
    return _join(reference_draft_rows(city_id, table), row)


def reference_reviewed(city_id: str) -> str:
    """What the last review found in each row of the draft."""
    return f"{city(city_id)}/reference/reviewed"


def _join(collection: str, document_id: str) -> str:
    if _NO_ID.fullmatch(document_id) or len(document_id.encode()) > _LONGEST_ID_BYTES:
        raise NotFoundError("not_found")
    return f"{collection}/{document_id}"
