"""A real Dask scheduler and real workers on this machine, as a user would start them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 60
FREE_PORTS = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")


@dataclass
class Cluster:
    """A scheduler, and the workers that were started for it."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(json.loads(self.scheduler_file.read_text(encoding="utf-8"))["address"])

    @property
    def scheduler_file(self) -> Path:
        return self.folder / "scheduler.json"

    def add_worker(self, before: str = "") -> subprocess.Popen[bytes]:
        """Start a worker that runs the code *before* everything else."""
        preload = self.folder / f"before{len(self.workers)}.py"
        preload.write_text(before, encoding="utf-8")
        worker = dask(
            *("worker", self.address, *FREE_PORTS, "--nthreads", "1", "--no-nanny"),
            *("--local-directory", str(self.folder), "--preload", str(preload)),
        )
        self.workers.append(worker)
        return worker

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    """Start `dask` with *arguments*."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def loopback_cluster(folder: Path, *, workers: int = 0) -> Iterator[Cluster]:
    """Give a cluster with so many workers; it keeps its files in *folder*."""
    file = folder / "scheduler.json"
    cluster = Cluster(
        folder, dask("scheduler", *FREE_PORTS, "--port", "0", "--scheduler-file", str(file))
    )
    try:
        end = monotonic() + PATIENCE_SECONDS
        while not _is_written(file) and monotonic() < end:
            sleep(0.02)
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.close()


def _is_written(file: Path) -> bool:
    with suppress(FileNotFoundError, json.JSONDecodeError):
        return "address" in json.loads(file.read_text(encoding="utf-8"))
    return False
