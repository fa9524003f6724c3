package org.tacescore.worker.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service with a certificate of ten days, which only those trust who have it. */
@Timeout(60)
class WebQuestionTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private HttpsServer server;
  private SSLContext known;

  @BeforeEach
  void serve() throws Exception {
    Path file = folder.resolve("keys.p12");
    if (!Files.exists(file)) {
      makeKeys(file);
    }
    known = context(file);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(known));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsWhenTheCertificateEnds() {
    WebAnswer answer = ask(HttpClient.newBuilder().sslContext(known).build(), port());

    assertThat(answer)
        .isInstanceOfSatisfying(
            WebAnswer.Answered.class,
            answered -> {
              assertThat(answered.status()).isEqualTo(204);
              assertThat(answered.certificateEnds().orElseThrow())
                  .isBetween(
                      Instant.now().plus(Duration.ofDays(9)),
                      Instant.now().plus(Duration.ofDays(11)));
              assertThat(answered.ahead().orElseThrow()).isLessThan(Duration.ofSeconds(60));
            });
  }

  @Test
  void tellsACertificateThatIsNotTrusted() {
    assertThat(ask(HttpClient.newHttpClient(), port())).isEqualTo(new WebAnswer.Untrusted(false));
  }

  @Test
  void tellsThatTlsIsNotSpoken() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greet(plain));
      greeter.start();

      assertThat(ask(HttpClient.newHttpClient(), plain.getLocalPort()))
          .isInstanceOfSatisfying(
              WebAnswer.Silent.class, silent -> assertThat(silent.why()).contains("no TLS answer"));
      greeter.join();
    }
  }

  private static void greet(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket.getOutputStream().write("220 not the service that you want\r\n".getBytes(US_ASCII));
      socket.getOutputStream().flush();
      socket.getInputStream().readNBytes(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static WebAnswer ask(HttpClient client, int port) {
    return new WebQuestion(client, Clock.systemUTC(), Duration.ofSeconds(20))
        .ask(URI.create("https://127.0.0.1:%d/dicom-web/".formatted(port)), Optional.empty());
  }

  private static void makeKeys(Path file) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of(
            ("-genkeypair -alias pacs -keyalg EC -validity 10 -dname CN=localhost"
                    + " -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass "
                    + PASSWORD)
                .split(" ")));
    command.addAll(List.of("-keystore", file.toString()));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("pacs", keys.getCertificate("pacs"));
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
