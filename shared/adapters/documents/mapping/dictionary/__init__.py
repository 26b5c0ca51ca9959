"""What stands in no code about collections: what each is for, who writes it and how long it is kept.

Read by whoever writes the data dictionary, and by nothing that runs.
"""

from shared.adapters.documents.mapping.dictionary.collection import Collection, Field
from shared.adapters.documents.mapping.dictionary.of_packs import PACKS
from shared.adapters.documents.mapping.dictionary.of_people import PEOPLE
from shared.adapters.documents.mapping.dictionary.of_photos import PHOTOS
from shared.adapters.documents.mapping.dictionary.of_reports import REPORTS

__all__ = ["COLLECTIONS", "Collection", "Field"]

COLLECTIONS: tuple[Collection, ...] = (*REPORTS, *PHOTOS, *PEOPLE, *PACKS)
