"""Make a key for a caller: `tools/api_key.py NAME` prints the key, for the caller, and the line for the key file."""

import hashlib
import secrets
import sys

BYTES = 32


def main() -> None:
    """Make and print the key."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - The program and the name.
        sys.exit(f"usage: {sys.argv[0]} NAME")
    key = secrets.token_urlsafe(BYTES)
    print(f"给调用方的密钥，只显示这一次 / The key for the caller, shown only now: {key}")
    digest = hashlib.sha256(key.encode()).hexdigest()
    print(f"写进 API_KEYS_FILE 的一行 / The line for API_KEYS_FILE: {sys.argv[1]} {digest}")


if __name__ == "__main__":
    main()
