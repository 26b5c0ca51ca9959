"""The addresses under /local/drafts: the Firebase console of a city that has none."""

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, jsonify

from local.platform.bodies import json_object
from local.platform.city import LocalCity
from local.platform.deliveries import LOCAL_ADMIN
from local.platform.pack_folder import files_in
from shared.domain.pack.edit.draft import TABLE_NAMES
from shared.usecases.pack.import_pack import ImportPack, import_pack


@dataclass(frozen=True, slots=True)
class DraftApi:
    """One method for each address."""

    city: LocalCity

    def lay_out(self, city_id: str) -> Response:
        return jsonify(version=lay_out(self.city, city_id))

    def draft(self, city_id: str) -> Response:
        """The wish to publish with what the last review said, and what is in force."""
        console, publications = self.city.ports.draft_console, self.city.ports.publications
        in_force = publications.in_force(city_id)
        return jsonify(
            publication=console.publication(city_id),
            tables=TABLE_NAMES,
            in_force=in_force
            and {"version": in_force.version, "by": in_force.by, "number": in_force.number},
        )

    def rows(self, city_id: str, table: str) -> Response:
        return jsonify(rows=self.city.ports.draft_console.rows(city_id, table))

    def edit(self, city_id: str, table: str, row: str = "") -> Response:
        self.city.ports.draft_console.edit(city_id, table, row, json_object())
        return jsonify(edited=True)

    def delete(self, city_id: str, table: str, row: str) -> Response:
        self.city.ports.draft_console.delete(city_id, table, row)
        return jsonify(deleted=True)


def lay_out(city: LocalCity, city_id: str) -> str:
    """Import the pack as it lies in its folder, and lay its draft out anew; the version in force."""
    city.ports.references.current(city_id)
    folder = Path(city.ports.config.cities_folder) / city_id
    command = ImportPack(city_id, files_in(folder), LOCAL_ADMIN, lays_out_draft=True)
    return import_pack(command, city.ports).in_force.version


def draft_api(city: LocalCity) -> Blueprint:
    ours = DraftApi(city)
    routes = Blueprint("drafts", __name__, url_prefix="/local/drafts/<city_id>")
    routes.post("")(ours.lay_out)
    routes.get("")(ours.draft)
    routes.get("/<table>")(ours.rows)
    routes.post("/publication", defaults={"table": "publication"}, endpoint="wish")(ours.edit)
    routes.post("/<table>/<row>")(ours.edit)
    routes.delete("/<table>/<row>")(ours.delete)
    return routes
