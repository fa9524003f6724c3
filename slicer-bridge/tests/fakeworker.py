"""A worker of scripted answers on a local port."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakeWorker:
    """Answers by ``(method, path)``: a list of (status, headers, body), the last one again.

    A status of 0 breaks the connection off. Bodies may be bytes or what JSON holds.
    """

    def __init__(self, answers):
        self.answers = {key: list(value) for key, value in answers.items()}
        self.requests = []
        worker = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                worker.requests.append((self.command, self.path, dict(self.headers), body))
                script = worker.answers.get((self.command, self.path))
                if script is None:
                    self.reply(404, {}, {"code": "NOT_FOUND", "detail": "no such thing"})
                    return
                status, headers, content = script.pop(0) if len(script) > 1 else script[0]
                if status == 0:
                    self.close_connection = True
                    return
                self.reply(status, headers, content)

            def reply(self, status, headers, content):
                raw = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            do_GET = do_POST = do_DELETE = answer

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *fault):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def url(self):
        return "http://127.0.0.1:%d" % self.server.server_address[1]

    def bodies(self, method, path):
        return [body for m, p, _, body in self.requests if (m, p) == (method, path)]


def segmentation(**changes):
    answer = {
        "segmentationId": "a" * 64,
        "sha256": "b" * 64,
        "studyInstanceUID": "1.2",
        "seriesInstanceUID": "1.2.3",
        "sopInstanceUID": "1.2.4",
        "segments": [
            {"number": 1, "label": "Tumour", "role": "TUMOUR", "voxels": 30, "volumeMm3": 60.0}
        ],
        "warnings": ["Segment 'x' is empty and left out."],
    }
    answer.update(changes)
    return answer


def job(state="DONE", identifier="j1", **changes):
    answer = {
        "id": identifier,
        "studyInstanceUID": "1.2",
        "state": state,
        "recipes": [
            {
                "recipe": "hrd",
                "version": "1",
                "status": "SYNTHETIC",
                "scores": [
                    {
                        "name": "HRD score",
                        "unit": "1",
                        "level": "patient",
                        "value": 0.25,
                        "group": "HIGH",
                        "groupName": "High risk",
                    }
                ],
                "warnings": ["ROI_PROPAGATED"],
                "parts": [],
            },
            {
                "recipe": "epr",
                "version": "2",
                "status": "SYNTHETIC",
                "scores": [],
                "warnings": [],
                "parts": [],
                "refusal": {"code": "WRONG_MODALITY", "sentence": "No.", "remedy": "", "detail": ""},
            },
        ],
        "deliveries": [{"object": "sr", "state": "VERIFIED"}],
    }
    answer.update(changes)
    return answer
