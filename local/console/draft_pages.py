"""The console's pages for a city's draft: what the Firebase console is to a deployed city, and kinder.

They work without scripts. What is written here goes into the draft's documents and nowhere else; the
review is the function's, as in production.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, request

from local.console.console import Console
from local.console.drafts import lay_out
from local.platform.city import LocalCity
from local.platform.problems import LocalProblem
from shared.domain.kernel.errors import NotFoundError
from shared.domain.pack.edit.draft import TABLE_NAMES, table_named
from shared.domain.texts.dates import local_time

HOME = "/local/console/draft"
_NO_CELLS = ("position", "mistakes")
_TITLES = {
    "city": "Kota",
    "agencies": "Kantor",
    "categories": "Kategori",
    "routing": "Aturan penerusan",
    "ladder": "Jenjang tenggat",
    "calendar": "Kalender",
    "hours": "Jam kerja",
    "texts": "Kalimat sendiri",
    "contacts": "Kontak",
    "answers": "Naskah jawaban",
    "sensitive": "Kata peka",
    "officials": "Pejabat",
    "channels": "Saluran",
    "roads": "Jalan",
    "notices": "Pemberitahuan",
}
_STATES = {
    None: "belum diperiksa",
    "sound": "benar, belum diterbitkan",
    "faulty": "ada kesalahan",
    "published": "sudah diterbitkan",
    "unchanged": "sama dengan yang berlaku",
    "outdated": "ketinggalan versi",
}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One row, or one table, in a list: where it is, what it is called, and what is wrong in it."""

    address: str
    name: str
    told: str
    mistakes: Sequence[object]


@dataclass(frozen=True, slots=True)
class DraftPages:
    """One method for each page and each button."""

    city: LocalCity
    console: Console

    def home(self) -> str:
        reference = self.console.asked_city()
        city_id = reference.city.city_id
        try:
            publication = self.city.ports.draft_console.publication(city_id)
        except NotFoundError:
            return self.console.shown("draft_none.html", city_id, address=HOME)
        history = self.city.ports.publications.history(city_id, 10)
        now = self.city.ports.clock.now()
        return self.console.shown(
            "draft.html",
            city_id,
            address=HOME,
            publication=publication,
            state=_STATES.get(str(publication.get("state", "")) or None, "-"),
            tables=[self._table_line(city_id, table) for table in TABLE_NAMES],
            history=[(each, local_time(each.at, reference.city, "id", now)) for each in history],
        )

    def table(self, table: str) -> str:
        city_id = self.console.asked_city().city.city_id
        rows = self.city.ports.draft_console.rows(city_id, table)
        ordered = sorted(rows.items(), key=lambda row: (_number(row[1].get("position")), row[0]))
        lines = [
            DraftLine(f"{HOME}/{table}/{name}", name, _summary(cells), _mistakes(cells))
            for name, cells in ordered
        ]
        return self.console.shown(
            "draft_table.html", city_id, address=HOME, table=table, title=_title(table), rows=lines
        )

    def row(self, table: str, row: str) -> str:
        city_id = self.console.asked_city().city.city_id
        cells = self.city.ports.draft_console.rows(city_id, table).get(row)
        if cells is None:
            raise NotFoundError("not_found")
        columns = [(column, cells.get(column.name, "")) for column in table_named(table).columns]
        return self.console.shown(
            "draft_row.html",
            city_id,
            address=HOME,
            table=table,
            title=_title(table),
            row=row,
            columns=columns,
            mistakes=_mistakes(cells),
        )

    def lay_out(self) -> Response:
        self.console.require_own_page()
        city_id = self.console.asked_city().city.city_id
        lay_out(self.city, city_id)
        return self._back(HOME, city_id)

    def edit(self, table: str, row: str) -> Response:
        self.console.require_own_page()
        city_id = self.console.asked_city().city.city_id
        if "delete" in request.form:
            self.city.ports.draft_console.delete(city_id, table, row)
            return self._back(f"{HOME}/{table}", city_id)
        known = {column.name for column in table_named(table).columns}
        cells = {name: cell for name, cell in request.form.items() if name in known}
        self.city.ports.draft_console.edit(city_id, table, row, cells)
        return self._back(f"{HOME}/{table}/{row}", city_id)

    def add(self, table: str) -> Response:
        self.console.require_own_page()
        city_id = self.console.asked_city().city.city_id
        name = request.form.get("name", "").strip()
        if not name:
            raise LocalProblem(422, "name_missing", "Beri nama barisnya.", "Name the row.")
        self.city.ports.draft_console.edit(city_id, table, name, {})
        return self._back(f"{HOME}/{table}/{name}", city_id)

    def publish(self) -> Response:
        self.console.require_own_page()
        city_id = self.console.asked_city().city.city_id
        wish = {"publish": True, "note": request.form.get("note", "")}
        self.city.ports.draft_console.edit(city_id, "publication", "", wish)
        return self._back(HOME, city_id)

    def _table_line(self, city_id: str, table: str) -> DraftLine:
        rows = self.city.ports.draft_console.rows(city_id, table)
        wrong = [mistake for cells in rows.values() for mistake in _mistakes(cells)]
        return DraftLine(f"{HOME}/{table}", _title(table), f"{len(rows)} baris", wrong)

    def _back(self, path: str, city_id: str) -> Response:
        """To a page that shows what the review has made of it."""
        self.console.machine.loops.settle()
        return redirect(f"{path}?kota={city_id}", 303)  # type: ignore[return-value]  # flask's, not werkzeug's


def draft_pages(city: LocalCity, console: Console) -> Blueprint:
    ours = DraftPages(city, console)
    routes = Blueprint("draft_pages", __name__, url_prefix=HOME)
    routes.get("")(ours.home)
    routes.post("")(ours.lay_out)
    routes.post("/publish")(ours.publish)
    routes.get("/<table>")(ours.table)
    routes.post("/<table>")(ours.add)
    routes.get("/<table>/<row>")(ours.row)
    routes.post("/<table>/<row>")(ours.edit)
    routes.after_request(console.as_page)
    return routes


def _title(table: str) -> str:
    return _TITLES.get(table, table)


def _mistakes(cells: Mapping[str, Any]) -> Sequence[object]:
    held = cells.get("mistakes")
    return held if isinstance(held, list) else []


def _number(held: object) -> float:
    return float(held) if isinstance(held, int | float) else float("inf")


def _summary(cells: Mapping[str, Any]) -> str:
    """Enough of a row to know it again."""
    told = [str(cell) for name, cell in cells.items() if cell and name not in _NO_CELLS]
    return " · ".join(told)
