#!/usr/bin/env python3
"""The board page over HTTP against its ceiling: libmicrohttpd with a ready buffer of the same size.

    bench/http_bench.py [--build build/release] [--seconds 2] [--rounds 5]
                        [--data FOLDER --path /c/CODE/tablero]

Makes an installation of 125 councils, each with a plan of 300 indicators × 4 years and published
results (board_data), serves it, and drives Atalaya and the ceiling in turn (A B A B …), so that both
see the same machine. It prints, for brotli and for gzip: requests a second and CPU of each, and their
ratio, over four connections at once and, where the CPU of one answer is asked for, over one: answers
that share two cores and their caches cost each other time. Then start, memory, and bytes on the wire.
With --data it measures another installation. It prints; it never passes or fails.
"""
import argparse
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request


def cpu_seconds(pid):
    """What a process has used, exactly: its own clock, which others may read."""
    return time.clock_gettime((~pid << 3) | 2)


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
            time.sleep(0.002)
    sys.exit(f"{url}: no answer in {limit_s} s")


def fetch(url, encoding):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    return urllib.request.urlopen(request).read()


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.program = os.path.join(arguments.build, "src", "atalaya")
        self.base = f"http://127.0.0.1:{arguments.port}"
        self.folder = None
        self.ceiling_port = arguments.port

    def tool(self, name):
        return os.path.join(self.arguments.build, "bench", name)

    def prepare(self):
        if self.arguments.data:
            return self.arguments.data
        self.folder = tempfile.TemporaryDirectory(prefix="atalaya-bench-")
        data = self.folder.name
        subprocess.run([self.program, "init", "--data", data], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([self.tool("board_data"), os.path.join(data, "atalaya.sqlite")], check=True)
        return data

    def start(self, data):
        began = time.monotonic()
        server = subprocess.Popen([self.program, "serve", "--data", data, "--port", str(self.arguments.port)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(f"{self.base}/metodo", server)
        return server, (time.monotonic() - began) * 1000

    def drive(self, port, target, pid, connections, headers):
        before = cpu_seconds(pid)
        out = subprocess.run([self.tool("drive"), str(port), target, str(connections),
                              str(self.arguments.seconds), *headers],
                             capture_output=True, text=True, check=True).stdout.split()
        count, seconds = int(out[0]), float(out[1])
        return count / seconds, (cpu_seconds(pid) - before) / count * 1e6

    def compare(self, server, label, encoding, connections, headers, size):
        self.ceiling_port += 1  # the last one's connections may still be closing
        port = self.ceiling_port
        ceiling = subprocess.Popen([self.tool("ceiling"), str(port), str(size), encoding])
        try:
            wait_for(f"http://127.0.0.1:{port}/", ceiling)
            headers = [f"Accept-Encoding: {encoding}", *headers]
            rounds = [self.drive(self.arguments.port, self.arguments.path, server.pid, connections, headers)
                      + self.drive(port, "/", ceiling.pid, connections, headers)
                      for _ in range(self.arguments.rounds)]
        finally:
            ceiling.terminate()
            ceiling.wait()
        rate, cpu, top_rate, top_cpu = (statistics.median(column) for column in zip(*rounds))
        share = statistics.median(row[0] / row[2] for row in rounds)
        print(f"{f'{label}, {encoding}, at once {connections}':34} {rate:8.0f} req/s {cpu:6.0f} us CPU   ceiling {top_rate:8.0f} req/s {top_cpu:4.0f} us   "
              f"{share:.2f} of the ceiling's req/s, {cpu / top_cpu:.1f} × its CPU")

    def settle(self, url, encoding):
        """The page's size at first and once it is kept, packed again."""
        first = len(fetch(url, encoding))
        for _ in range(40):
            kept = len(fetch(url, encoding))
            if kept < first:
                break
            time.sleep(0.05)
        return first, kept

    def print_wire(self):
        url = self.base + self.arguments.path
        page = fetch(url, "identity")
        style = re.search(rb'href="(/estatico/[^"]+\.css)"', page).group(1).decode()
        icon = re.search(rb'href="(/estatico/[^"]+\.svg)"', page).group(1).decode()
        summary = self.arguments.path.rsplit("/", 1)[0]
        for encoding in ("br", "gzip"):
            first, kept = self.settle(url, encoding)
            visit = [self.settle(self.base + summary, encoding)[1],
                     *(len(fetch(self.base + path, encoding)) for path in (style, icon))]
            print(f"wire, {encoding:5} board {kept} bytes (the first answer {first}, plain {len(page)}); first "
                  f"public visit {sum(visit)} (page {visit[0]}, style {visit[1]}, icon {visit[2]})")

    def print_first(self, server, data):
        """The board where nothing is kept: somebody commits before each request."""
        database = sqlite3.connect(os.path.join(data, "atalaya.sqlite"))
        costs = []
        for _ in range(200):
            database.execute("UPDATE council SET revision = revision + 1 WHERE id = 1")
            database.commit()
            before = cpu_seconds(server.pid)
            fetch(self.base + self.arguments.path, "br")
            costs.append((cpu_seconds(server.pid) - before) * 1e6)
        database.close()
        print(f"board, first after a commit, br    {statistics.median(costs):6.0f} us CPU, with a connection of its own each")

    def run(self):
        data = self.prepare()
        server, start_ms = self.start(data)
        try:
            print(f"start to first page    {start_ms:8.0f} ms")
            self.print_wire()
            url = self.base + self.arguments.path
            for encoding in ("br", "gzip"):
                size = len(fetch(url, encoding))
                self.compare(server, "board, cached", encoding, 4, [], size)
                for connections in (4, 1):
                    self.compare(server, "board, uncached", encoding, connections, ["Cache-Control: no-cache"], size)
            if not self.arguments.data:  # it writes
                self.print_first(server, data)
            memory = memory_mib(server.pid)
            print(f"memory                 {memory['VmRSS']:8.1f} MiB now, {memory['VmHWM']:.1f} MiB at most")
        finally:
            server.terminate()
            server.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--path", default="/c/consejo-62/tablero")
    parser.add_argument("--data", help="a data folder to serve; default: a new one of 125 councils")
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--port", type=int, default=18210)
    Bench(parser.parse_args()).run()


if __name__ == "__main__":
    main()
