"""`make provenance DIGEST=sha256:…`: how an image was built, as an in-toto statement with SLSA provenance.

Writes build/provenance.json: the digest of the image, the commit, the base, and the digests of everything locked. With
`KEY=` (an EC or RSA private key, PEM) it is also signed, as a DSSE envelope in build/provenance.dsse.json.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
MEDIA_TYPE = "application/vnd.in-toto+json"
_LOCKED = ("requirements/serve.txt", "Dockerfile", "openapi/v1.json")
_DIGEST = re.compile("sha256:([0-9a-f]{64})")


def statement(image: str, digest: str, base: str, commit: str, epoch: int) -> dict[str, Any]:
    """Return the statement (in-toto v1, SLSA provenance v1). Raises `ValueError` if `digest` is not a digest."""
    match = _DIGEST.fullmatch(digest)
    if not match:
        raise ValueError(f"not a digest: {digest}")
    locked = [{"uri": f"file:{name}", "digest": {"sha256": _sha256(ROOT / name)}} for name in _LOCKED]
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": image, "digest": {"sha256": match[1]}}],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "urn:yibao-account-service:make-image:v1",
                "externalParameters": {"base": base, "sourceDateEpoch": epoch},
                "resolvedDependencies": [{"uri": "git:.", "digest": {"gitCommit": commit}}, *locked],
            },
            "runDetails": {"builder": {"id": "urn:yibao-account-service:make"}},
        },
    }


def envelope(payload: bytes, key: bytes) -> dict[str, Any]:
    """Return the signed payload (DSSE); the signature covers its type, so it cannot pass as another kind."""
    private = serialization.load_pem_private_key(key, password=None)
    signed = pre_authentication(payload)
    if isinstance(private, ec.EllipticCurvePrivateKey):
        signature = private.sign(signed, ec.ECDSA(hashes.SHA256()))
    elif isinstance(private, rsa.RSAPrivateKey):
        signature = private.sign(signed, padding.PKCS1v15(), hashes.SHA256())
    else:
        raise ValueError("the key is neither EC nor RSA")  # noqa: TRY004 - The content is wrong, not the Python type.
    return {
        "payloadType": MEDIA_TYPE,
        "payload": base64.b64encode(payload).decode(),
        "signatures": [{"sig": base64.b64encode(signature).decode()}],
    }


def pre_authentication(payload: bytes) -> bytes:
    """Return the bytes to sign for a payload."""
    return b"DSSEv1 %d %s %d %s" % (len(MEDIA_TYPE), MEDIA_TYPE.encode(), len(payload), payload)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],  # noqa: S607 - whichever git is installed.
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()


def main() -> int:
    """Write the statement, signed if there is a key."""
    image, digest, base, key = sys.argv[1:5]
    if _git("status", "--porcelain"):
        print("工作区有未提交的改动 / Uncommitted changes: commit first, so that a commit identifies the build.")
        return 1
    try:
        content = statement(image, digest, base, _git("rev-parse", "HEAD"), int(_git("log", "-1", "--format=%ct")))
    except ValueError as error:
        print(f"DIGEST 要写成 sha256:… / DIGEST must be sha256:…, {error}")
        return 1
    payload = json.dumps(content, indent=1, sort_keys=True).encode()
    BUILD.mkdir(exist_ok=True)
    (BUILD / "provenance.json").write_bytes(payload)
    print("→ build/provenance.json")
    if key:
        signed = envelope(payload, Path(key).read_bytes())
        (BUILD / "provenance.dsse.json").write_text(json.dumps(signed), encoding="utf-8")
        print("→ build/provenance.dsse.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
