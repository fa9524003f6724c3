package org.tacescore.segio;

import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;

/** A {@link Code} as an item of a code sequence (DICOM PS3.3 table 8.8-1). */
final class CodedEntry {
  /** Longest Code Value (0008,0100); a longer one goes to Long Code Value (0008,0119). */
  private static final int SHORT_VALUE = 16;

  private CodedEntry() {}

  static void put(Attributes parent, int sequenceTag, Code code) {
    putAll(parent, sequenceTag, List.of(code));
  }

  static void putAll(Attributes parent, int sequenceTag, List<Code> codes) {
    Sequence items = parent.newSequence(sequenceTag, codes.size());
    codes.forEach(code -> items.add(item(code)));
  }

  private static Attributes item(Code code) {
    Attributes item = new Attributes(3);
    if (code.value().length() <= SHORT_VALUE) {
      item.setString(Tag.CodeValue, VR.SH, code.value());
    } else {
      item.setString(Tag.LongCodeValue, VR.UC, code.value());
    }
    item.setString(Tag.CodingSchemeDesignator, VR.SH, code.scheme());
    item.setString(Tag.CodeMeaning, VR.LO, code.meaning());
    return item;
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
