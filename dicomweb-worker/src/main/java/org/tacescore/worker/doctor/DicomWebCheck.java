package org.tacescore.worker.doctor;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Whether a DICOMweb service answers a search.
 *
 * @param name of the destination or source
 * @param url base of the service
 * @param searched whether it must be able to search; a destination by STOW-RS need not
 * @param answer what it answers
 */
record DicomWebCheck(String name, URI url, boolean searched, Supplier<WebAnswer> answer)
    implements Check {

  @Override
  public Finding look() {
    WebAnswer came = answer.get();
    if (came instanceof WebAnswer.Silent silent) {
      return Finding.fail(
          place() + ": " + silent.why(),
          "check address and port in url, whether the PACS runs, the firewall, and our login");
    }
    if (came instanceof WebAnswer.Untrusted untrusted) {
      return Finding.fail(
          place() + (untrusted.expired() ? ": expired certificate" : ": certificate not trusted"),
          untrusted.expired()
              ? "have the PACS's certificate renewed"
              : "name a trust store with the site's authority in TACESCORE_JAVA_OPTIONS"
                  + " (-Djavax.net.ssl.trustStore=FILE)");
    }
    return judge(((WebAnswer.Answered) came).status());
  }

  private Finding judge(int status) {
    String found = "%s answers HTTP status %d".formatted(place(), status);
    if (status / 100 == 2) {
      return Finding.ok(found);
    }
    if (status == 401 || status == 403) {
      return Finding.fail(
          found,
          searched
              ? "check login of this source and the account's rights in the PACS"
              : "let this machine in without a login, or by a proxy: none is sent to destinations");
    }
    if (status == 404) {
      return Finding.fail(found, "check the path in url: it is the base, without /studies");
    }
    if (status / 100 == 3) {
      return Finding.fail(found, "put the address that it redirects to into url");
    }
    if (status / 100 == 4 && !searched) {
      return Finding.ok(found + " (it does not search, and need not)");
    }
    return Finding.fail(found, "look into the PACS's log: it cannot answer a QIDO-RS search");
  }

  /** Without user information, and without a query, which may hold secrets. */
  private String place() {
    return "%s://%s%s%s"
        .formatted(
            url.getScheme(),
            url.getHost(),
            url.getPort() < 0 ? "" : ":" + url.getPort(),
            url.getPath());
  }
}
