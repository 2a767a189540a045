"""The terminal and what stands before it: the simulator's devices, the kiosk program, a visitor's script."""
import json
import pathlib

from programs import NotReady, Program, run, tell

HERE = pathlib.Path(__file__).resolve().parent

SCENARIO = """\
# Who may stand before the terminal, and its devices at their wires.
[people.worker]
name = "{name}"
sex = "2"
nation = "01"
birth = "{birth}"
address = "山东省济宁市任城区洸河路{house}号"
number = "{number}"
authority = "济宁市公安局任城分局"
valid_from = "2019-05-06"
valid_to = "2039-05-06"
portrait = "people/worker/id_photo.png"
face = "people/worker"
pages = [{pages}]

[people.stranger]
name = "{name}"
sex = "2"
nation = "01"
birth = "{birth}"
address = "山东省济宁市任城区洸河路{house}号"
number = "{number}"
authority = "济宁市公安局任城分局"
valid_from = "2019-05-06"
valid_to = "2039-05-06"
portrait = "people/worker/id_photo.png"
face = "people/stranger"

[devices.id-card]
[devices.face-camera]
[devices.document-camera]
[devices.receipt-printer]
[devices.a4-printer]
"""

CONFIGURATION = """\
# The demo terminal: real drivers, whose other ends are hall-simulator's wires.
[kiosk]
id = "{kiosk}"
number = "03"

[back_office]
url = "https://localhost:{kiosk_port}"
enrol_url = "https://localhost:{staff_port}"
ca_file = "{ca}"

[paths]
data = "{data}"
models = "{models}"
{decoder}

[window]
width = 1080
height = 1920

[visit]
submit_patience_s = 20

[devices.id-card]
driver = "sam-serial"
port = "{wires}/id-card"

[devices.face-camera]
driver = "mjpeg-stream"
path = "{wires}/face-camera.sock"

[devices.document-camera]
driver = "mjpeg-stream"
path = "{wires}/document-camera.sock"

[devices.receipt-printer]
driver = "escpos-tcp"
host = "127.0.0.1"
port = {receipt_port}

[devices.a4-printer]
driver = "ipp"
uri = "ipp://127.0.0.1:{a4_port}/ipp/print"
"""
