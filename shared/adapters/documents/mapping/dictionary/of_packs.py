"""Cities, the versions of their packs, and the drafts of them."""

from collections.abc import Mapping
from datetime import datetime

from shared.adapters.documents.engine.kept_texts import ChunkedText
from shared.adapters.documents.mapping.dictionary.collection import (
    CITY,
    WITHOUT_END,
    Collection,
    Field,
)
from shared.domain.pack.edit.publication import Publication

_PACKS = "without end: a report may have been decided under it"
_MISTAKES = Field("mistakes", tuple[str, ...], "what is wrong, in Bahasa Indonesia")
_PART = (
    CITY,
    Field("whole", str, "the digest of the whole text"),
    Field("text", str, "this part of it"),
)

PACKS: tuple[Collection, ...] = (
    Collection(
        "cities",
        "The register of cities that were imported, with what tracking codes begin with.",
        "the city's id, as in every path below",
        WITHOUT_END,
        beside=(CITY, Field("tracking_prefix", str, "what the city's tracking codes begin with")),
        writes=("publications.publish",),
    ),
    Collection(
        "reference",
        "`current`: the version of the pack in force; `reviewed`: what was last seen of the draft.",
        "`current` and `reviewed`",
        "as long as the city",
        Publication,
        beside=(
            Field(
                "rows",
                Mapping[str, str],
                "in `reviewed` alone: the digest of each row",
            ),
        ),
        writes=("publications.publish", "drafts.lay_out", "drafts.review"),
    ),
    Collection(
        "reference_versions",
        "Versions of the pack: their files by name. The texts are kept once for all versions.",
        "the digest of the files",
        _PACKS,
        beside=(
            CITY,
            Field("version", str, "its own id"),
            Field("tracking_prefix", str, "what the city's tracking codes begin with"),
            Field(
                "files",
                Mapping[str, ChunkedText],
                "by the file's name: where its text is kept",
            ),
        ),
        writes=("publications.keep", "drafts.review"),
    ),
    Collection(
        "reference_versions/packed",
        "The form of a version that functions load, in parts.",
        "the part's place, in three digits",
        _PACKS,
        beside=_PART,
        writes=("publications.keep", "drafts.review"),
    ),
    Collection(
        "reference_files",
        "The texts of all files of all versions, in parts.",
        "the text's digest and the part's place",
        _PACKS,
        beside=_PART,
        writes=("publications.keep", "drafts.review"),
    ),
    Collection(
        "reference_publications",
        "What was in force, since when and by whom, one document for each change.",
        "its number, in six digits",
        WITHOUT_END,
        Publication,
        writes=("publications.publish", "drafts.review"),
    ),
    Collection(
        "reference_drafts",
        "The draft that officials edit: `publication` with the wish to publish, and a document a table.",
        "`publication`, or the table's name",
        "as long as the city",
        beside=(
            Field("publish", bool, "the wish; a review answers it and takes it back"),
            Field("note", str, "the reason for the change, in the official's words"),
            Field("base", str, "the version that the draft was laid out from"),
            Field("state", str, "how the draft stands after its last review"),
            Field("message", str, "the same in words, in Bahasa Indonesia"),
            Field("message_en", str, "and in English"),
            _MISTAKES,
            Field("mistake_count", int, "how many there are, also where not all are listed"),
            Field("reviewed_at", datetime, "when it was last reviewed"),
        ),
        writes=("drafts.lay_out", "drafts.review"),
    ),
    Collection(
        "reference_drafts/rows",
        "The rows of a table of the draft.",
        "the row's key, its parts joined by `~`",
        "until an official deletes it",
        beside=(
            Field("position", float, "its place among the others"),
            _MISTAKES,
            Field("*", str, "a field for each column that is not empty, called as the column is"),
        ),
        writes=("drafts.lay_out", "drafts.review"),
    ),
)
