"""nginx and HAProxy as Debian has them, each in front of one or two servers of ours."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.live import PATIENCE_SECONDS, free_port, is_ready

HOW_TO_GET = "nginx and HAProxy are needed: apt-get install nginx-light haproxy"

_NGINX = """
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  {temporary}
  upstream pods {{ {pods} {keep} }}
  server {{
    listen 127.0.0.1:{port};
    client_max_body_size 4m;
    location / {{
      proxy_pass http://pods;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      {version}
    }}
  }}
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")

_HAPROXY = """
global
  maxconn 1024
defaults
  mode http
  timeout connect 2s
  timeout client 20s
  timeout server 20s
  retries 3
  option redispatch 1
  option forwardfor
  {connections}
frontend front
  bind 127.0.0.1:{port}
  default_backend pods
backend pods
  option httpchk
  http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host pod
  timeout check 3s
  default-server check inter 200ms fall 1 rise 1
  {pods}
"""


def nginx(folder: Path, port: int, pods: Sequence[int], *, kept: bool) -> list[str]:
    """nginx; `kept`: it keeps its connections to the pods."""
    configuration = folder / "nginx.conf"
    text = _NGINX.format(
        folder=folder,
        port=port,
        pods=" ".join(f"server 127.0.0.1:{pod} max_fails=1 fail_timeout=1s;" for pod in pods),
        keep="keepalive 8;" if kept else "",
        version='proxy_http_version 1.1; proxy_set_header Connection "";' if kept else "",
        temporary=" ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY),
    )
    configuration.write_text(text, encoding="utf-8")
    return ["nginx", "-c", str(configuration), "-p", str(folder), "-e", str(folder / "errors")]


def haproxy(folder: Path, port: int, pods: Sequence[int], *, kept: bool) -> list[str]:
    """HAProxy; `kept`: it keeps its connections to the pods."""
    configuration = folder / "haproxy.cfg"
    text = _HAPROXY.format(
        port=port,
        pods="\n  ".join(f"server pod{number} 127.0.0.1:{pod}" for number, pod in enumerate(pods)),
        connections="option http-keep-alive" if kept else "option httpclose",
    )
    configuration.write_text(text, encoding="utf-8")
    return ["haproxy", "-db", "-f", str(configuration)]


PROXIES = {"nginx": nginx, "haproxy": haproxy}


@contextmanager
def in_front(name: str, pods: Sequence[int], *, kept: bool) -> Iterator[str]:
    """A proxy in front of the pods at these ports: its address. Fails where the machine has no such program."""
    assert shutil.which(name), HOW_TO_GET
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)  # Where it is started by root, its workers are somebody else.
        command = PROXIES[name](Path(folder), port, pods, kept=kept)
        proxy = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            began = time.monotonic()
            while not is_ready(address):
                assert proxy.poll() is None, f"{name} ended"
                assert time.monotonic() < began + PATIENCE_SECONDS, f"{name} does not answer"
                time.sleep(0.05)
            yield address
        finally:
            proxy.terminate()
            proxy.wait(PATIENCE_SECONDS)
