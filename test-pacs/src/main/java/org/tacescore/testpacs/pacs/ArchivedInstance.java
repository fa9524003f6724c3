package org.tacescore.testpacs.pacs;

import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * One object that the archive keeps.
 *
 * @param file its Part 10 file
 * @param transferSyntaxUid how the file is encoded
 * @param header all attributes before Pixel Data; not to be changed
 */
record ArchivedInstance(Path file, String transferSyntaxUid, Attributes header) {

  String sopClassUid() {
    return header.getString(Tag.SOPClassUID, "");
  }

  String sopInstanceUid() {
    return header.getString(Tag.SOPInstanceUID, "");
  }

  /** Value of a tag, empty where there is none. */
  String value(int tag) {
    return header.getString(tag, "");
  }
}
