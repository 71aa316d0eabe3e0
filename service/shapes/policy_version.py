"""The field in which a request names a policy book."""

import re

from service.shapes.fields import PatternField

POLICY_VERSION = r"^([0-9]{1,4}(\.[0-9]{1,4}){1,3}([+-][0-9a-z.]{1,16})?|sha256:[0-9a-f]{64})$"


class PolicyVersionField(PatternField):
    """A policy book by its version or its digest."""

    pattern, published_pattern = re.compile(POLICY_VERSION[:-1] + r"\Z"), POLICY_VERSION
    refusal, example, max_length = "not_a_policy_version", "2026.11.21", 80

    def __init__(self) -> None:
        about = "The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."
        super().__init__(description=about, load_default=None, allow_none=True)
