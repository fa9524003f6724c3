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
    "CT,8afab65a5f5f1a3bc5bb81256955bc5bd44cfad4706c4964e5ef0b836190d87e",
    "MR,12d056aaf71f788173ec3e58cf9f00810e2e2fe564224ce640e4137488e2bd5c"
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
