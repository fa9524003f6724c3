package org.tacescore.worker.queue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@Tag("peers")
class DrawingsOnPostgresTest extends DrawingsTest {
  @Override
  Database database(Path folder) {
    return PostgresPeer.started().emptyDatabase();
  }
}
