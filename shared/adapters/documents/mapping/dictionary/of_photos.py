"""Photos, what they told, and what finds the like of them."""

from datetime import datetime

from shared.adapters.documents.mapping.dictionary.collection import (
    CITY,
    OF_REPORT,
    WITH_REPORT,
    Collection,
    Field,
)
from shared.adapters.documents.mapping.photo_metadata import StoredMetadata
from shared.domain.photos.capture import REMEMBERED_FOR
from shared.domain.photos.photos import Photo

PHOTOS: tuple[Collection, ...] = (
    Collection(
        "reports/photos",
        "What is known of each announced photo. The picture itself lies in a bucket.",
        "derived from the operation that announced it",
        WITH_REPORT,
        Photo,
        beside=(Field("event_id", str, "the event that announced it"),),
        writes=(
            "submit_report",
            "act_on_report",
            "respond_as_reporter",
            "office_tap",
            "redact_photo",
            "photo_records.settle_photo",
            "photo_records.settle_weighed",
        ),
    ),
    Collection(
        "evidence",
        "What the originals of photos told, and which pictures they were like. For an auditor.",
        "the photo's",
        WITH_REPORT,
        beside=(
            CITY,
            OF_REPORT,
            Field("photo_id", str, "the photo that it is about"),
            Field("found", StoredMetadata, "what the original told, such as place and time"),
            Field("seen", tuple[str, ...], "like pictures of before, as `report/photo`"),
            Field("trace", str, "likeness and digest of the file; empty: it was not weighed"),
        ),
        writes=("photo_records.settle_photo", "photo_records.settle_weighed"),
    ),
    Collection(
        "likenesses",
        "The index by which pictures find the like of them.",
        "a band of the likeness, or the digest of the file",
        "the newest at each place; older ones make room",
        beside=(
            CITY,
            Field("seen", tuple[str, ...], "pictures that agree in it: `likeness/report/photo`"),
        ),
        writes=("photo_records.settle_weighed",),
    ),
    Collection(
        "nonces",
        "Which photo a nonce of the camera came with: it is good for that one.",
        "the nonce's digest",
        f"{REMEMBERED_FOR.days} days from its issue",
        beside=(
            CITY,
            Field("photo_id", str, "the photo that it came with"),
            Field("expires_at", datetime, "until when it is of use"),
        ),
        writes=("photo_records.settle_weighed",),
    ),
)
