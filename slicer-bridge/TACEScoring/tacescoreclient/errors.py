"""What can go wrong between a client and its worker."""


class ClientError(Exception):
    """Any fault that this package names."""


class ConnectionFailed(ClientError):
    """The worker could not be reached, or broke off, as often as it was tried."""


class Cancelled(ClientError):
    """Somebody asked for an end before there was an answer."""


class GaveUpWaiting(ClientError):
    """The job did not end in the time that was allowed; it goes on, and its id finds it again."""

    def __init__(self, job_id, state):
        super().__init__("job %s is still %s" % (job_id, state))
        self.job_id = job_id
        self.state = state


class ProblemError(ClientError):
    """The worker refused, with a problem document (RFC 9457).

    ``status`` is the HTTP status, ``code`` one of the worker's names, e.g. ``EMPTY_SEGMENT``.
    """

    def __init__(self, status, code, detail):
        super().__init__("%s: %s" % (code, detail))
        self.status = status
        self.code = code
        self.detail = detail
