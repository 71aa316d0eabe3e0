"""Dated, cited answers about the personal accounts of Chinese employee medical insurance.

The core (facts, outcome, money, workdays, policy.book, decisions, wording) is pure: it reads no clock, no
environment, no network, and of the disk its sentences alone, once. Only `service.app` joins the parts, only
`service.api` knows HTTP and JSON.
"""
