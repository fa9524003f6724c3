package org.tacescore.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Part10;
import org.tacescore.report.OwnObject;
import org.tacescore.worker.config.Login;
import org.tacescore.worker.config.SecretPlace;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.TestInstances;

class SourcePollerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(11);

  @TempDir Path folder;
  private final SteppedClock clock = new SteppedClock();
  private FakeDicomWeb pacs;
  private IndexedStore store;
  private SourcePoller poller;

  @BeforeEach
  void open() throws IOException {
    pacs = new FakeDicomWeb();
    store = new IndexedStore(folder.resolve("data"), 1 << 20, clock);
    poller = poller(SourceScope.usual(), Optional.empty());
  }

  @AfterEach
  void close() {
    store.close();
    pacs.close();
  }

  private SourcePoller poller(SourceScope scope, Optional<Login> login) {
    StudySource source =
        new DicomWebSource(
            new DicomWebClient(
                new Source.DicomWeb("archive", pacs.url(), login, scope),
                store.receiver(),
                Duration.ofSeconds(5)));
    return new SourcePoller(
        source,
        scope,
        new StudyFetcher(source, scope, store),
        clock,
        ZoneOffset.UTC,
        new Pauses(new Random(1)));
  }

  private void lookAgain() {
    clock.advance(LONGER_THAN_ANY_PAUSE);
    poller.step();
  }

  private void addCt(int first, int last) {
    IntStream.rangeClosed(first, last).forEach(i -> pacs.add(TestInstances.ct(i)));
  }

  private static Attributes companion(String modality, String uid) {
    Attributes object = TestInstances.ct(0);
    object.setString(Tag.Modality, VR.CS, modality);
    object.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    object.setString(Tag.SOPInstanceUID, VR.UI, uid + ".1");
    return object;
  }

  @Test
  void fetchesAStudyOnceByTheDoorOfAllInstances() {
    addCt(1, 3);

    poller.step();

    assertThat(store.received()).containsExactly("1.2.3.4.1", "1.2.3.4.2", "1.2.3.4.3");
    assertThat(store.index.instances())
        .extracting(InstanceRecord::origin)
        .containsOnly(new Origin(Origin.Kind.HTTP, "archive"));
    assertThat(pacs.requests.get(0)).contains("StudyDate=20260308-&ModalitiesInStudy=CT");
    assertThat(pacs.asked("1.2.3.4?")).as("series as a whole").isEqualTo(1);
  }

  @Test
  void looksAgainAfterTheIntervalAndFetchesWhatCameSince() {
    addCt(1, 3);
    poller.step();
    int requests = pacs.requests.size();
    poller.step();
    assertThat(pacs.requests).as("before the interval").hasSize(requests);

    clock.advance(MINUTE);
    poller.step();
    assertThat(pacs.asked("/series?")).as("an unchanged study is not asked for").isEqualTo(2);
    addCt(4, 4);
    clock.advance(MINUTE);
    poller.step();

    assertThat(store.received()).hasSize(4);
    assertThat(pacs.asked("instances/1.2.3.4.4?")).isEqualTo(1);
    assertThat(pacs.asked("instances/1.2.3.4.1?")).isZero();
  }

  @Test
  void afterARestartWhatIsIndexedIsNotFetchedAgain() {
    addCt(1, 3);
    poller.step();

    poller = poller(SourceScope.usual(), Optional.empty());
    poller.step();

    assertThat(pacs.asked("1.2.3.4?")).isEqualTo(1);
    assertThat(store.index.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBrokenMultipartKeepsItsWholePartsAndIsTriedAgain(boolean politely) {
    addCt(1, 4);
    pacs.cutPolitely = politely;
    pacs.cutAfter = 2 * Part10.encode(TestInstances.ct(1)).length + 300;
    poller.step();
    assertThat(store.received()).containsExactly("1.2.3.4.1", "1.2.3.4.2");
    assertThat(folder.resolve("data/objects/.incoming")).isDirectoryNotContaining("glob:**/*.part");
    pacs.cutAfter = Integer.MAX_VALUE;

    lookAgain();

    assertThat(store.received()).hasSize(4);
    assertThat(pacs.asked("instances/1.2.3.4.1?")).isZero();
  }

  @Test
  void aPacsThatIsAwayIsAskedAtGrowingPauses() {
    addCt(1, 2);
    pacs.status = 503;
    int seconds = 0;
    for (; seconds < 60; seconds++) {
      poller.step();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(pacs.requests).hasSizeBetween(5, 9);
    pacs.status = 200;

    lookAgain();

    assertThat(store.received()).hasSize(2);
  }

  @Test
  void pagesThatTheServiceCapsAreFollowedToTheEnd() {
    pacs.pageCap = 3;
    pacs.tellsNumbers = false;
    addCt(1, 10);

    poller.step();

    assertThat(store.received()).hasSize(10);
  }

  @Test
  void segmentationsRegistrationsAndNotesComeAlongAndReportsStay() {
    addCt(1, 1);
    pacs.add(companion("SEG", "1.2.3.5"));
    pacs.add(companion("REG", "1.2.3.6"));
    pacs.add(companion("KO", "1.2.3.7"));
    pacs.add(companion("SR", "1.2.3.8"));
    pacs.add(companion("OT", "1.2.3.9"));
    pacs.add(companion("PR", "1.2.3.10"));
    pacs.add(companion("SEG", "1.2.3.11"));
    store.made.add("1.2.3.11.1");

    poller.step();

    assertThat(store.received())
        .containsExactly("1.2.3.4.1", "1.2.3.5.1", "1.2.3.6.1", "1.2.3.7.1");
  }

  @Test
  void anOwnObjectThatIsFetchedAllTheSameStartsNothing() {
    addCt(1, 1);
    Attributes own = companion("SEG", "1.2.3.5");
    own.setString(Tag.Manufacturer, VR.LO, OwnObject.MANUFACTURER);
    own.setString(Tag.ManufacturerModelName, VR.LO, OwnObject.MODEL_NAME);
    pacs.add(own);

    poller.step();

    assertThat(store.index.instances())
        .filteredOn(InstanceRecord::ownObject)
        .extracting(InstanceRecord::sopInstanceUid)
        .containsExactly("1.2.3.5.1");
  }

  @Test
  void studiesOfAnotherDescriptionOrModalityAreLeft() {
    Attributes other = TestInstances.ct(1);
    other.setString(Tag.StudyDescription, VR.LO, "Head");
    pacs.add(other);
    SourceScope usual = SourceScope.usual();
    poller = poller(withDescription(usual, "*liver*", Set.of("CT")), Optional.empty());
    poller.step();
    assertThat(store.received()).isEmpty();

    other.setString(Tag.StudyDescription, VR.LO, "CT Liver 3 phases");
    poller = poller(withDescription(usual, "*liver*", Set.of("MR")), Optional.empty());
    poller.step();
    assertThat(store.received()).isEmpty();

    poller = poller(withDescription(usual, "*liver*", Set.of("CT")), Optional.empty());
    poller.step();
    assertThat(store.received()).hasSize(1);
  }

  private static SourceScope withDescription(
      SourceScope usual, String description, Set<String> modalities) {
    return new SourceScope(
        usual.pollInterval(),
        usual.lookBack(),
        usual.backfillLimit(),
        modalities,
        Optional.of(description),
        true);
  }

  @Test
  void aRefusedInstanceDoesNotStopTheOthersAndIsAskedForThreeTimes() {
    addCt(1, 2);
    Attributes large = TestInstances.ct(3);
    large.setBytes(Tag.PixelData, VR.OW, new byte[2 << 20]);
    pacs.add(large);

    for (int looks = 0; looks < 6; looks++) {
      lookAgain();
    }

    assertThat(store.received()).containsExactly("1.2.3.4.1", "1.2.3.4.2");
    assertThat(pacs.asked("instances/1.2.3.4.3?")).isEqualTo(2);
  }

  @Test
  void tellsWhoItIsBySecretsThatMayChange() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    poller =
        poller(SourceScope.usual(), Optional.of(new Login.Bearer(new SecretPlace.InFile(token))));
    poller.step();
    Files.writeString(token, "second");
    lookAgain();
    assertThat(pacs.logins).contains("Bearer first").endsWith("Bearer second");

    Path password = Files.writeString(folder.resolve("password"), "pä");
    poller =
        poller(
            SourceScope.usual(),
            Optional.of(new Login.Basic("me", new SecretPlace.InFile(password))));
    poller.step();
    assertThat(pacs.logins).endsWith("Basic bWU6cMOk");
  }

  @Test
  void aSecretThatIsAwayIsAFaultAndNotAnAnonymousQuestion() {
    Login login = new Login.Bearer(new SecretPlace.InFile(folder.resolve("nothing")));
    poller = poller(SourceScope.usual(), Optional.of(login));

    poller.step();

    assertThat(pacs.requests).isEmpty();
  }

  @Test
  void aServiceThatDoesNotTranscodeIsAskedForWhatItHas() {
    addCt(1, 2);
    pacs.storedFormOnly = true;

    poller.step();

    assertThat(store.received()).hasSize(2);
  }

  @Test
  void aMalformedAnswerIsAFaultOfTheSource() {
    addCt(1, 1);
    pacs.status = 302;
    poller.step();
    assertThat(store.received()).isEmpty();
    pacs.status = 200;
    lookAgain();
    assertThat(store.received()).hasSize(1);
  }
}
