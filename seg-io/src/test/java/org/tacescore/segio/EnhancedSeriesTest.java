package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

class EnhancedSeriesTest {

  private static List<Attributes> phases() {
    List<Attributes> slices =
        DynamicSeries.of(
            2,
            (s, n) -> {
              s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1);
              s.setString(
                  Tag.AcquisitionDateTime, VR.DT, n == 0 ? "20260103101530" : "20260103101610");
              s.setString(
                  Tag.ContrastBolusAgentPhase, VR.CS, n == 0 ? "ARTERIAL" : "PORTAL_VENOUS");
              s.setDouble(Tag.RescaleSlope, VR.DS, n + 1);
              s.setDouble(Tag.RescaleIntercept, VR.DS, -1024);
            });
    Collections.shuffle(slices, new Random(11));
    return slices;
  }

  @Test
  void readsEveryPartAsItsSingleFrameTwin() {
    List<Attributes> slices = phases();
    Attributes image = DynamicSeries.enhanced(slices);

    List<SeriesHeader> twins = SeriesParts.split(slices);
    List<SeriesHeader> parts = SeriesParts.split(List.of(image));

    assertThat(parts)
        .extracting(SeriesHeader::part)
        .isEqualTo(twins.stream().map(SeriesHeader::part).toList());
    for (int i = 0; i < 2; i++) {
      Series twin = SeriesReader.read(twins.get(i), SyntheticSeries.objects(slices));
      Series part = SeriesReader.read(parts.get(i), SyntheticSeries.objects(List.of(image)));
      assertThat(part.volume().geometry()).isEqualTo(twin.volume().geometry());
      for (int k = 0; k < DynamicSeries.SLICES; k++) {
        assertThat(part.volume().at(4, 3, k)).isEqualTo(twin.volume().at(4, 3, k));
      }
      assertThat(part.header().acquisitionTime()).isEqualTo(twin.header().acquisitionTime());
      assertThat(part.header().contrastPhaseTerm()).isEqualTo(twin.header().contrastPhaseTerm());
      assertThat(part.header().sliceThicknessMm()).isEqualTo(twin.header().sliceThicknessMm());
    }
  }

  @Test
  void refersToTheInstanceOnceAndToItsFramesInOrder() {
    SeriesHeader part = SeriesParts.split(List.of(DynamicSeries.enhanced(phases()))).get(0);

    assertThat(part.sopInstanceUids()).hasSize(1);
    assertThat(part.frames()).hasSize(DynamicSeries.SLICES).doesNotHaveDuplicates();
    assertThat(part.frames()).allSatisfy(f -> assertThat(f.number()).isBetween(1, 12));
  }

  @Test
  void takesTheInjectionFromTheAgentsProfile() {
    Attributes image = DynamicSeries.enhanced(phases());
    Attributes profile = new Attributes();
    profile.setString(Tag.ContrastBolusStartTime, VR.TM, "101500");
    Attributes agent = new Attributes();
    agent.newSequence(Tag.ContrastAdministrationProfileSequence, 1).add(profile);
    image.newSequence(Tag.ContrastBolusAgentSequence, 1).add(agent);

    assertThat(SeriesParts.split(List.of(image)))
        .allSatisfy(
            part ->
                assertThat(part.injectionTime()).contains(LocalDateTime.of(2026, 1, 3, 10, 15)));
  }

  @Test
  void takesUnassignedAttributesOfALegacyConvertedImage() {
    Attributes image = DynamicSeries.enhanced(SyntheticSeries.axial(4));
    image.setString(Tag.SOPClassUID, VR.UI, UID.LegacyConvertedEnhancedCTImageStorage);
    Attributes unassigned = new Attributes();
    unassigned.setString(Tag.ConvolutionKernel, VR.SH, "B30f");
    image
        .getNestedDataset(Tag.SharedFunctionalGroupsSequence)
        .newSequence(Tag.UnassignedSharedConvertedAttributesSequence, 1)
        .add(unassigned);

    assertThat(SeriesParts.split(List.of(image)).get(0).convolutionKernel()).isEqualTo("B30f");
  }

  @Test
  void joinsAConcatenation() {
    List<Attributes> slices = SyntheticSeries.axial(7);
    Attributes first = concatenated(DynamicSeries.enhanced(slices.subList(0, 4)), 1);
    Attributes second = concatenated(DynamicSeries.enhanced(slices.subList(4, 7)), 2);

    Series read = SeriesReader.read(SyntheticSeries.objects(List.of(second, first)));

    assertThat(read.volume().geometry().size().slices()).isEqualTo(7);
    assertThat(read.volume().at(1, 2, 5)).isEqualTo(SyntheticSeries.storedValue(1, 2, 5));
    assertThat(read.header().sopInstanceUids()).containsExactly("2.25.1", "2.25.2");
  }

  @Test
  void refusesAConcatenationWithoutItsEnd() {
    Attributes first = concatenated(DynamicSeries.enhanced(SyntheticSeries.axial(4)), 1);

    assertRefused(Refusal.MISSING_SLICE, first);
  }

  private static Attributes concatenated(Attributes image, int number) {
    image.setString(Tag.SOPInstanceUID, VR.UI, "2.25." + number);
    image.setString(Tag.ConcatenationUID, VR.UI, "2.25.9");
    image.setInt(Tag.InConcatenationNumber, VR.US, number);
    image.setInt(Tag.InConcatenationTotalNumber, VR.US, 2);
    return image;
  }

  @Test
  void tellsInstancesOfOneStackEachApart() {
    Attributes one = DynamicSeries.enhanced(SyntheticSeries.axial(4));
    Attributes other = DynamicSeries.enhanced(SyntheticSeries.axial(4));
    one.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    other.setString(Tag.SOPInstanceUID, VR.UI, "2.25.2");

    assertThat(SeriesParts.split(List.of(one, other)))
        .extracting(h -> h.part().label())
        .containsExactly("instance 2.25.1", "instance 2.25.2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5, 2_000_000_000, -1})
  void refusesAnotherNumberOfFramesThanDescribed(int frames) {
    assertRefusedWhen(
        Refusal.UNREADABLE_INSTANCE, image -> image.setInt(Tag.NumberOfFrames, VR.IS, frames));
  }

  @Test
  void refusesFramesThatAreNotDescribed() {
    assertRefusedWhen(
        Refusal.UNREADABLE_INSTANCE, image -> image.remove(Tag.PerFrameFunctionalGroupsSequence));
    for (int group : new int[] {Tag.PlanePositionSequence, Tag.PixelValueTransformationSequence}) {
      assertRefusedWhen(Refusal.UNREADABLE_INSTANCE, image -> frames(image).get(2).remove(group));
    }
    for (int group : new int[] {Tag.PlaneOrientationSequence, Tag.PixelMeasuresSequence}) {
      assertRefusedWhen(
          Refusal.UNSUPPORTED_FORMAT,
          image -> image.getNestedDataset(Tag.SharedFunctionalGroupsSequence).remove(group));
    }
  }

  @Test
  void refusesFramesOfAnotherSpacing() {
    Attributes measures = new Attributes();
    measures.setDouble(Tag.PixelSpacing, VR.DS, 0.9, 0.9);
    assertRefusedWhen(
        Refusal.GEOMETRY_MISMATCH,
        image -> frames(image).get(1).newSequence(Tag.PixelMeasuresSequence, 1).add(measures));
  }

  @Test
  void refusesPixelsThatEndTooEarly() {
    assertRefusedWhen(
        Refusal.UNREADABLE_INSTANCE, image -> image.setBytes(Tag.PixelData, VR.OW, new byte[100]));
  }

  private static Sequence frames(Attributes image) {
    return image.getSequence(Tag.PerFrameFunctionalGroupsSequence);
  }

  private static void assertRefusedWhen(Refusal reason, Consumer<Attributes> bend) {
    Attributes image = DynamicSeries.enhanced(SyntheticSeries.axial(4));
    bend.accept(image);
    assertRefused(reason, image);
  }

  private static void assertRefused(Refusal reason, Attributes image) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> SeriesReader.read(SyntheticSeries.objects(List.of(image))))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
