"""The back office as its people use it: the command line to set it up, the officers' HTTPS API to work in it."""
import http.cookiejar
import json
import ssl
import urllib.error
import urllib.request

from .programs import Program, run


class Refused(Exception):
    """The office answered with a problem document."""


class BackOffice:
    def __init__(self, binaries, folder):
        self.program = binaries / "hall-backoffice"
        self.data = folder / "data"
        self.log = folder / "commands.log"
        self.folder = folder
        self.process = None
        self.kiosk_port = self.staff_port = 0
        folder.mkdir(parents=True)

    def command(self, *words, text=None):
        return run([self.program, *words, "--data", self.data], self.log, text=text)

    def init(self, login, password):
        self.command("init", "--login", login, "--password-stdin", text=password + "\n")

    def add_officer(self, login, name, roles, password):
        flags = [word for role in roles for word in ("--role", role)]
        self.command("officer", "add", "--login", login, "--display", name, *flags, "--password-stdin", text=password + "\n")

    def enrolment_code(self, kiosk, district):
        return self.command("enrol", "--kiosk", kiosk, "--district", district).split()[-1]

    def import_people(self, people, folder):
        file = folder / "people.json"
        file.write_text(json.dumps({"persons": people}, ensure_ascii=False), encoding="utf-8")
        run([self.program, "person", "import", "--data", self.data, file], self.log)

    def pensioners(self, word, list_name, entries):
        """`import` the roll or `match` records of others; returns what the program said."""
        file = self.folder / f"{list_name}.json"
        file.write_text(json.dumps({list_name: entries}, ensure_ascii=False), encoding="utf-8")
        return run([self.program, "pensioner", word, "--data", self.data, file], self.log)

    def serve(self, today=None):
        """Starts serving, the same ports after a restart; with `today` the office's calendar stands on that day."""
        words = [self.program, "serve", "--data", self.data,
                 "--kiosk-port", self.kiosk_port, "--staff-port", self.staff_port]
        if today:
            words += ["--today", today.isoformat()]
        log = self.folder / f"serve-{today.isoformat() if today else 'now'}.log"
        self.process = Program("hall-backoffice", words, log)
        ready = self.process.wait_for_line("ready ")
        parts = dict(word.split("=", 1) for word in ready.split() if "=" in word)
        self.kiosk_port = int(parts["kiosk"].rpartition(":")[2])
        self.staff_port = int(parts["staff"].rpartition(":")[2])
        return parts["today"]

    def restart(self, today):
        self.stop()
        return self.serve(today)

    def stop(self):
        if self.process:
            self.process.stop()
            self.process = None

    def verify(self):
        return self.command("verify").strip()

    def url(self, path):
        return f"https://localhost:{self.staff_port}{path}"


class Officer:
    """One officer's signed-in browser, so to speak."""

    def __init__(self, office, login, name):
        self.office = office
        self.login = login
        self.name = name
        trust = ssl.create_default_context(cafile=office.data / "ca.pem")
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust), cookies)
        self.csrf = None

    def call(self, method, path, body=None, raw=False):
        request = urllib.request.Request(self.office.url(path), method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if self.csrf:
            request.add_header("X-Hall-Csrf", self.csrf)
        try:
            with self.opener.open(request, timeout=30) as answer:
                content = answer.read()
        except urllib.error.HTTPError as error:
            raise Refused(f"{self.name}: {method} {path}: {error.code} {error.read().decode(errors='replace')}")
        return content if raw else json.loads(content)

    def sign_in(self, password):
        self.csrf = None
        self.csrf = self.call("POST", "/api/login", {"login": self.login, "password": password})["csrf"]
        return self

    def queue(self):
        return self.call("GET", "/api/cases")["cases"]

    def case(self, case_id):
        return self.call("GET", f"/api/cases/{case_id}")

    def act(self, case_id, action, **members):
        version = self.case(case_id)["version"]
        return self.call("POST", f"/api/cases/{case_id}/{action}", {"version": version, **members})
