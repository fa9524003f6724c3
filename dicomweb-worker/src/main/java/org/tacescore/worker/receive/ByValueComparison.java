package org.tacescore.worker.receive;

import java.io.IOException;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.BulkData;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.tacescore.dicom.DataSetEquality;
import org.tacescore.digest.Sha256;

/**
 * Compares two stored files by {@link DataSetEquality}, whatever their File Meta Information. Bulk
 * values are compared by their hash, so that a pair of large objects needs no memory.
 */
final class ByValueComparison implements DataSetComparison {
  private final ObjectStore store;

  ByValueComparison(ObjectStore store) {
    this.store = store;
  }

  @Override
  public boolean sameDataSet(InstanceRecord known, InstanceRecord arrived) {
    return DataSetEquality.same(read(known), read(arrived));
  }

  private Attributes read(InstanceRecord instance) {
    return InstanceFile.read(store.path(instance.sha256()), ByValueComparison::digest).dataset();
  }

  private static BulkData digest(ImageInputStream parser) throws IOException {
    Sha256 digest = new Sha256();
    byte[] buffer = new byte[1 << 16];
    long left = parser.length() & 0xFFFFFFFFL;
    while (left > 0) {
      int count = (int) Math.min(left, buffer.length);
      parser.readFully(buffer, 0, count);
      digest.add(buffer, 0, count);
      left -= count;
    }
    String uri = "sha256:" + digest.hex();
    return new BulkData(uri, 0, parser.length(), parser.bigEndian());
  }
}
