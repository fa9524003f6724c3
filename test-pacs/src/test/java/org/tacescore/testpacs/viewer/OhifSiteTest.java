package org.tacescore.testpacs.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.pacs.EmbeddedPacs;
import org.tacescore.testpacs.pacs.PacsOptions;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;

/** The site about a viewer of three files, beside the embedded PACS. */
class OhifSiteTest {
  private static final String PAGE = "<!doctype html><title>viewer</title>";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private EmbeddedPacs pacs;
  private OhifSite site;

  @BeforeEach
  void start() throws Exception {
    Path dist = Files.createDirectories(folder.resolve("dist"));
    Files.writeString(dist.resolve("index.html"), PAGE);
    Files.writeString(dist.resolve("app-config.js"), "the viewer's own");
    Files.writeString(dist.resolve("app.js"), "script");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    pacs = EmbeddedPacs.start(PacsOptions.of(folder.resolve("pacs")));
    site = OhifSite.start(new OhifInstallation(dist), pacs.dicomwebRoot(), 0);
  }

  @AfterEach
  void stop() {
    site.close();
    pacs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/viewer?StudyInstanceUIDs=1.2", "/viewer/dicomweb"})
  void servesThePageForEveryRoute(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PAGE);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  @Test
  void servesFilesAndItsOwnConfiguration() throws Exception {
    assertThat(get("/app.js").body()).isEqualTo("script");
    assertThat(get("/app-config.js").body())
        .startsWith("window.config = {")
        .contains("wadoRoot: '/dicom-web'", "singlepart: 'video'", "showErrorDetails: 'always'");
    assertThat(get("/init-service-worker.js").body()).startsWith("//");
    assertThat(get("/no-such.js").statusCode()).isEqualTo(404);
    assertThat(get("/%2e%2e/secret.txt").body()).doesNotContain("secret");
  }

  @Test
  void letsAPageSpeakToNobodyElse() throws Exception {
    String policy = get("/").headers().firstValue("Content-Security-Policy").orElse("");

    assertThat(policy).contains("default-src 'self'").doesNotContain("http", "*");
  }

  /** What the PACS says of its own address is the site's: a browser could not follow another. */
  @Test
  void passesSearchesOnAndKeepsTheHost() throws Exception {
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 3, PhantomModality.CT)).patient(0);
    pacs.archive().store(Part10.encode(patient.images().findFirst().orElseThrow().dataset()));

    HttpResponse<String> found = get("/dicom-web/studies?limit=1&includefield=00081030");

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body())
        .contains(site.root() + "dicom-web/studies/" + patient.studyInstanceUid());
  }

  @Test
  void aProcessMayServeItTimeAndAgain() {
    for (int time = 0; time < 3; time++) {
      try (OhifSite again =
          OhifSite.start(new OhifInstallation(folder.resolve("dist")), pacs.dicomwebRoot(), 0)) {
        assertThat(again.root()).isNotEqualTo(site.root());
      }
    }
  }

  @Test
  void onlyReads() throws Exception {
    HttpRequest store =
        HttpRequest.newBuilder(site.root().resolve("dicom-web/studies"))
            .POST(BodyPublishers.ofString("x"))
            .build();

    assertThat(client.send(store, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void linksToAStudyAndToAReport() {
    assertThat(site.series("1.2", "1.2.3"))
        .isEqualTo(
            URI.create(
                site.root() + "viewer?StudyInstanceUIDs=1.2&initialSeriesInstanceUID=1.2.3"));
  }

  @Test
  void isFoundWhereTheLauncherUnpacksIt() throws Exception {
    assertThat(OhifInstallation.in(folder)).isEmpty();

    Path dist = folder.resolve("ohif-" + OhifInstallation.VERSION).resolve("dist");
    Files.writeString(Files.createDirectories(dist).resolve("index.html"), PAGE);

    assertThat(OhifInstallation.in(folder)).contains(new OhifInstallation(dist));
  }

  @Test
  void theLauncherFetchesTheSameRelease() throws Exception {
    assertThat(Files.readString(Path.of("..", "tacescore")))
        .contains("ohif_version=" + OhifInstallation.VERSION + "\n");
  }

  /** The document's snippet is the configuration that is tested. */
  @Test
  void theDataSourceIsTheOneThatTheDocumentTells() throws Exception {
    String config = get("/app-config.js").body();
    String source =
        config.substring(config.indexOf("      configuration: {"), config.indexOf("    },\n  ],"));

    assertThat(Files.readString(Path.of("..", "docs", "deploy.md")))
        .contains("```js\n" + source.stripTrailing().stripIndent() + "\n```");
  }

  @Test
  void namesAFolderWithoutAViewer() {
    assertThatThrownBy(() -> new OhifInstallation(folder))
        .isInstanceOf(ViewerException.class)
        .hasMessageContaining("index.html");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(site.root().resolve(path)).build(), BodyHandlers.ofString());
  }
}
