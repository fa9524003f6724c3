package org.tacescore.report;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;

/**
 * The project's own coding scheme, for what no standard scheme names.
 *
 * <p>Source: PS3.16 section 8.2 (designators that begin with 99 are private), PS3.3 C.12.1.1 Coding
 * Scheme Identification Sequence (0008,0110).
 */
public final class PrivateScheme {
  public static final String DESIGNATOR = "99TACE";

  private static final String UID = DeterministicUid.of("org.tacescore", "coding scheme 99TACE");

  private PrivateScheme() {}

  /** Says what each private designator used in the data set is; call when it is complete. */
  public static void identify(Attributes dataset) {
    Set<String> designators = new HashSet<>();
    collect(dataset, designators);
    designators.removeIf(designator -> !designator.startsWith("99"));
    if (designators.isEmpty()) {
      return;
    }
    Sequence schemes = dataset.newSequence(Tag.CodingSchemeIdentificationSequence, 1);
    new TreeSet<>(designators).forEach(designator -> schemes.add(item(designator)));
  }

  private static Attributes item(String designator) {
    Attributes item = new Attributes();
    item.setString(Tag.CodingSchemeDesignator, VR.SH, designator);
    if (designator.equals(DESIGNATOR)) {
      item.setString(Tag.CodingSchemeUID, VR.UI, UID);
      item.setString(Tag.CodingSchemeName, VR.ST, "TACEscore concepts without a standard code");
      item.setString(Tag.CodingSchemeResponsibleOrganization, VR.ST, "TACEscore project");
    }
    return item;
  }

  private static void collect(Attributes dataset, Set<String> designators) {
    if (dataset.containsValue(Tag.CodingSchemeDesignator)) {
      designators.add(dataset.getString(Tag.CodingSchemeDesignator));
    }
    for (int tag : dataset.tags()) {
      Sequence items = dataset.getVR(tag) == VR.SQ ? dataset.getSequence(tag) : null;
      if (items != null) {
        items.forEach(item -> collect(item, designators));
      }
    }
  }
}
