"""The error of a failed check."""


class BrokenRuleError(Exception):
    """A check that failed, with its facts and day."""
