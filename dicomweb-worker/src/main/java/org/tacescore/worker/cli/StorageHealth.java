package org.tacescore.worker.cli;

import org.tacescore.worker.receive.StoreDoor;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;

/** {@code GET /health/storage}: 200 while objects are accepted, 503 while the disk is too full. */
record StorageHealth(StoreDoor door) {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  HttpAnswer answer(HttpCall call) {
    return door.isOpen()
        ? new HttpAnswer(OK, "application/json", "{\"status\":\"accepting\"}")
        : new HttpAnswer(UNAVAILABLE, "application/json", "{\"status\":\"disk nearly full\"}");
  }
}
