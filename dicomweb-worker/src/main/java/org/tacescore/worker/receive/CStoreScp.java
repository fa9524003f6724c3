package org.tacescore.worker.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.service.BasicCEchoSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.DicomConfig;

/**
 * Listens for DICOM associations and answers C-ECHO, C-STORE and reports about storage commitment.
 *
 * <p>Rejected at association: another called title (reason 7), a calling title that is not allowed
 * (reason 3), too many associations (local limit exceeded). SOP classes and transfer syntaxes:
 * {@link AcceptedSopClass}.
 */
public final class CStoreScp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CStoreScp.class);
  private static final int HANDSHAKE_TIMEOUT_MS = 10_000;
  private static final int STOP_SECONDS = 10;

  private final Device device;
  private final Connection connection;
  private final ExecutorService threads = Executors.newCachedThreadPool(named("dicom"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(named("dicom-timer"));

  private CStoreScp(
      DicomConfig config, InstanceReceiver receiver, CommitmentListener commitments, int port) {
    this.connection = connection(config, port);
    this.device = new Device("tacescore");
    device.addConnection(connection);
    device.addApplicationEntity(entity(config));
    device.setDimseRQHandler(services(receiver, commitments));
    device.setLimitOpenAssociations(config.maxAssociations());
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
  }

  /** One that hears of no storage commitment. */
  public static CStoreScp start(DicomConfig config, InstanceReceiver receiver) {
    return start(config, receiver, report -> {});
  }

  /**
   * Binds the port and begins to answer.
   *
   * @throws PortUnavailableException if the port cannot be bound
   */
  public static CStoreScp start(
      DicomConfig config, InstanceReceiver receiver, CommitmentListener commitments) {
    try {
      int port = config.port() == 0 ? freePort(config.bindAddress()) : config.port();
      CStoreScp scp = new CStoreScp(config, receiver, commitments, port);
      scp.bind();
      return scp;
    } catch (IOException | GeneralSecurityException e) {
      throw new PortUnavailableException(
          "cannot listen for DICOM on %s:%d".formatted(config.bindAddress(), config.port()), e);
    }
  }

  /** The TCP port that it listens on. */
  public int port() {
    return connection.getPort();
  }

  /**
   * Stops listening, aborts the open associations, and waits for instances that are being entered.
   * Threads are not interrupted: the embedded database closes its file when one is that writes it.
   */
  @Override
  public void close() {
    device.unbindConnections();
    for (Association association : device.listOpenAssociations()) {
      association.abort();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("an association did not end within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }

  private void bind() throws IOException, GeneralSecurityException {
    try {
      device.bindConnections();
    } catch (IOException | GeneralSecurityException e) {
      close();
      throw e;
    }
  }

  private ApplicationEntity entity(DicomConfig config) {
    ApplicationEntity entity = new ApplicationEntity(config.aeTitle().value());
    entity.setAssociationAcceptor(true);
    entity.addConnection(connection);
    if (!config.allowedCallingAeTitles().isEmpty()) {
      entity.setAcceptedCallingAETitles(
          config.allowedCallingAeTitles().stream().map(AeTitle::value).toArray(String[]::new));
    }
    entity.addTransferCapability(
        scp("Verification", UID.VerificationSOPClass, UID.ImplicitVRLittleEndian));
    entity.addTransferCapability(
        new TransferCapability(
            "Storage Commitment",
            UID.StorageCommitmentPushModelSOPClass,
            TransferCapability.Role.SCU,
            UID.ExplicitVRLittleEndian,
            UID.ImplicitVRLittleEndian));
    for (AcceptedSopClass accepted : AcceptedSopClass.all()) {
      entity.addTransferCapability(
          scp(accepted.name(), accepted.uid(), accepted.transferSyntaxes()));
    }
    return entity;
  }

  private static TransferCapability scp(String name, String sopClass, String... syntaxes) {
    TransferCapability capability =
        new TransferCapability(name, sopClass, TransferCapability.Role.SCP, syntaxes);
    capability.setPreferredTransferSyntaxes(syntaxes);
    return capability;
  }

  private static Connection connection(DicomConfig config, int port) {
    Connection connection = new Connection("dicom", config.bindAddress(), port);
    connection.setBindAddress(config.bindAddress());
    connection.setReceivePDULength(config.maxPduBytes());
    connection.setSendPDULength(config.maxPduBytes());
    connection.setRequestTimeout(HANDSHAKE_TIMEOUT_MS);
    connection.setReleaseTimeout(HANDSHAKE_TIMEOUT_MS);
    connection.setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()));
    connection.setMaxOpsInvoked(1);
    connection.setMaxOpsPerformed(1);
    return connection;
  }

  private static ServiceHandler services(
      InstanceReceiver receiver, CommitmentListener commitments) {
    ServiceHandler services = new ServiceHandler();
    services.addService(new BasicCEchoSCP());
    services.addService(new StorageService(receiver));
    services.addService(new CommitmentService(commitments));
    return services;
  }

  /** The toolkit does not bind port 0, so that a free one must be named to it. */
  private static int freePort(String bindAddress) throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(bindAddress))) {
      return probe.getLocalPort();
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
