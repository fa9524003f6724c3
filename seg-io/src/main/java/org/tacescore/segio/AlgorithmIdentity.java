package org.tacescore.segio;

import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;

/**
 * Which algorithm made a segment (DICOM PS3.3 10.16 Algorithm Identification Macro); its name is
 * that of the {@link SegmentAlgorithm}.
 *
 * @param family Algorithm Family (0066,002F), CID 7162
 * @param version Algorithm Version (0066,0031)
 * @param parameters Algorithm Parameters (0066,0032); may be empty
 * @param source Algorithm Source (0024,0202), who made it; may be empty
 */
public record AlgorithmIdentity(Code family, String version, String parameters, String source) {
  private static final String NOT_STATED = "not stated";

  /** Where the family is not known. */
  private static final Code UNKNOWN_FAMILY = new Code("NOT-STATED", "99TACE", "Not stated");

  public AlgorithmIdentity {
    if (version.isBlank()) {
      throw new IllegalArgumentException("an algorithm needs a version");
    }
  }

  /** Of an algorithm of which nothing but its name is known. */
  public static AlgorithmIdentity unknown() {
    return new AlgorithmIdentity(UNKNOWN_FAMILY, NOT_STATED, "", "");
  }

  /** What the item of a segment says; empty where it does not identify its algorithm. */
  static Optional<AlgorithmIdentity> read(Attributes segment) {
    return Optional.ofNullable(
            segment.getNestedDataset(Tag.SegmentationAlgorithmIdentificationSequence))
        .map(
            item ->
                new AlgorithmIdentity(
                    CodedEntry.get(item, Tag.AlgorithmFamilyCodeSequence).orElse(UNKNOWN_FAMILY),
                    stated(item.getString(Tag.AlgorithmVersion, "")),
                    item.getString(Tag.AlgorithmParameters, ""),
                    item.getString(Tag.AlgorithmSource, "")));
  }

  static String stated(String text) {
    return text.isBlank() ? NOT_STATED : text;
  }

  void put(Attributes segment, String name) {
    Attributes item = new Attributes(5);
    CodedEntry.put(item, Tag.AlgorithmFamilyCodeSequence, family);
    item.setString(Tag.AlgorithmName, VR.LO, name);
    item.setString(Tag.AlgorithmVersion, VR.LO, version);
    if (!parameters.isEmpty()) {
      item.setString(Tag.AlgorithmParameters, VR.LT, parameters);
    }
    if (!source.isEmpty()) {
      item.setString(Tag.AlgorithmSource, VR.LO, source);
    }
    segment.newSequence(Tag.SegmentationAlgorithmIdentificationSequence, 1).add(item);
  }
}
