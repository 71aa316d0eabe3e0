"""Typed access to the personal account decision service. Start with `Client` or `AsyncClient`."""

from yibao_account.client import AsyncClient, Client
from yibao_account.errors import AccountError, FailureKind, ProblemError
from yibao_account.operations import CONTRACT_VERSION
from yibao_account.plan import Fact, Step, Walk

__all__ = [
    "CONTRACT_VERSION",
    "AccountError",
    "AsyncClient",
    "Client",
    "Fact",
    "FailureKind",
    "ProblemError",
    "Step",
    "Walk",
]
