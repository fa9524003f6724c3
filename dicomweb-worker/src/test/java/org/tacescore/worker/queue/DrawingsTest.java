package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.assemble.UsedInstance;
import org.tacescore.worker.bridge.Drawing;
import org.tacescore.worker.bridge.DrawnObject;
import org.tacescore.worker.bridge.KeptDrawing;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.web.JobState;

/** Drawings that a program sends: input of their study, and delivered like what jobs make. */
class DrawingsTest {
  @TempDir Path data;
  private QueueBench bench;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  @BeforeEach
  void open() {
    bench = new QueueBench(data, database(data));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void imagesArrive() {
    bench.arriveAll(
        Arrivals.study(2, bench.clock.instant()).stream()
            .filter(instance -> instance.modality().equals("CT"))
            .toList());
  }

  private InstanceRecord object(int number) {
    return Arrivals.instance(3, number, "SEG", bench.clock.instant());
  }

  private static Drawing drawing(int number, String author) {
    return new Drawing(
        "%064x".formatted(number),
        "%064x".formatted(number + 100),
        Arrivals.STUDY,
        "1.2.1",
        author);
  }

  /** As the intake does it: opened, arrived as an instance, kept. */
  private Drawing draw(int number, String author) {
    Drawing drawing = drawing(number, author);
    bench.drawings().open(drawing, "key " + number);
    InstanceRecord object = object(number);
    bench.arrive(object);
    bench.drawings().keep(drawing, drawn(object), "{\"number\":%d}".formatted(number));
    return drawing;
  }

  private static DrawnObject drawn(InstanceRecord object) {
    return new DrawnObject(
        object.sopClassUid(),
        object.sopInstanceUid(),
        object.seriesInstanceUid(),
        object.transferSyntaxUid(),
        object.sha256());
  }

  private List<String> segmentations(int job) {
    return bench.scored.get(job).instances().stream()
        .map(UsedInstance::sopInstanceUid)
        .filter(uid -> uid.startsWith("1.2.3."))
        .toList();
  }

  @Test
  void fillsTheRegionOfItsStudyAndGoesToTheDestination() {
    imagesArrive();
    Drawing drawing = draw(1, "A");
    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(segmentations(0)).containsExactly("1.2.3.1");
    assertThat(bench.sent)
        .extracting(OutboxItem::sopInstanceUid)
        .contains("1.2.3.1", QueueBench.srUid(bench.scored.get(0)));
    assertThat(bench.sent)
        .filteredOn(item -> item.sopInstanceUid().equals("1.2.3.1"))
        .singleElement()
        .extracting(OutboxItem::studyInstanceUid)
        .isEqualTo(Arrivals.STUDY);
    assertThat(bench.drawings().deliveries(drawing.id()))
        .singleElement()
        .extracting(d -> d.state())
        .isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void comesBackFromThePacsAndStartsNothing() {
    imagesArrive();
    draw(1, "A");
    bench.pass(QueueBench.QUIET);

    assertThat(bench.arrive(object(1))).isEqualTo(Registration.SAME);
    bench.pass(QueueBench.QUIET);

    assertThat(bench.scored).hasSize(1);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void isJudgedAtOnceForWhoAsks() {
    imagesArrive();
    draw(1, "A");

    bench.evaluateNow(Arrivals.STUDY);

    String job = bench.studies().presentJob(Arrivals.STUDY).orElseThrow();
    assertThat(bench.board().job(job).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    bench.evaluateNow(Arrivals.STUDY);
    assertThat(bench.studies().presentJob(Arrivals.STUDY)).contains(job);
  }

  @Test
  void aWaitingStudyIsFollowedByItsUidIntoItsJob() {
    imagesArrive();
    bench.evaluateNow(Arrivals.STUDY);
    assertThat(bench.studies().presentJob(Arrivals.STUDY)).isEmpty();
    assertThat(bench.board().job(Arrivals.STUDY).orElseThrow().state())
        .isEqualTo(JobState.WAITING_SEG);

    draw(1, "A");
    bench.pass(QueueBench.QUIET);

    assertThat(bench.board().job(Arrivals.STUDY).orElseThrow().id())
        .isEqualTo(bench.onlyJob().id());
  }

  @Test
  void aLaterOneOfTheAuthorTakesItsPlaceAndCanBeTakenBack() {
    imagesArrive();
    Drawing first = draw(1, "A");
    bench.pass(QueueBench.QUIET);
    Drawing second = draw(2, "A");
    bench.pass(QueueBench.QUIET);

    assertThat(segmentations(1)).containsExactly("1.2.3.2");
    assertThat(bench.drawings().find(first.id()).map(KeptDrawing::replaced)).contains(true);

    bench.drawings().reinstate(first);
    bench.evaluateNow(Arrivals.STUDY);
    bench.pass(Duration.ZERO);

    assertThat(bench.drawings().find(second.id()).map(KeptDrawing::replaced)).contains(true);
    assertThat(segmentations(bench.scored.size() - 1)).containsExactly("1.2.3.1");
  }

  @Test
  void thatOfAnotherAuthorStandsBesideIt() {
    imagesArrive();
    draw(1, "A");
    draw(2, "B");
    bench.pass(QueueBench.QUIET);

    assertThat(segmentations(0)).containsExactly("1.2.3.1", "1.2.3.2");
  }

  @Test
  void isKeptAndDeliveredOnceHoweverOftenItIsRepeated() {
    imagesArrive();
    Drawing drawing = drawing(1, "A");
    KeptDrawing opened = bench.drawings().open(drawing, "key 1");
    bench.clock.step(Duration.ofMinutes(1));

    assertThat(bench.drawings().open(drawing, "another key").created()).isEqualTo(opened.created());
    draw(1, "A");
    draw(1, "A");
    bench.pass(QueueBench.QUIET);

    assertThat(bench.drawings().byKey("key 1").flatMap(KeptDrawing::answer))
        .contains("{\"number\":1}");
    assertThat(bench.drawings().byKey("another key")).isPresent();
    assertThat(bench.sent).filteredOn(item -> item.sopInstanceUid().equals("1.2.3.1")).hasSize(1);
    assertThat(bench.audited(drawing.id())).containsExactly("DRAWING_TAKEN");
  }

  @Test
  void aDeliveryThatIsGivenUpIsListedWithItsStudyAndSentAgain() {
    bench.courier = new QueueBench.Refuser();
    imagesArrive();
    Drawing drawing = draw(1, "A");
    bench.pass(Duration.ofSeconds(1));

    String delivery = bench.drawings().deliveries(drawing.id()).get(0).id();
    assertThat(bench.desk().deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.id()).isEqualTo(delivery))
        .satisfies(letter -> assertThat(letter.studyInstanceUid()).isEqualTo(Arrivals.STUDY));
    bench.courier = new QueueBench.Receiver();
    bench.desk().resend(delivery);
    bench.pass(Duration.ofSeconds(1));

    assertThat(bench.sent).isNotEmpty();
    assertThat(bench.desk().deadLetters()).isEmpty();
  }

  @Test
  void studiesAreFoundByUidAndPatient() {
    imagesArrive();
    bench.pass(QueueBench.QUIET);

    var study = bench.studies().studies("", "P1").get(0);

    assertThat(study.studyInstanceUid()).isEqualTo(Arrivals.STUDY);
    assertThat(study.series()).extracting(s -> s.instances()).containsExactly(2L, 2L);
    assertThat(study.series())
        .extracting(s -> s.phase())
        .containsExactly("ARTERIAL", "PORTAL_VENOUS");
    assertThat(study.regionPresent()).isFalse();
    assertThat(bench.studies().studies(Arrivals.STUDY, "")).hasSize(1);
    assertThat(bench.studies().studies("1.2.99", "")).isEmpty();
    assertThat(bench.studies().studies("", "P2")).isEmpty();
  }

  @Test
  void aJobTellsItsResultAndItsObjects() {
    imagesArrive();
    draw(1, "A");
    bench.evaluateNow(Arrivals.STUDY);
    String job = bench.studies().presentJob(Arrivals.STUDY).orElseThrow();
    assertThat(bench.outputs().result(job)).isEmpty();
    assertThat(bench.outputs().objects(job)).isEmpty();

    bench.pass(Duration.ZERO);

    assertThat(bench.outputs().result(job)).contains("{}");
    assertThat(bench.outputs().objects(job)).extracting(o -> o.role()).containsExactly("sr");
    assertThat(bench.outputs().objects("no job")).isEmpty();
  }
}
