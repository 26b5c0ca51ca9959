"""What clients may read from Firestore and write to it themselves, past every function."""

from collections.abc import Mapping

from shared.domain.people.access import REPORT_SCOPE, Role, Scope

# What clients may read from Firestore directly, by collection under cities/{city_id}. A collection
# absent here is read by nobody.
_REPORT_READERS: Mapping[Role, Scope] = {
    role: scope for role, scope in REPORT_SCOPE.items() if scope is not Scope.NONE
}


DIRECT_READ: Mapping[str, Mapping[Role, Scope]] = {
    "reports": _REPORT_READERS,
    "reports/events": _REPORT_READERS,
    "reports/photos": _REPORT_READERS,
    "reports/effects": {},
    "reports/former": {},
    "identities": {},
    "evidence": {},
    "likenesses": {},
    "nonces": {},
    "examples": {},
    "counters": {},
    "operations": {},
    "tracking": {},
    "sent_messages": {},
    "batches": {},
    "taps": {},
    "devices": {},
    "reference": {},
    "reference_versions": {},
    "reference_files": {},
    "reference_publications": {Role.ADMIN: Scope.OWN_CITY},
    "reference_drafts": {Role.ADMIN: Scope.OWN_CITY},
    "reference_drafts/rows": {Role.ADMIN: Scope.OWN_CITY},
    "accounts": {},
    "digests": {},
    "crowd": {},
    "tellings": {},
    "staff": {
        Role.OFFICER: Scope.SELF,
        Role.HEAD: Scope.SELF,
        Role.DESK: Scope.SELF,
        Role.SUPERVISOR: Scope.SELF,
        Role.REGIONAL_SECRETARY: Scope.SELF,
        Role.LEADER: Scope.SELF,
        Role.ADMIN: Scope.SELF,
    },
}


# The one thing that clients may write: the draft of their city's pack. Nothing depends on a draft until
# a function has reviewed all of it. Every other write goes through the functions.
DIRECT_WRITE: Mapping[str, frozenset[Role]] = {
    "reference_drafts": frozenset({Role.ADMIN}),
    "reference_drafts/rows": frozenset({Role.ADMIN}),
}
