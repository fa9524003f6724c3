"""How another thread says that nobody waits any more."""

import threading

from .errors import Cancelled


class CancelToken:
    """Set once by one thread, looked at by others."""

    def __init__(self):
        self._event = threading.Event()

    def cancel(self):
        self._event.set()

    @property
    def cancelled(self):
        return self._event.is_set()

    def check(self):
        """Raises Cancelled where it was set."""
        if self._event.is_set():
            raise Cancelled("cancelled")

    def sleep(self, seconds):
        """Waits, and raises Cancelled as soon as it is set."""
        if self._event.wait(seconds):
            raise Cancelled("cancelled")
