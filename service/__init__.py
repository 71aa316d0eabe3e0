"""Dated, cited answers about the personal accounts of Chinese employee medical insurance.

The core (facts, outcome, money, workdays, policy.book, decisions, explanations) is pure: it reads no clock, no
environment, no disk and no network. Only `service.app` joins the parts, only `service.api` knows HTTP and JSON.
"""
