package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.demo.StowClient;

/** Seeded CT instances for servers: many studies of one small slice, and one long series. */
final class DicomwebLoad {
  static final String SERIES_STUDY = "1.2.826.9.1";
  static final String SERIES = SERIES_STUDY + ".1";
  private static final String STUDIES = "1.2.826.9.2.";
  private static final int BATCH = 100;
  private static final int SLICES_A_BATCH = 20;
  private static final int SENDERS = 8;
  private static final int SMALL = 8;
  private static final int LARGE = 512;

  private DicomwebLoad() {}

  /** Stores so many studies of one slice of 8 x 8 each. */
  static void storeStudies(DicomwebServer server, int studies)
      throws IOException, InterruptedException {
    store(server, studies, BATCH, DicomwebLoad::study);
  }

  /** Stores a series of so many slices of 512 x 512. */
  static void storeSeries(DicomwebServer server, int slices)
      throws IOException, InterruptedException {
    store(server, slices, SLICES_A_BATCH, DicomwebLoad::slice);
  }

  /** Several senders at once: one alone waits for the disk most of the time. */
  private static void store(
      DicomwebServer server, int count, int batch, IntFunction<Attributes> maker)
      throws IOException, InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Callable<Boolean>> batches = new ArrayList<>();
      for (int start = 0; start < count; start += batch) {
        IntStream numbers = IntStream.range(start, Math.min(count, start + batch));
        batches.add(() -> store(server, numbers.mapToObj(maker).toList()));
      }
      for (Future<Boolean> stored : senders.invokeAll(batches)) {
        stored.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(server.name() + " did not store what it got", e);
    } finally {
      senders.shutdownNow();
    }
  }

  private static boolean store(DicomwebServer server, List<Attributes> images)
      throws IOException, InterruptedException {
    new StowClient()
        .store(
            images.stream()
                .map(image -> new DicomObject(UID.ExplicitVRLittleEndian, image))
                .toList(),
            URI.create(server.base() + "/studies"));
    return true;
  }

  private static Attributes study(int number) {
    String study = STUDIES + (number + 1);
    Attributes image = image(study, study + ".1", 1, SMALL);
    image.setString(Tag.PatientName, VR.PN, "SYNTHETIC^BENCH%05d".formatted(number));
    image.setString(Tag.PatientID, VR.LO, "BENCH-" + number);
    int day = number % 28 + 1;
    int month = number / 28 % 12 + 1;
    image.setString(Tag.StudyDate, VR.DA, "20%02d%02d%02d".formatted(10 + number % 15, month, day));
    image.setString(Tag.AccessionNumber, VR.SH, "A" + number);
    return image;
  }

  private static Attributes slice(int number) {
    Attributes image = image(SERIES_STUDY, SERIES, number + 1, LARGE);
    image.setString(Tag.PatientName, VR.PN, "SYNTHETIC^SERIES");
    image.setString(Tag.PatientID, VR.LO, "SERIES");
    image.setString(Tag.StudyDate, VR.DA, "20250301");
    image.setString(Tag.AccessionNumber, VR.SH, "S");
    return image;
  }

  private static Attributes image(String study, String series, int number, int size) {
    Attributes image = new Attributes();
    image.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, series + "." + number);
    image.setString(Tag.StudyTime, VR.TM, "101500");
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setString(Tag.Manufacturer, VR.LO, "TACEscore");
    image.setString(Tag.ReferringPhysicianName, VR.PN, "REFERRING^ONE");
    image.setString(Tag.StudyDescription, VR.LO, "CT liver, three phases");
    image.setString(Tag.SeriesDescription, VR.LO, "Arterial phase 1.5 mm");
    image.setString(Tag.PatientBirthDate, VR.DA, "19600101");
    image.setString(Tag.PatientSex, VR.CS, "O");
    image.setString(Tag.SliceThickness, VR.DS, "1.5");
    image.setString(Tag.StudyInstanceUID, VR.UI, study);
    image.setString(Tag.SeriesInstanceUID, VR.UI, series);
    image.setString(Tag.StudyID, VR.SH, "1");
    image.setInt(Tag.SeriesNumber, VR.IS, 1);
    image.setInt(Tag.InstanceNumber, VR.IS, number);
    image.setString(Tag.ImagePositionPatient, VR.DS, "-180", "-180", Double.toString(1.5 * number));
    image.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    image.setString(Tag.FrameOfReferenceUID, VR.UI, study + ".9");
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, size);
    image.setInt(Tag.Columns, VR.US, size);
    image.setString(Tag.PixelSpacing, VR.DS, "0.7", "0.7");
    image.setInt(Tag.BitsAllocated, VR.US, 16);
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 11);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    image.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    image.setString(Tag.RescaleSlope, VR.DS, "1");
    image.setBytes(Tag.PixelData, VR.OW, pixels(number, size));
    return image;
  }

  private static byte[] pixels(int seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[2 * size * size];
    random.nextBytes(pixels);
    for (int i = 1; i < pixels.length; i += 2) {
      pixels[i] &= 0x0F;
    }
    return pixels;
  }
}
