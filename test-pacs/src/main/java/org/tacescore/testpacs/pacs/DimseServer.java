package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.service.BasicCEchoSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;

/** The DIMSE side: C-ECHO, C-STORE of every storage class and syntax, C-FIND, C-MOVE. */
final class DimseServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int STOP_SECONDS = 5;

  private final Device device = new Device("embedded-pacs");
  private final Connection connection;
  private final ExecutorService threads = Executors.newCachedThreadPool(named("pacs-dicom"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(named("pacs-dicom-timer"));

  private DimseServer(PacsOptions options, PacsArchive archive, int port) {
    connection = new Connection("dicom", LOOPBACK, port);
    connection.setBindAddress(LOOPBACK);
    ApplicationEntity entity = new ApplicationEntity(options.aeTitle());
    entity.setAssociationAcceptor(true);
    entity.setAssociationInitiator(true);
    entity.addConnection(connection);
    entity.addTransferCapability(
        new TransferCapability("any", "*", TransferCapability.Role.SCP, "*"));
    entity.addTransferCapability(
        new TransferCapability("any", "*", TransferCapability.Role.SCU, "*"));
    ServiceHandler services = new ServiceHandler();
    services.addService(new BasicCEchoSCP());
    services.addService(new StoreService(archive));
    services.addService(new FindService(archive, options.aeTitle()));
    services.addService(new MoveService(archive, options.destinations()));
    device.addConnection(connection);
    device.addApplicationEntity(entity);
    device.setDimseRQHandler(services);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
  }

  static DimseServer start(PacsOptions options, PacsArchive archive) throws IOException {
    int port = options.dicomPort() == 0 ? freePort() : options.dicomPort();
    DimseServer server = new DimseServer(options, archive, port);
    try {
      server.device.bindConnections();
    } catch (IOException | GeneralSecurityException e) {
      server.close();
      throw new IOException("cannot listen on port " + port, e);
    }
    return server;
  }

  int port() {
    return connection.getPort();
  }

  /** Ends open associations; no thread or port is left. */
  @Override
  public void close() {
    device.unbindConnections();
    for (Association association : device.listOpenAssociations()) {
      association.abort();
    }
    threads.shutdown();
    timer.shutdownNow();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** The toolkit does not bind port 0. */
  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
