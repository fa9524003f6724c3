package org.tacescore.worker.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Whether the certificates of an HTTPS service hold for another month.
 *
 * @param name of the destination or source
 */
record CertificateCheck(String name, Supplier<WebAnswer> answer, Clock clock) implements Check {
  private static final Duration MONTH = Duration.ofDays(30);

  @Override
  public Finding look() {
    WebAnswer came = answer.get();
    if (came instanceof WebAnswer.Untrusted untrusted) {
      return Finding.fail(
          untrusted.expired() ? "has expired" : "is not trusted by this Java",
          untrusted.expired()
              ? "have the PACS's certificate renewed"
              : "name a trust store with the site's authority in TACESCORE_JAVA_OPTIONS"
                  + " (-Djavax.net.ssl.trustStore=FILE)");
    }
    if (came instanceof WebAnswer.Answered answered && answered.certificateEnds().isPresent()) {
      return judge(answered.certificateEnds().get());
    }
    return Finding.warn("could not be seen: no answer", "mend the service's own line first");
  }

  private Finding judge(Instant ends) {
    String found = "holds until " + ends.atZone(ZoneOffset.UTC).toLocalDate();
    return clock.instant().plus(MONTH).isAfter(ends)
        ? Finding.warn(found, "have the PACS's certificate, or its authority's, renewed by then")
        : Finding.ok(found);
  }
}
