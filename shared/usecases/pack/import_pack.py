"""Import a pack from a folder: keep it as a version, and put it in force where nobody stands above it."""

from dataclasses import replace
from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.pack.edit.draft import PackDraft, is_same, laid_out
from shared.domain.pack.edit.publication import (
    ImportVerdict,
    Origin,
    Publication,
    judge_import,
    next_publication,
)
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.files.packed import pack
from shared.domain.pack.parse import parse_pack, prefix_taken
from shared.ports.cities import Publications, References
from shared.ports.has import HasClock, HasDrafts, HasPublications, HasReferences
from shared.ports.platform import Clock

_TRIES = 3


@value_object
class ImportPack:
    """`by` is who answers for it. `replaces_draft` lets it take the place of what officials published.

    `lays_out_draft` gives them a new draft even where the one they have holds edits: those are lost.
    """

    city_id: str
    files: Files
    by: str
    note: str = ""
    replaces_draft: bool = False
    lays_out_draft: bool = False


@value_object
class Imported:
    """`in_force` is what stands now, this version or not; `draft_kept` where it says something else."""

    version: str
    verdict: ImportVerdict
    in_force: Publication
    draft_kept: bool = False


class ImportPackPorts(HasPublications, HasReferences, HasDrafts, HasClock, Protocol): ...


def import_pack(command: ImportPack, ports: ImportPackPorts) -> Imported:
    """Import, and lay out the draft of what is in force unless officials have begun to edit theirs.

    A city that the installation did not know is served from then on. Raises PackError with every
    mistake of the pack, also where its tracking prefix is another city's, and ConflictError where others
    publish without end.
    """
    reference = parse_pack(command.city_id, command.files)
    _check_prefix(command, reference, ports.references)
    imported = _imported(command, reference, ports.publications, ports.clock)
    ports.references.look_again(command.city_id)
    version = imported.in_force.version
    draft = ports.drafts.read(command.city_id)
    if draft is not None and draft.base == version and not command.lays_out_draft:
        return imported
    if draft is not None and not command.lays_out_draft and _is_edited(draft, ports.publications):
        return replace(imported, draft_kept=True)
    ports.drafts.lay_out(
        laid_out(command.city_id, version, ports.publications.files(command.city_id, version))
    )
    return imported


def _is_edited(draft: PackDraft, publications: Publications) -> bool:
    try:
        return not is_same(draft, publications.files(draft.city_id, draft.base))
    except NotFoundError:
        return True


def _check_prefix(command: ImportPack, reference: Reference, references: References) -> None:
    """A tracking code leads to one city. Raises PackError."""
    prefix = reference.city.tracking_prefix
    other = references.city_by_prefix(prefix)
    if other not in {None, command.city_id}:
        raise prefix_taken(command.city_id, command.files, prefix, str(other))


def _imported(
    command: ImportPack, reference: Reference, publications: Publications, clock: Clock
) -> Imported:
    """The version is kept in any case: what cites it can always be shown.

    Raises ConflictError where others publish without end. Run again, it changes nothing, but renews
    the packed form that another program made.
    """
    publications.keep(command.city_id, command.files, pack(reference))
    for _ in range(_TRIES):
        before = publications.in_force(command.city_id)
        verdict = judge_import(before, reference.version, replaces_draft=command.replaces_draft)
        if before is not None and verdict is not ImportVerdict.PUBLISH:
            return Imported(reference.version, verdict, before)
        publication = next_publication(
            before,
            city_id=command.city_id,
            version=reference.version,
            origin=Origin.IMPORT,
            at=clock.now(),
            by=command.by,
            note=command.note,
        )
        try:
            publications.publish(publication)
        except ConflictError:
            continue
        return Imported(reference.version, verdict, publication)
    raise ConflictError("publication_conflict")
