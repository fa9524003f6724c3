package org.tacescore.worker.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientStudy;
import org.tacescore.digest.Sha256;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.Backends;
import org.tacescore.network.NativeCache;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.report.OwnObject;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.assemble.AssemblySettings;
import org.tacescore.worker.assemble.ClinicalLookup;
import org.tacescore.worker.assemble.HeaderInspector;
import org.tacescore.worker.assemble.KeySettings;
import org.tacescore.worker.assemble.MemoryBoundInspector;
import org.tacescore.worker.assemble.RecipeNeeds;
import org.tacescore.worker.backup.BackupRoutes;
import org.tacescore.worker.bridge.BridgeRoutes;
import org.tacescore.worker.bridge.EnteredValues;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalFolder;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.clinical.StudyIdentity;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.Waits;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.deliver.Deliveries;
import org.tacescore.worker.deliver.Webhooks;
import org.tacescore.worker.dicomweb.Catalogue;
import org.tacescore.worker.dicomweb.CatalogueKeeper;
import org.tacescore.worker.dicomweb.DicomwebService;
import org.tacescore.worker.dicomweb.StowEndpoint;
import org.tacescore.worker.fetch.BackfillRoutes;
import org.tacescore.worker.fetch.SourceWatch;
import org.tacescore.worker.pipeline.JobScorer;
import org.tacescore.worker.pipeline.RecipeDemands;
import org.tacescore.worker.pipeline.ResultPages;
import org.tacescore.worker.pipeline.SiteIdentity;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.queue.MilestoneListener;
import org.tacescore.worker.queue.QueueSettings;
import org.tacescore.worker.queue.Stations;
import org.tacescore.worker.queue.StudyScorer;
import org.tacescore.worker.queue.WorkQueue;
import org.tacescore.worker.receive.CStoreScp;
import org.tacescore.worker.receive.DiskSpace;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.StoreCleaner;
import org.tacescore.worker.receive.StoreDoor;
import org.tacescore.worker.retract.RejectionNotes;
import org.tacescore.worker.web.DeskRoutes;
import org.tacescore.worker.web.HttpServer;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobDesk;
import org.tacescore.worker.web.Route;
import org.tacescore.worker.web.WebRoutes;
import org.tacescore.worker.web.WorkerStatus;

