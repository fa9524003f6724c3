package org.tacescore.report.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.DicomTime;

/**
 * Whose study it is, as the head of each page says it.
 *
 * @param names the patient's, first that in letters, then in characters and in syllables where the
 *     study has them (PS3.5 section 6.2.1); may be empty
 * @param patientId may be empty
 * @param born date of birth as ISO 8601, may be empty
 * @param sex (0010,0040), may be empty
 * @param date of the study as ISO 8601, may be empty
 * @param accession number, may be empty
 * @param description of the study, may be empty
 */
public record PageStudy(
    List<String> names,
    String patientId,
    String born,
    String sex,
    String date,
    String accession,
    String description) {
  public PageStudy {
    names = List.copyOf(names);
  }

  /** As {@link #of(Attributes)}. */
  public static PageStudy of(DicomObject instance) {
    return of(instance.dataset());
  }

  /** As an instance of the study says it. */
  public static PageStudy of(Attributes instance) {
    return new PageStudy(
        names(instance.getString(Tag.PatientName, "")),
        instance.getString(Tag.PatientID, "").strip(),
        date(instance.getString(Tag.PatientBirthDate, "")),
        instance.getString(Tag.PatientSex, "").strip(),
        date(instance.getString(Tag.StudyDate, "")),
        instance.getString(Tag.AccessionNumber, "").strip(),
        instance.getString(Tag.StudyDescription, "").strip());
  }

  private static List<String> names(String personName) {
    List<String> names = new ArrayList<>();
    for (String group : personName.split("=")) {
      String[] parts = group.strip().split("\\^+");
      String name = String.join(" ", parts).strip();
      if (!name.isEmpty()) {
        boolean letters = names.isEmpty() && parts.length > 1 && isLatin(name);
        names.add(letters ? parts[0] + ", " + name.substring(parts[0].length()).strip() : name);
      }
    }
    return names;
  }

  private static boolean isLatin(String name) {
    return name.codePoints().noneMatch(Character::isIdeographic);
  }

  /** ISO 8601 where it can be read, else as it stands. */
  private static String date(String value) {
    Optional<String> iso = DicomTime.date(value).map(Object::toString);
    return iso.orElse(value.strip());
  }
}
