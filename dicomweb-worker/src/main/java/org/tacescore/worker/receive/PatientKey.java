package org.tacescore.worker.receive;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.dicom.PatientStudy;

/**
 * Who a study is of: Issuer of Patient ID (0010,0021), or the configured default where the object
 * names none, and Patient ID (0010,0020), both compared exactly.
 *
 * <p>{@link #toString} hides both, so that a key cannot slip into a log or an exception's text.
 *
 * @param issuer who gave the ID out; empty when neither the object nor the configuration says so
 * @param id the ID; empty when the object has none (it is a type 2 attribute)
 */
public record PatientKey(String issuer, String id) {

  /**
   * The key that an instance states.
   *
   * @param defaultIssuer stands in for an issuer that the instance does not name; may be empty
   */
  public static PatientKey of(PatientStudy study, String defaultIssuer) {
    return new PatientKey(
        study.issuer().isEmpty() ? defaultIssuer : study.issuer(), study.patientId());
  }

  /**
   * The one key of a study's instances; empty where they name more than one patient. Beside
   * instances that name an issuer, one that names none and for which none is configured is of the
   * same patient: the Study Instance UID and the ID already say so.
   */
  public static Optional<PatientKey> ofStudy(Collection<PatientKey> stated) {
    Set<String> ids = stated.stream().map(PatientKey::id).collect(Collectors.toSet());
    Set<String> issuers =
        stated.stream()
            .map(PatientKey::issuer)
            .filter(issuer -> !issuer.isEmpty())
            .collect(Collectors.toSet());
    return ids.size() == 1 && issuers.size() <= 1
        ? Optional.of(
            new PatientKey(issuers.stream().findFirst().orElse(""), ids.iterator().next()))
        : Optional.empty();
  }

  /** Whether this is the same known patient; nobody is the patient without an ID. */
  public boolean isPatient(PatientKey other) {
    return !id.isEmpty() && equals(other);
  }

  @Override
  public String toString() {
    return "PatientKey[hidden]";
  }
}
