package org.tacescore.worker.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination;
import org.tacescore.worker.config.Login;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.deliver.Echo;
import org.tacescore.worker.queue.DatabaseProbe;
import org.tacescore.worker.queue.DatabaseState;

/** The checks that a configuration asks for, in the order in which they are told. */
final class CheckList {
  private final WorkerConfig config;
  private final Surroundings surroundings;
  private final WebQuestion question;
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, Supplier<WebAnswer>> services = new LinkedHashMap<>();

  private CheckList(WorkerConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
    this.question =
        new WebQuestion(surroundings.client(), surroundings.clock(), surroundings.timeout());
  }

  static List<Check> of(WorkerConfig config, Surroundings surroundings) {
    return new CheckList(config, surroundings).all();
  }

  private List<Check> all() {
    OwnWorker worker = new OwnWorker(surroundings.client(), config.http(), surroundings.timeout());
    Once<PortCheck.Running> running = new Once<>(() -> running(worker));
    Once<DatabaseState> database =
        new Once<>(
            () -> DatabaseProbe.look(config.database(), config.dataDir(), surroundings.clock()));
    checks.add(
        new DatabaseCheck(
            config.database(), database, () -> running.get() != PortCheck.Running.NO));
    checks.add(
        new ObjectFolderCheck(
            config.dataDir(), surroundings.disk(), config.intake().store().stopBelow()));
    checks.add(new ClinicalFolderCheck(config.clinicalFolder(), config.defaultIssuer()));
    ports(running);
    config.delivery().destinations().forEach(this::destination);
    config.intake().sources().forEach(this::source);
    checks.add(new ClockCheck(database, services));
    checks.add(new MemoryCheck(surroundings.heapBytes()));
    computing();
    return List.copyOf(checks);
  }

  private static PortCheck.Running running(OwnWorker worker) {
    if (!worker.answers()) {
      return PortCheck.Running.NO;
    }
    return worker.ready() ? PortCheck.Running.READY : PortCheck.Running.NOT_READY;
  }

  private void ports(Supplier<PortCheck.Running> running) {
    checks.add(
        new PortCheck(
            "DICOM port", "dicom", config.dicom().bindAddress(), config.dicom().port(), running));
    checks.add(
        new PortCheck(
            "HTTP port", "http", config.http().bindAddress(), config.http().port(), running));
  }

  private void destination(Destination destination) {
    String name = "destination " + destination.name();
    if (destination instanceof Destination.CStore cStore) {
      echo(name, cStore.host(), cStore.port(), cStore.calledAeTitle());
      cStore.readBack().ifPresent(url -> service(name + " read-back", url, Optional.empty(), true));
    } else if (destination instanceof Destination.Stow stow) {
      service(name, stow.url(), Optional.empty(), false);
    }
  }

  private void source(Source source) {
    String name = "source " + source.name();
    if (source instanceof Source.Dimse dimse) {
      echo(name, dimse.host(), dimse.port(), dimse.calledAeTitle());
    } else if (source instanceof Source.DicomWeb web) {
      service(name, web.url(), web.login(), true);
    }
  }

  private void echo(String name, String host, int port, AeTitle called) {
    AeTitle own = config.dicom().aeTitle();
    checks.add(new EchoCheck(name, new Echo(host, port, called, own, surroundings.timeout())));
  }

  private void service(String name, URI url, Optional<Login> login, boolean searched) {
    Once<WebAnswer> answer = new Once<>(() -> question.ask(url, login));
    services.put(name, answer);
    checks.add(new DicomWebCheck(name, url, searched, answer));
    if ("https".equalsIgnoreCase(url.getScheme())) {
      checks.add(new CertificateCheck("certificate " + name, answer, surroundings.clock()));
    }
  }

  private void computing() {
    checks.add(
        new OpenClCheck(
            config.backend(), surroundings.cache().resolve("native"), surroundings.environment()));
    checks.add(new TensorFlowCheck(surroundings.network()));
    checks.add(
        new RecipesCheck(
            () -> surroundings.catalog().apply(config.dataDir()),
            config.recipes(),
            surroundings.cache().resolve("networks")));
  }
}
