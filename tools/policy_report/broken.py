"""What a check raises that fails."""


class BrokenRuleError(Exception):
    """A check that failed, with the facts and the day on which it did."""
