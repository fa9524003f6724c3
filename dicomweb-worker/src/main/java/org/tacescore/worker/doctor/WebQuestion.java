package org.tacescore.worker.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.tacescore.worker.config.Login;
import org.tacescore.worker.config.SecretUnavailableException;

/**
 * A search of a DICOMweb service for a study that nobody has, so that no patient's data come. Its
 * body is not read, redirections are not followed.
 */
final class WebQuestion {
  private static final String NOBODYS_STUDY = "/studies?StudyInstanceUID=2.25.0&limit=1";

  private final HttpClient client;
  private final Clock clock;
  private final Duration timeout;

  WebQuestion(HttpClient client, Clock clock, Duration timeout) {
    this.client = client;
    this.clock = clock;
    this.timeout = timeout;
  }

  WebAnswer ask(URI base, Optional<Login> login) {
    try {
      String path = base.toString().replaceAll("/+$", "") + NOBODYS_STUDY;
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(path))
              .timeout(timeout)
              .header("Accept", "application/dicom+json");
      login.ifPresent(known -> request.header("Authorization", known.authorization()));
      Instant before = clock.instant();
      HttpResponse<Void> response =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      Duration travel = Duration.between(before, clock.instant());
      return new WebAnswer.Answered(
          response.statusCode(),
          ahead(response, before.plus(travel.dividedBy(2))),
          response.sslSession().flatMap(WebQuestion::certificateEnds));
    } catch (SSLException e) {
      return isCausedBy(e, CertificateException.class)
          ? new WebAnswer.Untrusted(isCausedBy(e, CertificateExpiredException.class))
          : new WebAnswer.Silent("no TLS answer: https may not be spoken at this port");
    } catch (SecretUnavailableException e) {
      return new WebAnswer.Silent("our own login is not there: " + e.getMessage());
    } catch (IOException e) {
      return new WebAnswer.Silent("no HTTP answer (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WebAnswer.Silent("the question was interrupted");
    }
  }

  private static Optional<Duration> ahead(HttpResponse<?> response, Instant ours) {
    return response
        .headers()
        .firstValue("Date")
        .flatMap(WebQuestion::date)
        .map(told -> Duration.between(ours, told));
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> certificateEnds(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return Arrays.stream(chain)
          .filter(X509Certificate.class::isInstance)
          .map(c -> ((X509Certificate) c).getNotAfter().toInstant())
          .min(Instant::compareTo);
    } catch (SSLPeerUnverifiedException anonymous) {
      return Optional.empty();
    }
  }

  private static boolean isCausedBy(Throwable fault, Class<? extends Throwable> kind) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
