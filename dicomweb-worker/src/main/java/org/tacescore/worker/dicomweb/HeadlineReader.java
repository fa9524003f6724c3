package org.tacescore.worker.dicomweb;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.DicomJson;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.receive.ObjectStore;

/** Reads of files in the store what the catalogue keeps. */
final class HeadlineReader {
  private static final Logger LOG = LoggerFactory.getLogger(HeadlineReader.class);

  /** No attribute of the catalogue lies behind group 0040; pixels and long sequences do. */
  private static final int END = 0x0042_0000;

  private final ObjectStore store;

  HeadlineReader(ObjectStore store) {
    this.store = store;
  }

  /** Reads a file; empty if it is away or no DICOM, which is logged. */
  Optional<Headline> read(String sha256) {
    try {
      return Optional.of(of(Part10.readBefore(store.path(sha256), END).dataset()));
    } catch (MalformedDicomException | UncheckedIOException e) {
      LOG.error("object {} of the store cannot be catalogued", sha256, e);
      return Optional.empty();
    }
  }

  static Headline of(Attributes dataset) {
    Map<SearchKey, String> values = new EnumMap<>(SearchKey.class);
    for (SearchKey key : SearchKey.values()) {
      values.put(key, SearchText.kept(key.kind(), values(dataset, key.path())));
    }
    return new Headline(
        values,
        attributes(dataset, ResourceLevel.STUDY),
        attributes(dataset, ResourceLevel.SERIES),
        attributes(dataset, ResourceLevel.INSTANCE),
        ordinal(dataset, Tag.SeriesNumber),
        ordinal(dataset, Tag.InstanceNumber));
  }

  private static List<String> values(Attributes dataset, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      String[] values = dataset.getStrings(Integer.parseUnsignedInt(path, 16));
      return values == null ? List.of() : Arrays.stream(values).map(HeadlineReader::text).toList();
    }
    List<Attributes> items =
        dataset.getSequence(Integer.parseUnsignedInt(path.substring(0, dot), 16));
    return items == null
        ? List.of()
        : items.stream().flatMap(item -> values(item, path.substring(dot + 1)).stream()).toList();
  }

  private static String text(@Nullable String value) {
    return Optional.ofNullable(value).orElse("");
  }

  private static String attributes(Attributes dataset, ResourceLevel level) {
    Attributes kept = new Attributes();
    Stream<CataloguedAttribute> ofLevel =
        CataloguedAttribute.ALL.stream().filter(attribute -> attribute.level() == level);
    kept.addSelected(
        dataset,
        IntStream.concat(
                IntStream.of(Tag.SpecificCharacterSet), ofLevel.mapToInt(CataloguedAttribute::tag))
            .distinct()
            .sorted()
            .toArray());
    CataloguedAttribute.ALL.stream()
        .filter(attribute -> attribute.level() == level && attribute.always())
        .filter(attribute -> !kept.contains(attribute.tag()) && isAsked(dataset, attribute))
        .forEach(attribute -> kept.setNull(attribute.tag(), vr(attribute.tag())));
    return DicomJson.write(kept).toString();
  }

  /** An object that is no image is not said to have rows without a value. */
  private static boolean isAsked(Attributes dataset, CataloguedAttribute attribute) {
    return switch (attribute.tag()) {
      case Tag.Rows, Tag.Columns, Tag.BitsAllocated, Tag.NumberOfFrames -> false;
      case Tag.TimezoneOffsetFromUTC, Tag.RequestAttributesSequence, Tag.SpecificCharacterSet ->
          false;
      default -> !dataset.contains(attribute.tag());
    };
  }

  private static VR vr(int tag) {
    return ElementDictionary.getStandardElementDictionary().vrOf(tag);
  }

  private static int ordinal(Attributes dataset, int tag) {
    return dataset.getInt(tag, Integer.MAX_VALUE);
  }
}
