package org.tacescore.worker.deliver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;
import org.tacescore.worker.receive.ObjectStore;

/** The Part 10 file of an outbox item. */
record StoredFile(Path path) {

  static StoredFile of(OutboxItem item, ObjectStore store) {
    return new StoredFile(store.path(item.sha256()));
  }

  /** The encoded data set, exactly as stored: what follows the File Meta Information. */
  InputStream openDataset() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    try {
      in.skipNBytes(datasetOffset());
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  byte[] read() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new TransientFault("cannot read object " + path.getFileName(), e);
    }
  }

  private long datasetOffset() throws IOException {
    try (ImageInputStream parser = new ImageInputStream(path.toFile())) {
      parser.readFileMetaInformation();
      return parser.getPosition();
    }
  }
}
