package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Vector3;

class SeriesPartsTest {
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 3, 10, 15, 0);

  static Stream<Arguments> evidence() {
    return Stream.of(
        row(
            "temporal position 1",
            3,
            (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1)),
        row("acquisition 2", 2, (s, n) -> s.setInt(Tag.AcquisitionNumber, VR.IS, n + 2)),
        row("acquired 10:15:00", 4, (s, n) -> at(s, 40.0 * n)),
        row("echo 1", 2, (s, n) -> s.setInt(Tag.EchoNumbers, VR.IS, n + 1)),
        row("echo time 2.5 ms", 2, (s, n) -> s.setDouble(Tag.EchoTime, VR.DS, 2.5 + n)),
        row(
            "image type FAT",
            4,
            (s, n) ->
                s.setString(
                    Tag.ImageType,
                    VR.CS,
                    "ORIGINAL",
                    "PRIMARY",
                    "DIXON",
                    List.of("WATER", "FAT", "IN_PHASE", "OPP_PHASE").get(n))),
        row(
            "kernel B30f",
            2,
            (s, n) -> s.setString(Tag.ConvolutionKernel, VR.SH, n == 0 ? "B30f" : "B70f")),
        row(
            "thickness 1 mm",
            2,
            (s, n) -> s.setString(Tag.SliceThickness, VR.DS, n == 0 ? "1" : "5")),
        row("b-value 50", 3, (s, n) -> s.setDouble(Tag.DiffusionBValue, VR.FD, 50 + 400 * n)),
        row(
            "trigger time 100 ms",
            2,
            (s, n) -> s.setString(Tag.TriggerTime, VR.DS, n == 0 ? "100" : "900")));
  }

  private static Arguments row(
      String firstLabel, int stacks, BiConsumer<Attributes, Integer> mark) {
    return Arguments.of(firstLabel, stacks, mark);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("evidence")
  void splitsByWhatTellsTheStacksApart(
      String firstLabel, int stacks, BiConsumer<Attributes, Integer> mark) {
    List<Attributes> slices = DynamicSeries.of(stacks, mark);
    Collections.shuffle(slices, new Random(3));

    List<SeriesHeader> parts = SeriesParts.split(slices);

    assertThat(parts).hasSize(stacks);
    assertThat(parts.get(0).part().label()).isEqualTo(firstLabel);
    assertThat(parts).allSatisfy(part -> assertThat(part.frames()).hasSize(DynamicSeries.SLICES));
    assertThat(parts.stream().map(SeriesHeader::part).distinct()).hasSize(stacks);
    assertThat(parts.stream().flatMap(p -> p.sopInstanceUids().stream()).distinct())
        .hasSize(slices.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("evidence")
  void leavesOneStackWholeWhateverVariesAlongIt(
      String firstLabel, int stacks, BiConsumer<Attributes, Integer> mark) {
    List<Attributes> slices = SyntheticSeries.axial(12);
    for (int k = 0; k < 12; k++) {
      mark.accept(slices.get(k), k * stacks / 12);
    }

    assertThat(SeriesParts.split(slices))
        .extracting(SeriesHeader::part)
        .containsExactly(SeriesPart.whole(SyntheticSeries.SERIES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("evidence")
  void leavesAStackWithAGapWholeWhateverVariesAlongIt(
      String firstLabel, int stacks, BiConsumer<Attributes, Integer> mark) {
    List<Attributes> slices = SyntheticSeries.axial(13);
    for (int k = 0; k < 13; k++) {
      mark.accept(slices.get(k), k * stacks / 13);
    }
    slices.remove(6);

    assertRefusedWhole(Refusal.MISSING_SLICE, slices);
  }

  @Test
  void leavesInterleavedPackagesWithAGapWhole() {
    List<Attributes> slices = SyntheticSeries.axial(12);
    for (int k = 0; k < 12; k++) {
      slices.get(k).setInt(Tag.AcquisitionNumber, VR.IS, k % 2);
      at(slices.get(k), 60.0 * (k % 2));
    }
    slices.remove(10);

    assertRefusedWhole(Refusal.MISSING_SLICE, slices);
  }

  @Test
  void takesASliceThatWasSentTwiceForNoStack() {
    List<Attributes> slices = SyntheticSeries.axial(8);
    slices.get(7).setInt(Tag.AcquisitionNumber, VR.IS, 2);
    for (int k = 0; k < 7; k++) {
      slices.get(k).setInt(Tag.AcquisitionNumber, VR.IS, 1);
    }
    SyntheticSeries.place(slices.get(7), above(3));

    assertRefusedWhole(Refusal.DUPLICATE_SLICE, slices);
  }

  @Test
  void takesSlabsThatShareASliceForNoStacks() {
    List<Attributes> slices = SyntheticSeries.axial(12);
    for (int k = 0; k < 12; k++) {
      slices.get(k).setInt(Tag.AcquisitionNumber, VR.IS, k < 6 ? 1 : 2);
      at(slices.get(k), k < 6 ? 0 : 30);
      SyntheticSeries.place(slices.get(k), above(k < 6 ? k : k - 1));
    }

    assertRefusedWhole(Refusal.DUPLICATE_SLICE, slices);
  }

  @Test
  void refusesDoubledPositionsThatNothingTellsApart() {
    assertRefusedWhole(Refusal.DUPLICATE_SLICE, DynamicSeries.of(2, (s, n) -> {}));
  }

  @Test
  void refusesBolusTrackingAtOnePlace() {
    List<Attributes> slices = SyntheticSeries.axial(10);
    for (int k = 0; k < 10; k++) {
      SyntheticSeries.place(slices.get(k), above(0));
      slices.get(k).setInt(Tag.AcquisitionNumber, VR.IS, k);
      at(slices.get(k), k);
    }

    assertRefusedWhole(Refusal.DUPLICATE_SLICE, slices);
  }

  @Test
  void refusesAnAttributeThatExplainsSomeDuplicatesOnly() {
    List<Attributes> slices =
        DynamicSeries.of(3, (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n / 2));

    assertRefusedWhole(Refusal.DUPLICATE_SLICE, slices);
  }

  @Test
  void splitsTheContrastsOfEachTemporalPosition() {
    List<Attributes> slices =
        DynamicSeries.of(
            4,
            (s, n) -> {
              s.setInt(Tag.TemporalPositionIdentifier, VR.IS, 1 + n / 2);
              s.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", n % 2 == 0 ? "W" : "F");
            });

    assertThat(SeriesParts.split(slices))
        .extracting(h -> h.part().label())
        .containsExactly(
            "temporal position 1, image type F",
            "temporal position 1, image type W",
            "temporal position 2, image type F",
            "temporal position 2, image type W");
  }

  @Test
  void putsALocalizerBesideTheImages() {
    List<Attributes> slices = new ArrayList<>(SyntheticSeries.axial(8));
    Attributes scout =
        SyntheticSeries.oblique(1, new Vector3(1, 0, 0), new Vector3(0, 0, -1)).get(0);
    scout.setString(Tag.SOPInstanceUID, VR.UI, "2.25.77");
    scout.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
    slices.add(0, scout);

    List<SeriesHeader> parts = SeriesParts.split(slices);

    assertThat(parts).extracting(h -> h.part().label()).containsExactly("axial", "coronal");
    assertThat(parts.get(1).imageType()).contains("LOCALIZER");
    assertThat(parts.get(0).frames()).hasSize(8);
  }

  @Test
  void keepsPhasesOfDifferentCoverage() {
    List<Attributes> slices =
        DynamicSeries.of(2, (s, n) -> s.setInt(Tag.AcquisitionNumber, VR.IS, n + 1));
    slices.remove(0);
    slices.remove(0);

    assertThat(SeriesParts.split(slices)).extracting(h -> h.frames().size()).containsExactly(4, 6);
  }

  @Test
  void givesEachPartItsOwnTimes() {
    List<SeriesHeader> parts =
        SeriesParts.split(
            DynamicSeries.of(
                2,
                (s, n) -> {
                  at(s, 30 + 40.0 * n);
                  s.setString(Tag.ContrastBolusStartTime, VR.TM, "101500");
                }));

    assertThat(parts)
        .extracting(SeriesHeader::acquisitionTime)
        .extracting(java.util.Optional::get)
        .containsExactly(START.plusSeconds(30), START.plusSeconds(70));
    assertThat(parts).allSatisfy(p -> assertThat(p.injectionTime()).contains(START));
  }

  @Test
  void splitsTimesThatRunAlongEachStack() {
    int[] count = {0};
    List<Attributes> slices =
        DynamicSeries.of(3, (s, n) -> at(s, 60.0 * n + 0.7 * (count[0]++ % DynamicSeries.SLICES)));

    assertThat(SeriesParts.split(slices)).hasSize(3);
  }

  @Test
  void refusesTimesWithoutAClearPause() {
    int[] count = {0};
    List<Attributes> slices = DynamicSeries.of(2, (s, n) -> at(s, 1.0 * count[0]++));

    assertRefusedWhole(Refusal.DUPLICATE_SLICE, slices);
  }

  @Test
  void readsThePixelsOfOnePart() {
    List<Attributes> slices =
        DynamicSeries.of(3, (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1));
    SeriesHeader second = SeriesParts.split(slices).get(1);

    Series read = SeriesReader.read(second, SyntheticSeries.objects(slices));

    assertThat(read.volume().geometry().size().slices()).isEqualTo(DynamicSeries.SLICES);
    assertThat(read.volume().at(2, 3, 4)).isEqualTo(SyntheticSeries.storedValue(2, 3, 4) + 1);
  }

  @Test
  void namesThePartsWhenAskedForOneStack() {
    List<Attributes> slices =
        DynamicSeries.of(2, (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> SeriesReader.read(SyntheticSeries.objects(slices)))
        .withMessageContaining("temporal position 1, temporal position 2");
  }

  private static void at(Attributes slice, double seconds) {
    slice.setString(
        Tag.AcquisitionDateTime,
        VR.DT,
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS")
            .format(START.plusNanos((long) (seconds * 1e9))));
  }

  private static Vector3 above(int slices) {
    return SyntheticSeries.ORIGIN.plus(new Vector3(0, 0, slices * SyntheticSeries.SLICE_MM));
  }

  private static void assertRefusedWhole(Refusal reason, List<Attributes> slices) {
    List<SeriesHeader> parts = SeriesParts.split(slices);
    assertThat(parts).extracting(h -> h.part().isWhole()).containsExactly(true);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> SeriesReader.read(parts.get(0), SyntheticSeries.objects(slices)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
