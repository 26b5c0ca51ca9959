"""The two error families a caller can do something about. Anything else that is raised is a bug."""

from collections.abc import Mapping

# Asking sooner would be in vain: what mends an unreadable document is another deployment.
_DEPLOYED_WITHIN_S = 300


class DomainError(Exception):
    """The caller asked for something the rules do not allow; asking again changes nothing.

    `code` is stable and public: the edge maps it to a status, the catalogue to a sentence.
    `params` fill the sentence's placeholders and must never hold personal data.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str | int] = params


class NotFoundError(DomainError):
    """Absent, or not for this caller: the two are told apart nowhere."""


class ForbiddenError(DomainError):
    """The caller is known and their role does not allow the act."""


class UnauthenticatedError(DomainError):
    """No credential, or one that does not verify."""


class InvalidError(DomainError):
    """The request can be read and breaks a rule of the city or of the field; `field` names where."""


class ConflictError(DomainError):
    """The report moved on while the caller was deciding."""


class InProgressError(DomainError):
    """The same operation is running right now; ask again after `retry_after_s`."""


class TransientError(Exception):
    """A dependency is unwell or busy; the same call may succeed later.

    `retry_after_s` is the dependency's own wish, where it uttered one. `code` is stable and public.
    """

    code = "temporarily_unavailable"

    def __init__(self, reason: str, retry_after_s: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s


class UnreadableError(TransientError):
    """What is stored is in a form that this program does not know; the one that wrote it does.

    `reason` says which form, and never what is stored: logs repeat it.
    """

    code = "stored_form_unknown"

    def __init__(self, reason: str) -> None:
        super().__init__(reason, _DEPLOYED_WITHIN_S)


class PermanentError(Exception):
    """A dependency refused for good (a dead number, a template it does not know).

    Raised by outgoing adapters only; the effect that met it is given up with this reason.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
