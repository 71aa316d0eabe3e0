"""The metrics page of several processes, and where it is told."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from prometheus_client.mmap_dict import MmapedDict, mmap_key

from tests.test_telemetry import total


def test_the_page_adds_up_what_every_process_has_written(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    labels = {"operation": "listAreas", "method": "GET", "status": "200", "language": "zh", "caller": "none"}
    key = mmap_key("yibao_requests", "yibao_requests_total", list(labels), list(labels.values()), "Requests answered.")
    for process, count in ((11, 3.0), (12, 4.0)):
        file = MmapedDict(str(tmp_path / f"counter_{process}.db"))
        file.write_value(key, count, 0.0)
        file.close()
    page = make_app(prometheus_multiproc_dir=str(tmp_path)).test_client().get("/metrics").text
    assert total(page, "yibao_requests_total", operation="listAreas") == 7
    assert "yibao_policy" in page


def test_metrics_with_a_port_of_their_own_are_told_there_alone(
    make_app: Callable[..., Flask],
) -> None:
    client = make_app(metrics_port=9000).test_client()
    paths = ("/metrics", "/v1/areas", "/health/live")
    told = {
        port: [client.get(path, base_url=f"http://localhost:{port}").status_code for path in paths]
        for port in (8000, 9000)
    }
    assert told == {8000: [404, 200, 200], 9000: [200, 404, 404]}
