"""Builds the packages in `clients/` from the published contract: `make packages`."""
