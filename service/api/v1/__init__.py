"""Version 1 of the contract: one module per resource, with its schemas beside it.

Names here are published and do not change within the version. A next version is a folder beside this one.
"""

CONTRACT = "1.1.0"
"""The version of the published contract."""
