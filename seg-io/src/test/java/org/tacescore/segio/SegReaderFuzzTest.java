package org.tacescore.segio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
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
  void readsOrRefusesABrokenLabelMap(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");
    int bits = random.nextBoolean() ? 8 : 16;
    Attributes labels = SegFixtures.labelMap(grid, bits, offset -> offset % 3).dataset();
    readsOrRefusesWhatIsBrokenOf(Part10.encode(labels), random);
    readsOrRefusesWhatIsBrokenOf(compressed(labels, grid, SegCells.DEFLATED_FRAMES), random);
    readsOrRefusesWhatIsBrokenOf(compressed(labels, grid, UID.RLELossless), random);
  }

  /** A frame of zeroes a slice, deflated, which as RLE is no frame at all. */
  private static byte[] compressed(Attributes labels, VolumeGeometry grid, String syntax) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(new byte[grid.size().rows() * grid.size().columns() * 2]);
    deflater.finish();
    byte[] deflated = new byte[20];
    deflater.deflate(deflated);
    deflater.end();
    Attributes seg = new Attributes(labels);
    Fragments fragments = seg.newFragments(Tag.PixelData, VR.OB, grid.size().slices() + 1);
    fragments.add(new byte[0]);
    for (int slice = 0; slice < grid.size().slices(); slice++) {
      fragments.add(deflated.clone());
    }
    return Part10.encode(seg, syntax);
  }

  private void readsOrRefusesWhatIsBrokenOf(byte[] whole, SplittableRandom random) {
    for (int round = 0; round < 100; round++) {
      byte[] broken = whole.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      readsOrRefuses(broken);
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
    readsOrRefusesWhatIsBrokenOf(whole, random);
  }
}
