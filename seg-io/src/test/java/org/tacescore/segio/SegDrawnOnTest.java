package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.DicomObject;

/** Which of the stacks in a series a segmentation was drawn on. */
class SegDrawnOnTest {
  private final List<SeriesHeader> frames =
      SeriesParts.split(
          List.of(
              DynamicSeries.enhanced(
                  DynamicSeries.of(
                      2, (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1)))));
  private final List<SeriesHeader> instances =
      SeriesParts.split(
          DynamicSeries.of(2, (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1)));
  private final Attributes seg = new Attributes();

  @Test
  void isTheOneWhoseInstanceItNames() {
    refer(series(), Tag.ReferencedInstanceSequence, instances.get(1).sopInstanceUids().get(2));

    assertThat(drawnOn(instances)).containsExactly(false, true);
  }

  @Test
  void isTheOneWhoseFrameItNames() {
    series();
    source(frames.get(0).sopInstanceUids().get(0)).setInt(Tag.ReferencedFrameNumber, VR.IS, 9);

    assertThat(drawnOn(frames)).containsExactly(false, true);
  }

  @Test
  void isEachWhereItNamesTheWholeInstance() {
    series();
    source(frames.get(0).sopInstanceUids().get(0));

    assertThat(drawnOn(frames)).containsExactly(true, true);
  }

  @Test
  void isEachWhereItNamesTheSeriesAlone() {
    series();

    assertThat(drawnOn(instances)).containsExactly(true, true);
  }

  @Test
  void isToldBySourceImagesBeforeTheListOfInstances() {
    Attributes series = series();
    instances.forEach(
        part -> refer(series, Tag.ReferencedInstanceSequence, part.sopInstanceUids().get(0)));
    source(instances.get(0).sopInstanceUids().get(1));

    assertThat(drawnOn(instances)).containsExactly(true, false);
  }

  @Test
  void isNoneOfASeriesThatItDoesNotName() {
    source(instances.get(0).sopInstanceUids().get(1));

    assertThat(drawnOn(instances)).containsExactly(false, false);
  }

  @Test
  void isOnTheSeriesOfItsSourceImagesWhereItNamesNone() {
    source(instances.get(0).sopInstanceUids().get(1));

    assertThat(series(instances)).containsExactly(SyntheticSeries.SERIES);
  }

  @Test
  void isOnTheSeriesOfItsSourceImagesWhereTheSequenceOfSeriesIsEmpty() {
    seg.newSequence(Tag.ReferencedSeriesSequence, 0);
    source(instances.get(0).sopInstanceUids().get(1));

    assertThat(series(instances)).containsExactly(SyntheticSeries.SERIES);
  }

  @Test
  void isOnEachSeriesOfItsSourceImagesInTheOrderOfTheFile() {
    source("2.25.72");
    source("2.25.71");
    source("2.25.72");

    assertThat(series(List.of(image("2.25.7", "2.25.71"), image("2.25.8", "2.25.72"))))
        .containsExactly("2.25.8", "2.25.7");
  }

  @Test
  void isOnTheFramesThatItNamesOfAnEnhancedSource() {
    source(frames.get(0).sopInstanceUids().get(0)).setInt(Tag.ReferencedFrameNumber, VR.IS, 9);
    List<String> uids = series(frames);

    assertThat(uids).containsExactly(SyntheticSeries.SERIES);
    assertThat(drawnOn(frames, uids)).containsExactly(false, true);
  }

  @Test
  void isOnTheSeriesThatItNamesBeforeThatOfItsSourceImages() {
    item(seg, Tag.ReferencedSeriesSequence).setString(Tag.SeriesInstanceUID, VR.UI, "2.25.9");
    source(instances.get(0).sopInstanceUids().get(1));

    assertThat(series(instances)).containsExactly("2.25.9");
  }

  @Test
  void isOnNoneWhereItsSourceImagesAreNotThere() {
    source("2.25.70");

    assertThat(series(instances)).isEmpty();
  }

  private List<String> series(List<SeriesHeader> study) {
    return SegReader.drawnOnSeriesUids(new DicomObject("1.2.840.10008.1.2.1", seg), study);
  }

  private static SeriesHeader image(String series, String instance) {
    Attributes image = SyntheticSeries.axial(1).get(0);
    image.setString(Tag.SeriesInstanceUID, VR.UI, series);
    image.setString(Tag.SOPInstanceUID, VR.UI, instance);
    return SeriesParts.split(List.of(image)).get(0);
  }

  private List<Boolean> drawnOn(List<SeriesHeader> parts) {
    return drawnOn(
        parts, SegReader.referencedSeriesUids(new DicomObject("1.2.840.10008.1.2.1", seg)));
  }

  private List<Boolean> drawnOn(List<SeriesHeader> parts, List<String> seriesUids) {
    DicomObject object = new DicomObject("1.2.840.10008.1.2.1", seg);
    return parts.stream()
        .map(
            part -> Segmentation.isDrawnOn(part, seriesUids, SegReader.referencedInstances(object)))
        .toList();
  }

  private Attributes series() {
    Attributes series = item(seg, Tag.ReferencedSeriesSequence);
    series.setString(Tag.SeriesInstanceUID, VR.UI, SyntheticSeries.SERIES);
    return series;
  }

  private Attributes source(String sopInstanceUid) {
    Attributes groups = item(seg, Tag.PerFrameFunctionalGroupsSequence);
    Attributes derivation = item(groups, Tag.DerivationImageSequence);
    return refer(derivation, Tag.SourceImageSequence, sopInstanceUid);
  }

  private static Attributes refer(Attributes parent, int sequence, String sopInstanceUid) {
    Attributes reference = item(parent, sequence);
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, sopInstanceUid);
    return reference;
  }

  private static Attributes item(Attributes parent, int sequence) {
    Attributes item = new Attributes();
    parent.ensureSequence(sequence, 1).add(item);
    return item;
  }
}
