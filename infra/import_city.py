"""Imports city packs as versions: `python -m infra.import_city cities/kendari --by ani`.

On Google's services with `--project`, else into the embedded installation that the environment names.
What officials have published since stays in force, unless `--replace-draft` says otherwise. Importing
again changes nothing.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.installation import DATABASE
from local.platform.pack_folder import files_in
from shared import bootstrap
from shared.bootstrap import Container, ports_of
from shared.config import Config
from shared.domain.pack.edit.publication import ImportVerdict
from shared.domain.pack.files.validation_errors import PackError
from shared.usecases.pack.import_pack import ImportPack, import_pack

_TOLD = {
    ImportVerdict.PUBLISH: "version {version} is in force now",
    ImportVerdict.UNCHANGED: "version {version} was in force already",
    ImportVerdict.HELD_BACK: (
        "version {version} is kept, but officials have published {other} since:"
        " --replace-draft puts it in force"
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every pack is kept and the city is served, 1 where one has mistakes."""
    asked = _options().parse_args(arguments)
    container = _container(asked.project)
    return max(_import(container, folder, asked) for folder in asked.folders)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.import_city", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of packs")
    parser.add_argument("--by", required=True, help="who answers for it, for the record")
    parser.add_argument("--note", default="", help="why, for the record")
    parser.add_argument("--project", default="", help="the Google Cloud project")
    parser.add_argument(
        "--replace-draft", action="store_true", help="also over what officials have published"
    )
    parser.add_argument(
        "--new-draft", action="store_true", help="lay the draft out anew; edits in it are lost"
    )
    return parser


def _container(project: str) -> Container:
    if not project:
        return bootstrap.container()
    config = Config(backend="google", project=project, database=DATABASE)
    return Container(config, ports_of(config))


def _import(container: Container, folder: Path, asked: argparse.Namespace) -> int:
    city_id = folder.resolve().name
    command = ImportPack(
        city_id,
        files_in(folder),
        asked.by,
        asked.note,
        replaces_draft=asked.replace_draft,
        lays_out_draft=asked.new_draft,
    )
    try:
        imported = import_pack(command, container.ports)
    except PackError as error:
        print(error, file=sys.stderr)
        return 1
    told = _TOLD[imported.verdict]
    print(f"{city_id}: {told.format(version=imported.version, other=imported.in_force.version)}")
    if imported.draft_kept:
        print(f"{city_id}: the draft of another version holds edits and was left: see --new-draft")
    return 0


if __name__ == "__main__":
    sys.exit(main())
