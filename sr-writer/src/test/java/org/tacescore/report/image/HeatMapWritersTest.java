package org.tacescore.report.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.report.ResearchLabelValidator;
import org.tacescore.report.RgbImage;
import org.tacescore.segio.ParametricMapReader;
import org.tacescore.volume.Volume;

class HeatMapWritersTest {
  private final SampleImages images = new SampleImages(48, 12);

  @Test
  void mapHoldsTheValuesOfSlicesThatHaveAny() {
    Volume heat = images.heat();
    DicomObject read = Part10.read(ParametricMapWriter.encode(images.heatMap()));
    Attributes map = read.dataset();
    List<Integer> slices = ParametricMapWriter.slices(heat);

    assertThat(slices.size()).isBetween(1, 11);
    assertThat(map.getInt(Tag.NumberOfFrames, 0)).isEqualTo(slices.size());
    var pixels =
        ByteBuffer.wrap(map.getSafeBytes(Tag.FloatPixelData))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    for (int frame = 0; frame < slices.size(); frame++) {
      for (int i = 0; i < 48 * 48; i++) {
        assertThat(pixels.get()).isEqualTo((float) heat.at(slices.get(frame) * 48 * 48 + i));
      }
    }
    Attributes first = map.getSequence(Tag.PerFrameFunctionalGroupsSequence).get(0);
    assertThat(first.getNestedDataset(Tag.PlanePositionSequence))
        .satisfies(
            plane ->
                assertThat(plane.getDoubles(Tag.ImagePositionPatient)[2])
                    .isEqualTo(-300 + 2.5 * slices.get(0)));
  }

  @Test
  void mapIsReadAgainOnTheSlicesThatItCovers() {
    Volume heat = images.heat();
    DicomObject map = Part10.read(ParametricMapWriter.encode(images.heatMap()));
    List<Integer> slices = ParametricMapWriter.slices(heat);
    int first = slices.get(0);

    Volume read = ParametricMapReader.read(map);

    assertThat(read.geometry().size().slices())
        .isEqualTo(slices.get(slices.size() - 1) - first + 1);
    assertThat(
            read.geometry()
                .positionOf(0, 0, 0)
                .minus(heat.geometry().positionOf(0, 0, first))
                .length())
        .isLessThan(1e-6);
    for (int offset = 0; offset < read.geometry().size().voxels(); offset++) {
      assertThat(read.at(offset)).isEqualTo((float) heat.at(first * 48 * 48 + offset));
    }
    assertThat(ParametricMapReader.referencedSeriesUid(map))
        .isEqualTo(images.heatMap().source().seriesInstanceUid());
  }

  @Test
  void mapSaysWhatItsValuesAre() {
    Attributes map = ParametricMapWriter.write(images.heatMap());
    Attributes shared = map.getSequence(Tag.SharedFunctionalGroupsSequence).get(0);
    Attributes mapping = shared.getSequence(Tag.RealWorldValueMappingSequence).get(0);
    Attributes quantity = mapping.getSequence(Tag.QuantityDefinitionSequence).get(0);

    assertThat(ResearchLabelValidator.check(map)).isEmpty();
    assertThat(map.getString(Tag.ContentQualification)).isEqualTo("RESEARCH");
    assertThat(
            mapping.getSequence(Tag.MeasurementUnitsCodeSequence).get(0).getString(Tag.CodeValue))
        .isEqualTo("1");
    assertThat(quantity.getSequence(Tag.ConceptCodeSequence).get(0).getString(Tag.CodeValue))
        .isEqualTo("130402");
  }

  @Test
  void refusesAMapOfNothing() {
    HeatMapDocument full = images.heatMap();
    Volume nothing = Volume.of(images.grid(), new float[images.grid().size().voxels()]);
    HeatMapDocument empty =
        new HeatMapDocument(
            full.study(),
            full.header(),
            full.device(),
            full.source(),
            nothing,
            full.method(),
            full.algorithm(),
            full.explains());

    assertThatThrownBy(() -> ParametricMapWriter.write(empty))
        .isInstanceOf(EmptyHeatMapException.class);
    assertThatThrownBy(() -> TellingSlices.of(nothing)).isInstanceOf(EmptyHeatMapException.class);
  }

  @Test
  void choosesSlicesApartFromEachOther() {
    List<Integer> slices = images.picture().slices();

    assertThat(slices).hasSize(3).isSorted().contains(6);
  }

  @Test
  void pictureIsInColourOnlyWhereTheMapIs() {
    RgbImage drawn = HeatMapDrawing.draw(images.picture());
    byte[] samples = drawn.toSamples();

    assertThat(drawn.columns()).isEqualTo(1520);
    assertThat(samples).isEqualTo(HeatMapDrawing.draw(images.picture()).toSamples());
    // The first panel's corner lies beside the map: its red, green and blue are equal.
    int corner = 3 * ((96 + 40) * drawn.columns() + 24 + 40);
    assertThat(samples[corner]).isEqualTo(samples[corner + 1]).isEqualTo(samples[corner + 2]);
  }

  @Test
  void captureCarriesTheMarksOfResearch() {
    PictureDocument document = images.capture();
    Attributes capture = PictureWriter.write(document);

    assertThat(ResearchLabelValidator.check(capture)).isEmpty();
    assertThat(capture.getString(Tag.BurnedInAnnotation)).isEqualTo("YES");
    assertThat(capture.getStrings(Tag.ImageType)).containsExactly("DERIVED", "SECONDARY");
    assertThat(capture.getSequence(Tag.SourceImageSequence)).hasSize(3);
    assertThat(capture.getSafeBytes(Tag.PixelData)).isEqualTo(document.picture().toSamples());
  }

  @Test
  void writesTheSameBytesForTheSameInput() {
    assertThat(ParametricMapWriter.encode(images.heatMap()))
        .isEqualTo(ParametricMapWriter.encode(images.heatMap()));
    assertThat(PictureWriter.encode(images.capture()))
        .isEqualTo(PictureWriter.encode(images.capture()));
  }
}
