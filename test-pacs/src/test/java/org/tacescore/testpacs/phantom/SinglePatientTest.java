package org.tacescore.testpacs.phantom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.aoju.bus.image.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.volume.GridSize;

/**
 * Patients that are in no cohort stay what they were before there were centres: results that are
 * pinned elsewhere were measured on them.
 */
class SinglePatientTest {

  @ParameterizedTest
  @CsvSource({
    "CT,032bbc77f250841dadea545d53626d29fc4eaa490cd6e3b789faef32708d5841",
    "MR,cb7ffae70684f7d5f4d5a3cdab6cced87d3173db61989204bff8d922c1ca9ba7"
  })
  void keepsPixelsDescriptionsAndClinicalValues(PhantomModality modality, String sha256)
      throws NoSuchAlgorithmException {
    PhantomOptions options = PhantomOptions.of(2, 5, modality).withGrid(new GridSize(40, 40, 12));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");

    PhantomPatient patient = new PhantomGenerator(options).patient(1);

    for (DicomObject image : (Iterable<DicomObject>) patient.images()::iterator) {
      digest.update(image.dataset().getSafeBytes(Tag.PixelData));
      digest.update(image.dataset().getString(Tag.SeriesDescription).getBytes(UTF_8));
      digest.update(image.dataset().getString(Tag.AcquisitionTime).getBytes(UTF_8));
    }
    digest.update(patient.clinicalJson());
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
  }
}
