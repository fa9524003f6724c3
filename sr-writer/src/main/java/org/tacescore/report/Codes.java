package org.tacescore.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;

/** Codes as items of a code sequence (PS3.3 section 8.8, table 8.8-1). */
public final class Codes {
  /** Longest Code Value (0008,0100); a longer one goes to Long Code Value (0008,0119). */
  private static final int SHORT_VALUE = 16;

  private Codes() {}

  /** A code as an item. */
  public static Attributes item(Code code) {
    Attributes item = new Attributes(3);
    if (code.value().length() <= SHORT_VALUE) {
      item.setString(Tag.CodeValue, VR.SH, code.value());
    } else {
      item.setString(Tag.LongCodeValue, VR.UC, code.value());
    }
    item.setString(Tag.CodingSchemeDesignator, VR.SH, DicomText.fit(code.scheme(), VR.SH));
    item.setString(Tag.CodeMeaning, VR.LO, DicomText.fit(code.meaning(), VR.LO));
    return item;
  }

  /** A sequence of these codes. */
  public static void add(Attributes target, int sequenceTag, Code... codes) {
    Sequence items = target.newSequence(sequenceTag, codes.length);
    for (Code code : codes) {
      items.add(item(code));
    }
  }

  /** The complete codes of a sequence; empty if there is none. */
  static List<Code> readAll(Attributes source, int sequenceTag) {
    List<Code> codes = new ArrayList<>();
    Sequence items = source.getSequence(sequenceTag);
    if (items != null) {
      items.forEach(item -> read(item).ifPresent(codes::add));
    }
    return List.copyOf(codes);
  }

  private static Optional<Code> read(Attributes item) {
    String value = item.getString(Tag.CodeValue, item.getString(Tag.LongCodeValue, ""));
    String scheme = item.getString(Tag.CodingSchemeDesignator, "");
    String meaning = item.getString(Tag.CodeMeaning, "");
    return value.isBlank() || scheme.isBlank() || meaning.isBlank()
        ? Optional.empty()
        : Optional.of(new Code(value, scheme, meaning));
  }
}