/** Knows every station, and which needs which: the one place that does. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /** Changes when the same scores give another report. */
  private static final String REPORT_VERSION = "3";

  /** Share of the heap that volumes may take. */
  private static final double HEAP_FOR_VOLUMES = 0.8;

  private final WorkerConfig config;
  private final Path nativeFolder;
  private final Clock clock;
  private final OpenStations stations;
  private final RecipeCatalog catalog;
  private final List<RecipeBundle> recipes;
  private final SiteSettings site;
  private final Optional<ClinicalFolder> clinicalFolder;
  private final ObjectStore store;
  private final Database database;

  /**
   * @param stations gathers what is opened; the caller closes it, also when this fails
   */
  Wiring(WorkerConfig config, Path nativeFolder, Clock clock, OpenStations stations) {
    this.config = config;
    this.nativeFolder = nativeFolder;
    this.clock = clock;
    this.stations = stations;
    this.site = SiteSettings.of(config);
    this.catalog = SiteRecipes.of(config.dataDir());
    this.recipes = catalog.named(config.recipes());
    this.clinicalFolder =
        config
            .clinicalFolder()
            .map(f -> new ClinicalFolder(f, new ClinicalFileReader(config.defaultIssuer())));
    this.store = stations.keep(ObjectStore.open(config.dataDir(), config.maxObjectBytes()));
    this.database = stations.keep(Database.open(config.database(), config.dataDir()));
  }

  /** Starts the stations against the flow: nobody hands on to one that does not run yet. */
  RunningWorker start(MilestoneListener milestones) {
    InstanceReceiver receiver = receiver();
    int recovered = receiver.recover();
    if (recovered > 0) {
      LOG.warn("{} objects of the store were not in the index and are entered now", recovered);
    }
    readClinicalFolder();
    Assembler assembler = assembler();
    Deliveries deliveries =
        stations.keep(
            Deliveries.of(
                config.delivery().destinations(),
                config.dicom().aeTitle(),
                config.delivery().timeout(),
                store));
    WorkQueue queue =
        stations.keep(
            WorkQueue.start(
                database,
                new Stations(
                    assembler,
                    scorer(),
                    store,
                    deliveries,
                    deliveries.names(),
                    milestones,
                    config.delivery().shadow(),
                    new Webhooks(
                        config.webhooks(), WorkerName.of(config), config.delivery().timeout())),
                queueSettings(),
                clock));
    clinicalFolder.ifPresent(
        folder -> stations.keep(ClinicalWatch.start(folder, assembler::clinicalChanged)));
    CStoreScp dicom =
        stations.keep(CStoreScp.start(config.dicom(), receiver, database.commitments(clock)));
    stations.keep(sourceWatch(receiver));
    stations.keep(
        Housekeeping.start(
            new StoreCleaner(
                store, database.retention(), config.intake().store().retention(), clock)));
    List<Route> routes = routes(receiver, queue);
    routes.addAll(dicomweb());
    routes.addAll(bridge(assembler, deliveries, queue));
    HttpServer http =
        stations.keep(HttpServer.start(config.http(), routes, config.dicomweb().allowedOrigins()));
    return new RunningWorker(stations, dicom.port(), http.port());
  }

  /** Nothing where the store is not served. */
  private List<Route> dicomweb() {
    if (!config.dicomweb().service()) {
      return List.of();
    }
    Catalogue catalogue = database.catalogue();
    CatalogueKeeper keeper = stations.keep(CatalogueKeeper.start(catalogue, store));
    return DicomwebService.routes(catalogue, keeper, store, config.dicomweb());
  }

  /** By which programs such as 3D Slicer have a drawing scored. */
  private List<Route> bridge(Assembler assembler, Deliveries deliveries, WorkQueue queue) {
    List<String> destinations = config.delivery().shadow() ? List.of() : deliveries.names();
    return BridgeRoutes.of(
        new BridgeRoutes.Stations(
            database.drawings(destinations, clock),
            database.studyIndex(),
            database.rendezvousStore(clock),
            store,
            drawingReceiver(),
            assembler,
            database.jobBoard(resultPages(), queue::running),
            jobDesk(),
            database.jobOutputs(),
            enteredValues()),
        new BridgeRoutes.Site(
            site.roles(),
            site.zone(),
            recipes.stream().map(r -> r.recipe().id()).collect(Collectors.toSet()),
            config.http().maxRequestBytes()));
  }

  /** What a person has drawn is input, though this software wrote the object. */
  private InstanceReceiver drawingReceiver() {
    return new InstanceReceiver(
        door(),
        store,
        database.instanceIndex(),
        (instance, registration) -> {},
        instance -> false,
        config.defaultIssuer(),
        clock);
  }

  private Optional<EnteredValues> enteredValues() {
    return config
        .clinicalFolder()
        .flatMap(
            path ->
                clinicalFolder.map(
                    folder ->
                        new EnteredValues(
                            path, folder, new ClinicalFileReader(config.defaultIssuer()))));
  }

  private SourceWatch sourceWatch(InstanceReceiver receiver) {
    return SourceWatch.start(
        config.intake().sources(),
        new SourceWatch.Surroundings(
            config.dicom().aeTitle(),
            config.siteZone(),
            queueSettings().workerName(),
            receiver,
            database.seriesIndex(),
            database.backfills(),
            clock));
  }

  /** Before the first look at a study, which would else take its values for withdrawn. */
  private void readClinicalFolder() {
    try {
      clinicalFolder.ifPresent(ClinicalFolder::rescan);
    } catch (UncheckedIOException e) {
      LOG.error("the clinical folder cannot be read yet", e);
    }
  }

  Assembler assembler() {
    Waits waits = config.waits();
    List<RecipeNeeds> needs = recipes.stream().map(RecipeDemands::of).toList();
    return new Assembler(
        database.rendezvousStore(clock),
        new MemoryBoundInspector(
            new HeaderInspector(store, site.classifier(), site.roles()),
            needs,
            Math.round(Runtime.getRuntime().maxMemory() * HEAP_FOR_VOLUMES)),
        clinical(),
        needs,
        new AssemblySettings(
            waits.quietPeriod(),
            waits.images(),
            waits.segmentation(),
            waits.clinical(),
            keySettings(config)),
        clock);
  }

  /** What of the configuration another job follows from where it changes. */
  static KeySettings keySettings(WorkerConfig config) {
    String settings =
        "%s %s%s"
            .formatted(
                config.delivery().refusals(),
                SiteSettings.of(config).canonical(),
                config.report().canonical());
    return new KeySettings(Sha256.hexOf(settings), REPORT_VERSION);
  }

  StudyScorer scorer() {
    NativeCache.useFolder(nativeFolder);
    Kernels kernels = stations.keep(Backends.choose(config.backend(), nativeFolder));
    Networks networks =
        stations.keep(
            new Networks(
                config.dataDir().resolve("networks"), Runtime.getRuntime().availableProcessors()));
    String name = config.dicom().aeTitle().value();
    SiteIdentity identity =
        new SiteIdentity(name, site.zone(), config.delivery().refusals(), config.report());
    return new JobScorer(
        identity, store, catalog, site.classifier(), site.roles(), kernels, networks);
  }

  private ClinicalLookup clinical() {
    return instances ->
        clinicalFolder
            .map(
                folder ->
                    folder.valuesFor(
                        StudyIdentity.of(
                            studies(instances), config.defaultIssuer(), config.siteZone())))
            .orElse(ClinicalValues.NONE);
  }

  /** What the first instance of each series says of its study. */
  private List<PatientStudy> studies(List<InstanceRecord> instances) {
    Map<String, InstanceRecord> firsts = new LinkedHashMap<>();
    instances.forEach(instance -> firsts.putIfAbsent(instance.seriesInstanceUid(), instance));
    return firsts.values().stream()
        .map(first -> PatientStudy.of(Part10.readHeader(store.path(first.sha256()))))
        .toList();
  }

  QueueSettings queueSettings() {
    QueueSettings usual = QueueSettings.embedded();
    String name = WorkerName.of(config);
    return new QueueSettings(
        name,
        usual.pollInterval(),
        usual.tick(),
        config.scheduler().heartbeat(),
        usual.jobs(),
        usual.deliveries(),
        name.hashCode());
  }

  private List<Route> routes(InstanceReceiver receiver, WorkQueue queue) {
    WorkerStatus status =
        new WorkerStatus(
            SiteIdentity.SOFTWARE,
            recipes.stream().map(r -> r.recipe().id() + " " + r.recipe().version()).toList());
    JobBoard board = database.jobBoard(resultPages(), queue::running);
    List<Route> routes = new ArrayList<>(WebRoutes.of(board, status, config.siteZone()));
    routes.addAll(DeskRoutes.of(jobDesk(), board));
    routes.addAll(StowEndpoint.routes(receiver, config.http()));
    routes.add(new Route("GET", "/health/storage", new StorageHealth(door())::answer));
    routes.addAll(
        BackfillRoutes.of(
            config.intake().sources(), database.backfills(), clock, config.siteZone()));
    if (config.database() instanceof DatabaseConfig.Embedded) {
      routes.addAll(BackupRoutes.of(database, config.dataDir(), clock));
    }
    return routes;
  }

  JobDesk jobDesk() {
    RejectionNotes author =
        new RejectionNotes(
            store, SiteIdentity.SOFTWARE, config.dicom().aeTitle().value(), config.siteZone());
    return database.jobDesk(store, author, clock);
  }

  private StoreDoor door() {
    return new StoreDoor(
        DiskSpace.ofSystem(), config.dataDir(), config.intake().store().stopBelow());
  }

  InstanceReceiver receiver() {
    return new InstanceReceiver(
        door(),
        store,
        database.instanceIndex(),
        (instance, registration) -> {},
        database.ownObjects().or(OwnObject::isOwn),
        config.defaultIssuer(),
        clock);
  }

  ObjectStore store() {
    return store;
  }

  Database database() {
    return database;
  }

  Optional<ClinicalFolder> clinicalFolder() {
    return clinicalFolder;
  }

  ResultPages resultPages() {
    return new ResultPages(catalog);
  }
}
