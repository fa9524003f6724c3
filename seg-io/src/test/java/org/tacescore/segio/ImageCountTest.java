package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;

class ImageCountTest {

  private static List<Attributes> images(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Attributes()).toList();
  }

  private static ImageCount count(List<Attributes> images) {
    List<DicomObject> objects = new ArrayList<>();
    images.forEach(image -> objects.add(new DicomObject("1.2.840.10008.1.2.1", image)));
    return ImageCount.of(objects);
  }

  private static ImageCount ofAcquisition(int present, int said, String station) {
    List<Attributes> images = images(present);
    for (Attributes image : images) {
      image.setInt(Tag.ImagesInAcquisition, VR.IS, said);
      image.setInt(Tag.AcquisitionNumber, VR.IS, 1);
      image.setString(Tag.StationName, VR.SH, station);
    }
    return count(images);
  }

  private static OptionalInt alone(ImageCount count) {
    return count.expected(List.of(count));
  }

  @Test
  void believesTheArchivesCountOfTheSeries() {
    List<Attributes> images = images(41);
    images.forEach(i -> i.setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, 60));

    assertThat(alone(count(images))).hasValue(60);
  }

  @Test
  void tooManyImagesSayNothing() {
    List<Attributes> images = images(61);
    images.forEach(i -> i.setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, 60));

    assertThat(alone(count(images))).isEmpty();
  }

  @Test
  void doesNotBelieveCountsThatDisagree() {
    List<Attributes> images = images(3);
    images.get(0).setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, 60);
    images.get(1).setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, 61);

    assertThat(alone(count(images))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-3", "99999999999", "6e1"})
  void isNotMisledByWhatIsNoCount(String text) {
    List<Attributes> images = images(1);
    images.get(0).setString(Tag.NumberOfSeriesRelatedInstances, VR.IS, text);

    assertThat(alone(count(images))).isEmpty();
  }

  @Test
  void believesImagesInAcquisitionWhereTheEquipmentCountsSeriesSo() {
    ImageCount cut = ofAcquisition(41, 60, "CT1");
    ImageCount whole = ofAcquisition(60, 60, "CT1");

    assertThat(cut.expected(List.of(cut, whole))).hasValue(60);
    assertThat(whole.expected(List.of(cut, whole))).isEmpty();
  }

  @Test
  void doesNotBelieveImagesInAcquisitionAlone() {
    ImageCount thick = ofAcquisition(60, 600, "CT1");

    assertThat(alone(thick)).isEmpty();
    assertThat(thick.expected(List.of(thick, ofAcquisition(60, 60, "CT2")))).isEmpty();
  }

  @Test
  void doesNotBelieveEquipmentThatCountsOtherwiseElsewhere() {
    ImageCount thick = ofAcquisition(60, 600, "CT1");
    ImageCount whole = ofAcquisition(60, 60, "CT1");
    ImageCount more = ofAcquisition(61, 60, "CT1");

    assertThat(thick.expected(List.of(thick, whole, more))).isEmpty();
  }

  @Test
  void imagesOfSeveralAcquisitionsAreNotCounted() {
    List<Attributes> images = images(2);
    images.forEach(i -> i.setInt(Tag.ImagesInAcquisition, VR.IS, 60));
    images.get(0).setInt(Tag.AcquisitionNumber, VR.IS, 1);
    images.get(1).setInt(Tag.AcquisitionNumber, VR.IS, 2);

    assertThat(count(images).ofAcquisition()).isEmpty();
  }
}
