package org.tacescore.segio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;

/** Whatever the bytes, the answer is stacks, a refusal or "no DICOM". */
class EnhancedReaderFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsOrRefuses(byte[] bytes) {
    try {
      DicomObject object = Part10.read(bytes);
      for (SeriesHeader part : SeriesParts.split(List.of(object.dataset()))) {
        SeriesReader.read(part, List.of(object));
      }
    } catch (MalformedDicomException | RefusedException expected) {
      // The two answers to bytes that hold no image.
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsOrRefusesABrokenImage(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole =
        Part10.encode(
            DynamicSeries.enhanced(
                DynamicSeries.of(
                    2,
                    (slice, stack) ->
                        slice.setInt(Tag.TemporalPositionIdentifier, VR.IS, stack + 1))));
    for (int round = 0; round < 80; round++) {
      byte[] broken = whole.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      readsOrRefuses(broken);
    }
  }
}
