package org.tacescore.testpacs.pacs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.eclipse.jetty.util.Fields;

/**
 * A search (QIDO-RS, DICOM PS3.18 section 10.6).
 *
 * @param level of the answers
 * @param keys attributes to match
 * @param wanted attributes to answer
 * @param offset matches to skip
 * @param limit most matches to answer
 */
record QidoRequest(QueryLevel level, Attributes keys, Selection wanted, int offset, int limit) {

  private static final int[] STUDY = {
    Tag.SpecificCharacterSet,
    Tag.StudyDate,
    Tag.StudyTime,
    Tag.AccessionNumber,
    Tag.ModalitiesInStudy,
    Tag.ReferringPhysicianName,
    Tag.TimezoneOffsetFromUTC,
    Tag.StudyDescription,
    Tag.PatientName,
    Tag.PatientID,
    Tag.IssuerOfPatientID,
    Tag.PatientBirthDate,
    Tag.PatientSex,
    Tag.StudyInstanceUID,
    Tag.StudyID,
    Tag.NumberOfStudyRelatedSeries,
    Tag.NumberOfStudyRelatedInstances
  };
  private static final int[] SERIES = {
    Tag.SpecificCharacterSet, Tag.Modality, Tag.SeriesDescription, Tag.StudyInstanceUID,
    Tag.SeriesInstanceUID, Tag.SeriesNumber, Tag.SeriesDate, Tag.SeriesTime,
    Tag.NumberOfSeriesRelatedInstances
  };
  private static final int[] INSTANCE = {
    Tag.SpecificCharacterSet,
    Tag.SOPClassUID,
    Tag.SOPInstanceUID,
    Tag.StudyInstanceUID,
    Tag.SeriesInstanceUID,
    Tag.Modality,
    Tag.InstanceNumber,
    Tag.Rows,
    Tag.Columns,
    Tag.BitsAllocated,
    Tag.NumberOfFrames
  };

  static QidoRequest parse(ResourcePath path, Fields parameters) {
    Attributes keys = new Attributes(path.uids());
    keys.setSpecificCharacterSet("ISO_IR 192");
    List<Integer> included = new ArrayList<>();
    boolean all = false;
    int offset = 0;
    int limit = Integer.MAX_VALUE;
    for (Fields.Field parameter : parameters) {
      String value = parameter.getValue();
      switch (parameter.getName()) {
        case "includefield" -> {
          List<String> names = parameter.getValues().stream().flatMap(QidoRequest::list).toList();
          all |= names.contains("all");
          names.stream().filter(n -> !n.equals("all")).map(QidoRequest::tag).forEach(included::add);
        }
        case "offset" -> offset = number(value);
        case "limit" -> limit = number(value);
        case "fuzzymatching" -> {}
        default -> setKey(keys, tag(parameter.getName()), value);
      }
    }
    QueryLevel level = path.level();
    IntStream asked = included.stream().mapToInt(Integer::intValue);
    int[] answered =
        Stream.of(IntStream.of(defaults(level)), asked, IntStream.of(keys.tags()))
            .flatMapToInt(tags -> tags)
            .toArray();
    return new QidoRequest(
        level, keys, all ? Selection.ALL : Selection.tags(answered), offset, limit);
  }

  private static int[] defaults(QueryLevel level) {
    return switch (level) {
      case PATIENT, STUDY -> STUDY;
      case SERIES -> SERIES;
      case IMAGE -> INSTANCE;
    };
  }

  private static void setKey(Attributes keys, int tag, String value) {
    VR vr = ElementDictionary.vrOf(tag, null);
    if (vr == VR.SQ) {
      throw new HttpProblem(400, "sequences cannot be matched");
    }
    keys.setString(
        tag, vr, vr == VR.UI ? list(value).toArray(String[]::new) : new String[] {value});
  }

  private static Stream<String> list(String value) {
    return Stream.of(value.split("[,\\\\]"));
  }

  /** By keyword, or by eight hexadecimal digits. */
  private static int tag(String name) {
    if (name.matches("[0-9A-Fa-f]{8}")) {
      return Integer.parseUnsignedInt(name, 16);
    }
    int tag = ElementDictionary.tagForKeyword(name, null);
    if (tag == -1) {
      throw new HttpProblem(400, "no attribute is named " + name);
    }
    return tag;
  }

  private static int number(String value) {
    try {
      return Integer.parseUnsignedInt(value);
    } catch (NumberFormatException e) {
      throw new HttpProblem(400, "no number: " + value, e);
    }
  }
}
