"""The addresses under /local/ that scripts and lessons use; none of them exists in a deployment."""

from dataclasses import asdict, dataclass

from flask import Blueprint, Response, jsonify, request

from local.console.report_view import report_as_json
from local.platform import messages, personas
from local.platform.bodies import json_object
from local.platform.city import LocalCity
from local.platform.problems import LocalProblem
from local.platform.provider import RECEIPTS, Provider
from local.platform.time_machine import TimeMachine, span_of
from shared.domain.notify.effects import handle_of
from shared.domain.texts.dates import local_time

# More messages than a whole demonstration sends.
_ALL_DAY = 5000


@dataclass(frozen=True, slots=True)
class LocalApi:
    """One method for each address."""

    city: LocalCity
    machine: TimeMachine
    provider: Provider

    def sign_in(self) -> Response:
        asked = json_object()
        city_id = str(asked.get("city") or self.city.ports.config.default_city)
        reference = self.city.ports.references.current(city_id)
        persona = personas.find(
            reference,
            str(asked.get("persona", "")),
            str(asked.get("office") or "") or None,
            str(asked.get("name") or "warga"),
            str(asked.get("colleague") or ""),
        )
        personas.enroll(self.city, persona)
        token = self.city.ports.token_check.issue(persona.claims(), personas.TOKEN_LIFE)
        return jsonify(
            id_token=token,
            uid=persona.uid,
            persona=persona.role.value,
            city=city_id,
            office=persona.agency_id,
        )

    def clock(self) -> Response:
        now = self.machine.now()
        reference = self.city.ports.references.current(self.city.ports.config.default_city)
        local = now.astimezone(reference.calendar.zone)
        return jsonify(
            now=now.isoformat(),
            local=local.isoformat(),
            working_day=reference.calendar.is_working_day(local.date()),
            shown=local_time(now, reference.city, "id", now),
        )

    def move_clock(self) -> Response:
        asked = json_object()
        if asked.get("to") == "next_alarm":
            now = self.machine.to_next_alarm()
        else:
            now = self.machine.advance(span_of(asked.get("advance")))
        return jsonify(now=now.isoformat())

    def settle(self) -> Response:
        return jsonify(settled=self.machine.loops.settle(), now=self.machine.now().isoformat())

    def alarms(self) -> Response:
        waiting = self.city.ports.alarms.waiting()
        return jsonify(
            now=self.machine.now().isoformat(),
            alarms=[
                {**asdict(alarm), "at": alarm.at.isoformat(), "handle": handle_of(alarm.report_id)}
                for alarm in waiting
            ],
        )

    def messages(self) -> Response:
        return jsonify(
            messages=[asdict(each) for each in messages.newest(self.city.tables, _ALL_DAY)]
        )

    def phone(self) -> Response:
        """Switch a phone off or on, or a mailbox."""
        asked = json_object()
        phone, is_on = asked.get("phone"), asked.get("on")
        if not isinstance(phone, str) or not phone.strip():
            raise LocalProblem(
                422, "phone_required", "Sebutkan nomornya (phone).", "Name the number (phone)."
            )
        if not isinstance(is_on, bool):
            raise LocalProblem(
                422,
                "on_required",
                "Sebutkan apakah telepon itu menyala (on: true atau false).",
                "Say whether the phone is on (on: true or false).",
            )
        self.provider.switch(phone, is_on=is_on)
        return jsonify(phone=phone, on=is_on)

    def play_recipient(self, number: int) -> Response:
        """What whoever holds the phone does with one message: `receipt`, or `press` a button."""
        asked = json_object()
        message = messages.one(self.city.tables, number)
        if message is None:
            raise LocalProblem(
                404, "not_found", "Pesan itu tidak ada.", "There is no such message."
            )
        if message.channel != "whatsapp":
            raise LocalProblem(
                422,
                "not_whatsapp",
                "Hanya pesan WhatsApp yang memiliki tombol dan tanda terima.",
                "Only WhatsApp messages have buttons and receipts.",
            )
        payloads = [
            each for each in message.replies if each.partition(":")[0] == asked.get("press")
        ]
        if payloads:
            taken = self.provider.press(message, payloads[0])
        elif asked.get("receipt") in RECEIPTS:
            taken = self.provider.tell(message, str(asked["receipt"]))
        else:
            raise LocalProblem(
                422, "act_unknown", "Pesan ini tidak memiliki tombol itu.", "It has no such button."
            )
        return jsonify(taken=taken)

    def report(self, report_id: str) -> Response:
        return jsonify(report_as_json(self.city, self.city.find_report(report_id)))

    def upload(self, session_id: str) -> Response:
        stored = self.city.ports.photo_bytes.receive(
            session_id,
            request.stream,  # type: ignore[arg-type]  # werkzeug says IO[bytes] for a binary file
            content_type=request.content_type,
            content_length=request.content_length,
        )
        return jsonify(size_bytes=stored.size_bytes)


def api(city: LocalCity, machine: TimeMachine) -> Blueprint:
    ours = LocalApi(city, machine, Provider(city))
    routes = Blueprint("api", __name__, url_prefix="/local")
    routes.post("/sign-in")(ours.sign_in)
    routes.get("/clock")(ours.clock)
    routes.post("/clock")(ours.move_clock)
    routes.post("/settle")(ours.settle)
    routes.get("/alarms")(ours.alarms)
    routes.get("/messages")(ours.messages)
    routes.post("/messages/<int:number>")(ours.play_recipient)
    routes.post("/phones")(ours.phone)
    routes.get("/reports/<report_id>")(ours.report)
    routes.put("/uploads/<session_id>")(ours.upload)
    return routes
