package org.tacescore.segio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

/** Whatever the bytes, the answer is a segmentation, a refusal or "no DICOM". */
class SegReaderFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsOrRefuses(byte[] bytes) {
    try {
      SegReader.read(Part10.read(bytes));
    } catch (MalformedDicomException | RefusedException expected) {
      // The two answers to bytes that hold no segmentation.
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsOrRefusesABrokenSegmentation(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");
    byte[] whole =
        Part10.encode(
            SegWriter.write(
                    SegFixtures.source(grid, "art"),
                    List.of(SegFixtures.tumour("T", SegFixtures.random(grid, seed))),
                    SegFixtures.identity("seg"))
                .dataset());
    for (int round = 0; round < 100; round++) {
      byte[] broken = whole.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      readsOrRefuses(broken);
    }
  }
}
