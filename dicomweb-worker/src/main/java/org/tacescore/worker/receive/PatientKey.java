package org.tacescore.worker.receive;

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

  @Override
  public String toString() {
    return "PatientKey[hidden]";
  }
}
