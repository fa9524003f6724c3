package org.tacescore.segio;

import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;

/** A {@link Code} as an item of a code sequence (DICOM PS3.3 table 8.8-1). */
final class CodedEntry {
  private CodedEntry() {}

  static void put(Attributes parent, int sequenceTag, Code code) {
    Attributes item = new Attributes(3);
    item.setString(Tag.CodeValue, VR.SH, code.value());
    item.setString(Tag.CodingSchemeDesignator, VR.SH, code.scheme());
    item.setString(Tag.CodeMeaning, VR.LO, code.meaning());
    parent.newSequence(sequenceTag, 1).add(item);
  }

  /** The first item of the sequence; empty where there is none or it lacks value or scheme. */
  static Optional<Code> get(Attributes parent, int sequenceTag) {
    Attributes item = parent.getNestedDataset(sequenceTag);
    if (item == null) {
      return Optional.empty();
    }
    String value = item.getString(Tag.CodeValue, item.getString(Tag.LongCodeValue, ""));
    String scheme = item.getString(Tag.CodingSchemeDesignator, "");
    String meaning = item.getString(Tag.CodeMeaning, "");
    if (value.isBlank() || scheme.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new Code(value, scheme, meaning.isBlank() ? value : meaning));
  }
}
