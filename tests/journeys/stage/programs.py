"""Starts the product's programs, waits until each says it is ready, and ends them in order."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time


class NotReady(Exception):
    """A program ended or stayed silent before it said ready; the message carries the end of its log."""


class Program:
    """One running program. Its output goes to a log file, which is also read for the ready line."""

    def __init__(self, name, arguments, log, environment=None, cwd=None):
        self.name = name
        self.log = pathlib.Path(log)
        self.stream = open(self.log, "wb")
        self.process = subprocess.Popen(
            [str(word) for word in arguments],
            stdout=self.stream,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
            cwd=cwd,
            start_new_session=True,
        )

    def text(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_for_line(self, word, seconds=30):
        """The first line holding `word`; ends the program and raises NotReady with the log's end when none comes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for line in self.text().splitlines():
                if word in line:
                    return line
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        ended = self.process.poll()
        state = f"ended with {ended}" if ended is not None else f"said no '{word}' in {seconds} s"
        self.kill()
        raise NotReady(f"{self.name} {state}\n" + "\n".join(self.text().splitlines()[-20:]))

    def wait(self, seconds):
        """The exit code; the program is killed and NotReady raised when it does not end in time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise NotReady(f"{self.name} did not end in {seconds} s\n" + "\n".join(self.text().splitlines()[-20:]))

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self, seconds=10):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        self.stream.close()


def run(arguments, log, seconds=120, text=None):
    """Runs a program to its end and returns its output; raises NotReady with the output when it did not succeed."""
    done = subprocess.run(
        [str(word) for word in arguments], capture_output=True, text=True, timeout=seconds, input=text, check=False
    )
    with open(log, "a", encoding="utf-8") as stream:
        stream.write(done.stdout + done.stderr)
    if done.returncode:
        raise NotReady(f"{pathlib.Path(str(arguments[0])).name} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Display:
    """The display there is, or an Xvfb of our own the size of the terminal's panel."""

    def __init__(self, folder, own=False):
        self.server = None
        if os.environ.get("DISPLAY") and not own:
            self.environment = {}
            return
        if not shutil.which("Xvfb"):
            raise NotReady("no display and no Xvfb: run packaging/setup")
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=open(folder / "xvfb.log", "wb"), start_new_session=True,
        )
        os.close(writer)
        with os.fdopen(reader) as stream:
            number = stream.readline().strip()
        if not number:
            raise NotReady("Xvfb did not start")
        self.environment = {"DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1"}

    def stop(self):
        if self.server:
            self.server.terminate()
            self.server.wait()


def tell(control_socket, line):
    """Sends one command to the simulator; returns its answer, raises NotReady when it says error."""
    with socket.socket(socket.AF_UNIX) as channel:
        channel.settimeout(10)
        channel.connect(str(control_socket))
        channel.sendall(line.encode() + b"\n")
        answer = channel.makefile().readline().strip()
    if not answer.startswith("ok"):
        raise NotReady(f"simulator: {line}: {answer}")
    return answer[2:].strip()
