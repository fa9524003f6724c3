package org.tacescore.worker.deliver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.receive.ObjectStore;

/** A report of ours in an object store, ready to be sent. */
final class Outgoing implements AutoCloseable {
  static final String SR_CLASS = "1.2.840.10008.5.1.4.1.1.88.33";

  final ObjectStore store;
  final byte[] file;
  final OutboxItem item;

  Outgoing(Path data) {
    store = ObjectStore.open(data, 1 << 20);
    file = Part10.encode(dataset("RESEARCH ONLY"));
    item =
        new OutboxItem(
            "id",
            "job",
            "pacs",
            SR_CLASS,
            "1.2.3.4",
            "1.2.3",
            "1.2",
            UID.ExplicitVRLittleEndian,
            store.put(file).sha256());
  }

  static Attributes dataset(String description) {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    dataset.setString(Tag.SOPClassUID, VR.UI, SR_CLASS);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3.4");
    dataset.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3");
    dataset.setString(Tag.StudyInstanceUID, VR.UI, "1.2");
    dataset.setString(Tag.SeriesDescription, VR.LO, description);
    Sequence content = dataset.newSequence(Tag.ContentSequence, 1);
    Attributes item = new Attributes();
    item.setString(Tag.TextValue, VR.UT, "odd");
    content.add(item);
    return dataset;
  }

  /** The encoded data set: what follows File Meta Information, by its group length. */
  byte[] datasetBytes() {
    int groupLength = ByteBuffer.wrap(file, 140, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return Arrays.copyOfRange(file, 144 + groupLength, file.length);
  }

  @Override
  public void close() {
    store.close();
  }
}
