#!/usr/bin/env python3
"""Board page against the ceiling: libmicrohttpd with a ready buffer of the same size.

    bench/http_bench.py [--build build/release] [--path /c/guatape/tablero] [--seconds 5]

Starts Atalaya with the demonstration and the ceiling on loopback, drives both with wrk in turn
(A B A B), and prints requests a second, CPU per request and memory, each as a ratio to the ceiling
measured in the same run. It prints; it never passes or fails.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mib(pid):
    status = open(f"/proc/{pid}/status").read()
    return {name: int(re.search(rf"{name}:\s+(\d+)", status).group(1)) / 1024
            for name in ("VmRSS", "VmHWM")}


def wait_for(url, process, limit_s=20):
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"{url}: the server ended with status {process.returncode}")
        try:
            return urllib.request.urlopen(url, timeout=5)
        except OSError:
            time.sleep(0.01)
    sys.exit(f"{url}: no answer in {limit_s} s")


def drive(url, pid, seconds, headers):
    before = cpu_seconds(pid)
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s"]
    for header in headers:
        command += ["-H", header]
    out = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad:
        sys.exit(f"{url}: {bad.group(1)} answers that are not 200")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
    return rate, (cpu_seconds(pid) - before) / requests * 1e6


def measure(arguments, atalaya, ceiling, headers, label, query):
    url = f"http://127.0.0.1:{arguments.port}{arguments.path}{query}"
    ready = f"http://127.0.0.1:{arguments.port + 1}/"
    rows = []
    for _ in range(arguments.rounds):
        rows.append(drive(url, atalaya.pid, arguments.seconds, headers)
                    + drive(ready, ceiling.pid, arguments.seconds, headers))
    rate, cpu, top_rate, top_cpu = (statistics.median(column) for column in zip(*rows))
    print(f"{label:28} {rate:9.0f} req/s  {cpu:8.0f} us CPU   "
          f"ceiling {top_rate:9.0f} req/s {top_cpu:6.0f} us   "
          f"ratio {rate / top_rate:.2f} req/s, {cpu / top_cpu:.2f} CPU")


def fetch_size(url, encoding):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    return len(urllib.request.urlopen(request).read())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--path", default="/c/guatape/tablero")
    parser.add_argument("--data", help="a data folder to serve; default: a new demonstration")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=18210)
    arguments = parser.parse_args()
    program = os.path.join(arguments.build, "src", "atalaya")
    data = arguments.data or tempfile.mkdtemp(prefix="atalaya-bench-")
    if not arguments.data:
        subprocess.run([program, "init", "--data", data], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "demo", "--data", data], check=True, stdout=subprocess.DEVNULL)
    start = time.monotonic()
    atalaya = subprocess.Popen([program, "serve", "--data", data, "--port", str(arguments.port)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{arguments.port}{arguments.path}"
    wait_for(f"http://127.0.0.1:{arguments.port}/", atalaya)
    print(f"start to first page          {(time.monotonic() - start) * 1000:9.0f} ms")
    ceiling = None
    try:
        plain, packed = fetch_size(url, "identity"), fetch_size(url, "gzip")
        print(f"board on the wire            {plain:9d} bytes, {packed} compressed")
        ceiling = subprocess.Popen([os.path.join(arguments.build, "bench", "ceiling"),
                                    str(arguments.port + 1), str(packed), "gzip"])
        wait_for(f"http://127.0.0.1:{arguments.port + 1}/", ceiling)
        gzip = ["Accept-Encoding: gzip"]
        measure(arguments, atalaya, ceiling, gzip, "board, cached", "")
        measure(arguments, atalaya, ceiling, gzip + ["Cache-Control: no-cache"], "board, uncached", "")
        memory = memory_mib(atalaya.pid)
        print(f"memory                       {memory['VmRSS']:9.1f} MiB now, {memory['VmHWM']:.1f} MiB at most")
    finally:
        atalaya.terminate()
        if ceiling:
            ceiling.terminate()


if __name__ == "__main__":
    main()
