"""Work on a thread of its own, told of on the thread that draws windows."""

from __future__ import annotations

import queue
import threading
from typing import Any, Callable, Optional, Tuple

from tacescoreclient import CancelToken, Cancelled


class BackgroundWork:
    """Runs one function at a time; ``deliver``, called by a timer, hands on what it tells.

    The function gets the token that ``cancel`` sets, and a callable by which it reports steps. It
    must touch neither windows nor the scene.
    """

    def __init__(self) -> None:
        self._messages: "queue.Queue[Tuple[str, Any]]" = queue.Queue()
        self._thread: Optional[threading.Thread] = None
        self._token = CancelToken()
        self._step: Callable[[Any], None] = _nothing
        self._done: Callable[[Any], None] = _nothing
        self._failed: Callable[[BaseException], None] = _nothing

    @property
    def busy(self) -> bool:
        return self._thread is not None

    def start(
        self,
        function: Callable[[CancelToken, Callable[[Any], None]], Any],
        step: Callable[[Any], None],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> bool:
        """False, and nothing happens, while other work runs."""
        if self.busy:
            return False
        self._token = CancelToken()
        self._step, self._done, self._failed = step, done, failed
        self._thread = threading.Thread(
            target=self._run, args=(function, self._token), name="TACEScoring", daemon=True
        )
        self._thread.start()
        return True

    def cancel(self) -> None:
        self._token.cancel()

    def abandon(self) -> None:
        """Ends the work and tells nobody: the window is gone."""
        self._token.cancel()
        self._step, self._done, self._failed = _nothing, _nothing, _nothing

    def deliver(self) -> None:
        """Calls back for all that was told since; for the thread that draws windows."""
        while True:
            try:
                kind, value = self._messages.get_nowait()
            except queue.Empty:
                return
            if kind == "step":
                self._step(value)
                continue
            thread, self._thread = self._thread, None
            if thread is not None:
                thread.join()
            (self._done if kind == "done" else self._failed)(value)

    def _run(self, function: Callable[..., Any], token: CancelToken) -> None:
        try:
            result = function(token, lambda value: self._messages.put(("step", value)))
            token.check()
            self._messages.put(("done", result))
        except Cancelled as e:
            self._messages.put(("failed", e))
        except Exception as e:  # told to the user, whatever it is
            self._messages.put(("failed", e))


def _nothing(value: Any) -> None:
    """Hears and does nothing."""
