"""What is done for an account about itself, request by request."""

from functions._edge.http.cities import asked_city
from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import incoming_account, outgoing_account, parsing
from shared.domain.city.reference import Reference
from shared.domain.language.translations import Language
from shared.domain.notify.delivery import words_of
from shared.domain.notify.effects import handle_of
from shared.domain.notify.inbox import InboxMessage
from shared.domain.people.accounts import ContactChannel, Preferences
from shared.domain.texts.catalogue import Catalogue
from shared.usecases.notify.read_inbox import read_inbox
from shared.usecases.people.choose_preferences import (
    choose_preferences,
    mark_inbox_read,
    read_preferences,
)


def preferences(call: Call) -> Reply:
    city_id = asked_city(call, call.query.jurisdiction_id)
    return Reply(_chosen(read_preferences(city_id, call.caller.uid, call.ports)))


def choose(call: Call) -> Reply:
    body: incoming_account.PreferencesIn = call.body
    channels = (
        None if body.channels is None else tuple(ContactChannel(each) for each in body.channels)
    )
    wanted = Preferences(body.language, channels, body.quiet, call.caller.email)
    city_id = asked_city(call, call.query.jurisdiction_id)
    account = choose_preferences(city_id, call.caller.uid, wanted, call.ports)
    return Reply(_chosen(account.preferences))


def inbox(call: Call) -> Reply:
    query = call.query
    city_id = asked_city(call, query.jurisdiction_id)
    found = read_inbox(city_id, call.caller.uid, query.cursor, query.limit, call.ports)
    return Reply(
        outgoing_account.InboxOut(
            messages=[
                _message(told, found.reference, call.language, found.read_keys)
                for told in found.messages
            ],
            unread=found.unread,
            next_cursor=found.next_cursor,
        )
    )


def mark_read(call: Call) -> Reply:
    until = parsing.known_moment(call.body.until, "until")
    city_id = asked_city(call, call.query.jurisdiction_id)
    account = mark_inbox_read(city_id, call.caller.uid, until, call.ports)
    return Reply(outgoing_account.ReadOut(read_until=account.read_until))


def _chosen(chosen: Preferences) -> outgoing_account.PreferencesOut:
    channels = chosen.channels
    return outgoing_account.PreferencesOut(
        language=chosen.language,
        channels=None if channels is None else [each.value for each in channels],
        quiet=chosen.quiet,
        email=chosen.email,
    )


def _message(
    told: InboxMessage, reference: Reference, language: Language, read: frozenset[str]
) -> outgoing_account.InboxMessageOut:
    """In the words of the push, in the language of whoever reads it now."""
    report, event = told.report, told.event
    params = words_of(event, report.report_id, reference, language)
    words = Catalogue(reference.texts)
    title, body = words.message("reporter", told.effect.template, language, **params)
    key = told.place[1]
    return outgoing_account.InboxMessageOut(
        key=key,
        at=event.at,
        tracking_code=report.tracking_code,
        handle=handle_of(report.report_id),
        title=title,
        body=body,
        read=key in read,
    )
