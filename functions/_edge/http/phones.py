"""Phone numbers as Indonesians type them, kept in E.164."""

from shared.domain.kernel.errors import InvalidError

_REGION = "ID"


def e164(text: str, field: str) -> str:
    """`0812-3456-7890` as `+6281234567890`; empty stays empty. Raises InvalidError."""
    if not text:
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        raise InvalidError("phone_invalid", field=field) from None
    if not phonenumbers.is_valid_number(number):
        raise InvalidError("phone_invalid", field=field)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
