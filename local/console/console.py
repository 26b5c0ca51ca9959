"""The console: pages that show the whole city and everything it sends, readable without scripts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, jsonify, redirect, render_template, request

from local.console import words
from local.console.acts import acts_as_json
from local.console.city_map import CityMaps
from local.console.pages import ConsolePages
from local.console.papers import clerk_of, print_for
from local.platform import messages
from local.platform.city import LocalCity
from local.platform.personas import staff_of
from local.platform.problems import LocalProblem
from local.platform.provider import Provider
from local.platform.time_machine import TimeMachine, span_of
from shared.domain.city.reference import Reference
from shared.domain.people.access import Role
from shared.usecases.evidence.read_photo import read_photo


@dataclass(frozen=True, slots=True)
class Console:
    """One method for each page."""

    city: LocalCity
    machine: TimeMachine
    pages: ConsolePages
    provider: Provider
    maps: CityMaps = field(default_factory=CityMaps)

    def home(self) -> str:
        reference = self._reference()
        return self._page(
            "home.html",
            reference,
            lines=self.pages.lines(reference.city.city_id),
            bells=self.pages.bells(reference.city.city_id),
            phones=self.pages.phones(),
        )

    def report(self, report_id: str) -> str:
        report = self.city.find_report(report_id)
        reference = self.pages.reference(report.city_id)
        return self._page(
            "report.html",
            reference,
            detail=self.pages.detail(report),
            map=self.maps.of(reference),
        )

    def photo(self, report_id: str, photo_id: str, size: str) -> Response:
        report = self.city.find_report(report_id)
        data = read_photo(report, photo_id, size, self.city.ports)
        return Response(data, mimetype="image/jpeg")

    def paper(self, report_id: str, kind: str) -> Response:
        """As the city's supervisor would print it; shown by the browser itself."""
        report = self.city.find_report(report_id)
        clerk = clerk_of(self.pages.reference(report.city_id), self.city)
        data = print_for(self.city.ports, clerk, report_id, kind)
        shown = Response(data, mimetype="application/pdf")
        # The browser's own viewer is an object to it.
        shown.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
        return shown

    def new(self) -> str:
        reference = self._reference()
        groups: dict[str, list[tuple[str, str]]] = {}
        for category in reference.categories.values():
            groups.setdefault(category.group, []).append((category.category_id, category.name_id))
        return self._page("new.html", reference, groups=groups, map=self.maps.of(reference))

    def queue(self) -> str:
        return self._page("queue.html", self._reference(), lists=words.QUEUE_LISTS)

    def acts(self) -> Response:
        """What the console's buttons and forms are made of, for who has signed in."""
        asked = request.args.get("role", "")
        role = Role(asked) if asked in set(Role) else None
        return jsonify(acts_as_json(self._reference(), role))

    def alarms(self) -> str:
        reference = self._reference()
        return self._page("alarms.html", reference, bells=self.pages.bells(reference.city.city_id))

    def messages(self) -> str:
        return self._page("messages.html", self._reference(), phones=self.pages.phones())

    def press(self, number: int) -> Response:
        """A button under a chat message, pressed by whoever looks at the page."""
        self.require_own_page()
        message = messages.one(self.city.tables, number)
        asked = request.form.get("press", "")
        for payload in message.replies if message else ():
            if message and payload.partition(":")[0] == asked:
                self.provider.press(message, payload)
        return redirect("/local/console/messages", 303)  # type: ignore[return-value]  # flask's, not werkzeug's

    def move_clock(self) -> Response:
        """The clock's buttons, which work without scripts too. Other sites' pages may not press them."""
        self.require_own_page()
        if request.form.get("to") == "next_alarm":
            self.machine.to_next_alarm()
        else:
            self.machine.advance(span_of(request.form.get("advance")))
        back = request.form.get("back", "/")
        safe = back.startswith("/") and not back.startswith(("//", "/\\"))
        return redirect(back if safe else "/", 303)  # type: ignore[return-value]  # flask's, not werkzeug's

    def require_own_page(self) -> None:
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise LocalProblem(
                403, "foreign_page", "Hanya dari halaman ini.", "From this page only."
            )

    def as_page(self, response: Response) -> Response:
        """A refusal, in words on a page instead of JSON."""
        if response.mimetype == "application/problem+json":
            problem = response.get_json()
            response.set_data(self._page("refusal.html", self._reference(), problem=problem))
            response.mimetype = "text/html"
        return response

    def asked_city(self) -> Reference:
        return self._reference()

    def shown(self, template: str, city_id: str, **shown: object) -> str:
        """A page of somebody else's, in this frame."""
        return self._page(template, self.pages.reference(city_id), **shown)

    def _reference(self) -> Reference:
        """Of the city that the address asks for."""
        asked = request.args.get("kota", "")
        cities = self.city.ports.references.cities()
        return self.pages.reference(
            asked if asked in cities else self.city.ports.config.default_city
        )

    def _page(self, template: str, reference: Reference, **shown: object) -> str:
        return render_template(
            template,
            **shown,
            reference=reference,
            now=self.pages.time(self.machine.now(), reference),
            next_bell=self._next_bell(),
            people=self._people(),
            cities=[
                (r.city.city_id, r.city.name.removeprefix("Kota ")) for r in self.pages.references()
            ],
        )

    def _next_bell(self) -> str:
        at = self.machine.bell.next_at()
        return words.span_words(at - self.machine.now()) if at else ""

    def _people(self) -> Mapping[str, list[tuple[str, str]]]:
        """Whom one can sign in as, by city: a value for the form, and a name."""
        return {
            reference.city.name: [
                (f"citizen|{reference.city.city_id}|", words.role_name(Role.CITIZEN, reference)),
                *(
                    (
                        f"{p.role.value}|{p.city_id}|{p.agency_id or ''}",
                        words.persona_name(p, reference),
                    )
                    for p in sorted(staff_of(reference), key=lambda p: p.role is Role.OFFICER)
                ),
            ]
            for reference in self.pages.references()
        }


def console(ours: Console) -> Blueprint:
    routes = Blueprint("console", __name__)
    routes.get("/")(ours.home)
    routes.get("/local/console/reports/<report_id>")(ours.report)
    routes.get("/local/console/reports/<report_id>/photos/<photo_id>/<size>")(ours.photo)
    routes.get("/local/console/reports/<report_id>/papers/<kind>")(ours.paper)
    routes.get("/local/console/new")(ours.new)
    routes.get("/local/console/queue")(ours.queue)
    routes.get("/local/console/acts")(ours.acts)
    routes.get("/local/console/alarms")(ours.alarms)
    routes.get("/local/console/messages")(ours.messages)
    routes.post("/local/console/messages/<int:number>")(ours.press)
    routes.post("/local/console/clock")(ours.move_clock)
    routes.after_request(ours.as_page)
    return routes
