"""Accounts on Firebase Auth's emulator: made, signed in, revoked, as its REST API has it."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

from shared.adapters.system import SystemIds
from shared.domain.people.access import Claims, Role

_ADMIN = {"Authorization": "Bearer owner"}


def custom_claims(claims: Claims) -> dict[str, str]:
    """As an administrator sets them: citizens have none, and empty ones are left out."""
    if claims.role is Role.CITIZEN:
        return {}
    told = {"role": claims.role.value, "city_id": claims.city_id, "agency_id": claims.agency_id}
    return {name: value for name, value in told.items() if value is not None}


def sign_in(address: str, project: str, claims: Claims) -> str:
    """A fresh ID token of an account with that uid and those claims."""
    accounts = f"http://{address}/identitytoolkit.googleapis.com/v1/projects/{project}/accounts"
    account = {
        "localId": claims.uid,
        "email": f"{claims.uid}@{SystemIds().new_id()}.test",
        "password": "made-up-password",
    }
    ask(f"{accounts}:delete", {"localId": claims.uid}, missing_is_fine=True)
    ask(accounts, account)
    ask(
        f"{accounts}:update",
        {"localId": claims.uid, "customAttributes": json.dumps(custom_claims(claims))},
    )
    return str(
        ask(
            f"http://{address}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword",
            {**account, "returnSecureToken": True, "targetProjectId": project},
        )["idToken"]
    )


def sign_in_anonymously(address: str) -> str:
    """The ID token of a new account without a name, in the project the emulator runs for."""
    url = f"http://{address}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=any"
    return str(ask(url, {"returnSecureToken": True}, as_admin=False)["idToken"])


def revoke(address: str, project: str, uid: str) -> None:
    """End every session that this account has, as an administrator does."""
    url = f"http://{address}/identitytoolkit.googleapis.com/v1/projects/{project}/accounts:update"
    ask(url, {"localId": uid, "validSince": str(int(time.time()) + 5)})


def disable(address: str, project: str, uid: str) -> None:
    url = f"http://{address}/identitytoolkit.googleapis.com/v1/projects/{project}/accounts:update"
    ask(url, {"localId": uid, "disableUser": True})


def ask(
    url: str, body: dict[str, Any], *, missing_is_fine: bool = False, as_admin: bool = True
) -> dict[str, Any]:
    asked = urllib.request.Request(  # noqa: S310 - a loopback address
        url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json"} | (_ADMIN if as_admin else {}),
    )
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - see above
            told: dict[str, Any] = json.load(answer)
            return told
    except urllib.error.HTTPError as refused:
        text = refused.read().decode()
        refused.close()
        if missing_is_fine:
            return {}
        raise AssertionError(text) from None
