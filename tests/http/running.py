"""A server of the test's own: an empty data folder, a free port, raw sockets; and people who use it."""
import http.cookiejar
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "demostracion-atalaya"  # of every account of the demonstration

# The server's sandbox forbids the tracing that LeakSanitizer needs.
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, program, *options, environment=None, demo=False):
        self.folder = tempfile.TemporaryDirectory()
        self.data = self.folder.name
        self.port = find_free_port()
        self.environment = {**ENVIRONMENT, **(environment or {})}
        subprocess.run([program, "init", "--data", self.data], check=True, capture_output=True,
                       env=self.environment)
        if demo:
            subprocess.run([program, "demo", "--data", self.data], check=True, capture_output=True,
                           env=self.environment)
        self.process = subprocess.Popen(
            [program, "serve", "--data", self.data, "--port", str(self.port), *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self.environment)
        deadline = time.monotonic() + 30
        while True:
            try:
                self.connect().close()
                return
            except ConnectionRefusedError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    self.stop()
                    raise
                time.sleep(0.05)

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def ask(self, raw, timeout=10):
        """Sends bytes; answers what came back until the server closed or fell silent, and whether
        it closed."""
        connection = self.connect(timeout)
        answer = b""
        try:
            connection.sendall(raw)
        except OSError:
            pass  # refused before all was sent
        try:
            while True:
                piece = connection.recv(65536)
                if not piece:
                    return answer, True
                answer += piece
        except socket.timeout:
            return answer, False
        except OSError:
            return answer, True
        finally:
            connection.close()

    def memory_kb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def stop(self):
        """Ends it as an operator does; answers its exit status and what it said."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            output, _ = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            output, _ = self.process.communicate()
        self.folder.cleanup()
        return self.process.returncode, output.decode(errors="replace")


class StayHere(urllib.request.HTTPRedirectHandler):
    """Answers a redirect as it is."""

    def redirect_request(self, *_):
        return None


class Person:
    """A browser of one person; nobody for None."""

    def __init__(self, server, email=None):
        self.base = f"http://127.0.0.1:{server.port}"
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.still = urllib.request.build_opener(cookies, StayHere)
        if email:
            page = self.send("/ingresar", {**self.hidden(self.text("/ingresar")), "correo": email,
                                           "clave": PASSWORD})
            assert page[0] == 200, page

    def send(self, path, fields=None, files=None):
        """(status, bytes, address) after redirects."""
        data, headers = None, {}
        if files:
            data, headers = encode(fields, files)
        elif fields is not None:
            data = urllib.parse.urlencode(fields).encode()
        try:
            with self.opener.open(urllib.request.Request(self.base + path, data, headers), timeout=60) as answer:
                return answer.status, answer.read(), answer.url
        except urllib.error.HTTPError as error:
            return error.code, error.read(), error.url

    def ask(self, path, fields=None):
        """(status, headers, bytes) of one answer; fields: pairs of name and value, for a form."""
        data = None if fields is None else urllib.parse.urlencode(fields, errors="surrogatepass").encode()
        try:
            with self.still.open(urllib.request.Request(self.base + path, data), timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def text(self, path):
        return self.send(path)[1].decode(errors="replace")

    @staticmethod
    def hidden(page):
        inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
        return dict(reversed(inputs))


def encode(fields, files):
    edge = "orilla-de-la-prueba"
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields.items()]
    parts += [f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
              f'Content-Type: application/pdf\r\n\r\n'.encode() + content + b"\r\n"
              for field, name, content in files]
    return b"".join(parts) + f"--{edge}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={edge}"}
