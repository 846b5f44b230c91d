"""What the benchmarks share."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ROOT / "bin/cyber-dojo"
JAVA = ROOT / "cli/target/distribution/runtime/bin/java"


def sh(*words, **more):
    """What a program prints; it must succeed."""
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **more).stdout.strip()


def timed(*words, **more):
    """The seconds that a program took, and what it printed."""
    start = time.monotonic()
    text = sh(*words, **more)
    return time.monotonic() - start, text


def show(title, figures, unit=""):
    """One line of a report: median (least to most)."""
    print(f"  {title:<52} {statistics.median(figures):.2f} ({min(figures):.2f} to {max(figures):.2f}){unit}", flush=True)


def machine():
    """One line about where the figures are from."""
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) >> 20
    return f"{os.cpu_count()} cores, {memory} GB, engine {sh('docker', 'version', '--format', '{{.Server.Version}}')}"


def row(number, work, figures, goal=None, more=False, unit=""):
    """Tells bench/all of a figure for a row of its table. Its goal is the most that it may be; with more, the least."""
    median = statistics.median(figures)
    reached = None if goal is None else median >= goal if more else median <= goal
    told = {"row": number, "work": work, "median": median, "least": min(figures), "most": max(figures), "unit": unit,
            "goal": goal, "more": more, "reached": reached}
    if "BENCH_ROWS" in os.environ:
        with open(os.environ["BENCH_ROWS"], "a") as rows:
            rows.write(json.dumps(told) + "\n")


def repositories(place, count):
    """The urls of so many repositories, each with one start-point of its own."""
    urls = []
    for i in range(count):
        folder = Path(place, f"repository-{i}")
        shutil.copytree(ROOT / "examples/languages/gcc-assert", folder)
        manifest = folder / "start_point/manifest.json"
        manifest.write_text(manifest.read_text().replace("C (gcc), assert", f"C (gcc), assert {i:04}"))
        commit(folder, "one")
        urls.append(f"file://{folder}")
    return urls


def commit(repository, message):
    """A commit of all that is in a folder."""
    sh("git", "-C", repository, "init", "--quiet")
    sh("git", "-C", repository, "add", "--all")
    sh("git", "-C", repository, "-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "--quiet", "-m", message)


def hello(folder):
    """The arguments with which a JVM prints one line."""
    source = Path(folder, "Hello.java")
    source.write_text("class Hello { public static void main(String[] a) { System.out.println(1); } }\n")
    for home in [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]:
        compiler = Path(home, "bin/javac")
        if compiler.exists() and int(re.search(r"\d+", sh(compiler, "-version"))[0]) >= 25:
            sh(compiler, "-d", folder, source)
            return ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", str(folder), "Hello"]
    sys.exit("ERROR: no JDK 25 in JAVA_HOME or /usr/lib/jvm")
