"""What an error says where it is printed, and who has to do something about it."""

import pytest

from shared.domain.kernel.errors import DomainError, InvalidError, PermanentError, TransientError


def test_what_is_printed_of_a_refusal_is_its_code_alone() -> None:
    refused = InvalidError("attribute_invalid", field="attributes.size", most=500)
    assert str(refused) == "attribute_invalid"
    assert refused.params == {"field": "attributes.size", "most": 500}


@pytest.mark.parametrize("error", [TransientError("firestore_busy"), PermanentError("number_dead")])
def test_a_dependency_that_is_unwell_is_not_the_callers_mistake(error: Exception) -> None:
    """Triggers drop what the caller did wrong, and would lose the event."""
    assert not isinstance(error, DomainError)


def test_how_long_to_wait_is_told_only_where_the_dependency_said_so() -> None:
    assert TransientError("whatsapp_busy", 30).retry_after_s == 30
    assert TransientError("whatsapp_busy").retry_after_s is None
