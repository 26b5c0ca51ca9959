"""The shapes that clients send. Form is validated here and nowhere else; meaning is the domain's."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from functions._edge.schemas.shapes import In
from shared.domain.language.translations import LANGUAGES

Short = Annotated[str, msgspec.Meta(max_length=200)]
Long = Annotated[str, msgspec.Meta(max_length=5000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.@-]+$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
# No larger than what every reader of JSON keeps exact.
Count = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
AttributeCode = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
AttributeValue = Annotated[str, msgspec.Meta(max_length=500)] | float
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Accuracy = Annotated[float, msgspec.Meta(ge=0, le=100_000)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=100)]
if TYPE_CHECKING:
    Spoken = str
else:
    # Which there are, the files decide; no type checker reads those.
    Spoken = Literal[LANGUAGES]


class LocationIn(In):
    """A point, or an address with a village code, or both."""

    latitude: Latitude | None = None
    longitude: Longitude | None = None
    accuracy_m: Accuracy | None = None
    source: Literal["device", "pin", "photo", "address"] = "pin"
    address_text: Annotated[str, msgspec.Meta(max_length=500)] = ""
    kelurahan_code: Annotated[str, msgspec.Meta(pattern=r"^\d\d\.\d\d\.\d\d\.\d{4}$")] | None = None


class PhonePositionIn(In):
    """Where the reporter's phone was when they set a pin: compared with the pin, and not kept."""

    latitude: Latitude
    longitude: Longitude
    accuracy_m: Accuracy | None = None


class ReportedLocationIn(LocationIn):
    """`fixed_at`: when the device was there, by its own clock. A report may wait long for a signal.

    `device` is read beside a pin, and only of a report with photos.
    """

    fixed_at: Moment | None = None
    device: PhonePositionIn | None = None


class PhotoIn(In):
    """A photo that will be uploaded; `captured_at` and `capture` are the client's word.

    `capture_nonce` is the one that the app's camera was opened with.
    """

    content_type: Annotated[str, msgspec.Meta(max_length=100)]
    size_bytes: Count
    captured_at: Moment | None = None
    capture: Literal["camera", "gallery", "unknown"] = "unknown"
    capture_nonce: Annotated[str, msgspec.Meta(max_length=64)] = ""


class CaptureIn(In):
    """For how many photos the camera is about to be opened."""

    photos: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1


class ContactIn(In):
    """How to reach the reporter. Kept apart from the report and shown to nobody."""

    name: Short = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    whatsapp: bool = False


class ReportIn(In):
    """`attributes` answer what the category asks beside, as `GET /v1/categories` lists it."""

    description: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    location: ReportedLocationIn
    category: Key | None = None
    type: Literal["complaint", "suggestion", "information", "aspiration"] = "complaint"
    photos: list[PhotoIn] = []
    anonymous: bool = False
    secret: bool = False
    contact: ContactIn | None = None
    attributes: dict[AttributeCode, AttributeValue] = {}


class JurisdictionQuery(In):
    jurisdiction_id: Key | None = None


class DeviceIn(In):
    token: Annotated[str, msgspec.Meta(min_length=8, max_length=4096, pattern=r"^[!-~]+$")]
