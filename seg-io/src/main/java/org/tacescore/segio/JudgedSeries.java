package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * An image series of a study, or a part of one, with what stands against measuring it as it is: its
 * images do not make a stack that can be read, or the instances say that there should be more of
 * them. The one judgement, for the rendezvous and for whoever measures.
 *
 * @param header what it says of itself
 * @param trouble why it is not fit; empty where it is
 */
public record JudgedSeries(SeriesHeader header, Optional<SeriesTrouble> trouble) {

  /**
   * The image series of a study, each split into its parts, by Series Instance UID. The order of
   * the instances does not matter.
   *
   * <p>An image series holds CT or MR images that can be read. One of Modality CT or MR whose
   * images are all of other kinds, such as secondary captures, is one, too, and in trouble.
   *
   * @param instances the headers of all that is there of one study, images or not, each SOP
   *     Instance UID once; what else lies in a series counts towards its number of instances
   * @throws RefusedException UNREADABLE_INSTANCE where a number cannot be read
   */
  public static List<JudgedSeries> ofStudy(Collection<DicomObject> instances) {
    Map<String, List<DicomObject>> series =
        instances.stream()
            .collect(
                Collectors.groupingBy(
                    DicomObject::seriesInstanceUid, TreeMap::new, Collectors.toList()));
    Map<String, ImageCount> counts = new LinkedHashMap<>();
    Map<String, List<DicomObject>> images = new LinkedHashMap<>();
    series.forEach(
        (uid, all) -> {
          List<DicomObject> sorted =
              all.stream().sorted(Comparator.comparing(DicomObject::sopInstanceUid)).toList();
          List<DicomObject> shown = images(sorted);
          if (!shown.isEmpty()) {
            images.put(uid, shown);
            counts.put(uid, ImageCount.of(sorted));
          }
        });
    List<JudgedSeries> judged = new ArrayList<>();
    images.forEach((uid, shown) -> judged.addAll(judge(shown, tooFew(uid, counts))));
    return judged;
  }

  private static List<DicomObject> images(List<DicomObject> series) {
    List<DicomObject> readable =
        series.stream().filter(instance -> ImageFrame.reads(instance.dataset())).toList();
    return readable.isEmpty()
        ? series.stream().filter(JudgedSeries::isOtherImage).toList()
        : readable;
  }

  private static boolean isOtherImage(DicomObject instance) {
    return CandidateRules.isMeasured(instance.dataset().getString(Tag.Modality, ""))
        && instance.dataset().containsValue(Tag.Rows)
        && !SegKind.isSegmentation(instance.sopClassUid());
  }

  private static List<JudgedSeries> judge(List<DicomObject> images, Optional<SeriesTrouble> few) {
    return SeriesParts.split(images.stream().map(DicomObject::dataset).toList()).stream()
        .map(header -> new JudgedSeries(header, unreadable(header, images).or(() -> few)))
        .toList();
  }

  private static Optional<SeriesTrouble> unreadable(SeriesHeader part, List<DicomObject> images) {
    try {
      SeriesReader.requireReadable(part, images);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(
          new SeriesTrouble(e.reason(), "series %s: %s".formatted(part.part(), e.detail())));
    }
  }

  private static Optional<SeriesTrouble> tooFew(String uid, Map<String, ImageCount> counts) {
    ImageCount own = counts.getOrDefault(uid, ImageCount.NONE);
    OptionalInt expected = own.expected(counts.values());
    return expected.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SeriesTrouble(
                Refusal.MISSING_SLICE,
                "%d of %d images, series %s".formatted(own.present(), expected.getAsInt(), uid)));
  }
}
