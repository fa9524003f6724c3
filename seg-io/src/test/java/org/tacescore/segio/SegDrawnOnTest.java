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

  private List<Boolean> drawnOn(List<SeriesHeader> parts) {
    DicomObject object = new DicomObject("1.2.840.10008.1.2.1", seg);
    return parts.stream()
        .map(
            part ->
                Segmentation.isDrawnOn(
                    part,
                    SegReader.referencedSeriesUids(object),
                    SegReader.referencedInstances(object)))
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
