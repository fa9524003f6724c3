package org.tacescore.worker.fetch;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Source;

/**
 * C-FIND and C-MOVE requests in the Study Root model (PS3.4 section C.6.2), one association each.
 */
final class QueryConnection implements AutoCloseable {
  private static final int MEDIUM_PRIORITY = 0;

  /** A PACS need not tell how far a C-MOVE is. */
  private static final Duration LONGEST_MOVE_SILENCE = Duration.ofMinutes(10);

  private final Source.Dimse source;
  private final AeTitle own;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;
  private final ApplicationEntity entity;
  private final Connection local = new Connection();
  private final Connection remote;

  /**
   * @param own our title, calling and as move destination
   * @param timeout longest wait for a connection and for an answer to a search
   */
  QueryConnection(Source.Dimse source, AeTitle own, Duration timeout) {
    this.source = source;
    this.own = own;
    ThreadFactory daemons =
        work -> {
          Thread thread = new Thread(work, "source-" + source.name() + "-dimse");
          thread.setDaemon(true);
          return thread;
        };
    this.threads = Executors.newCachedThreadPool(daemons);
    this.timer = Executors.newSingleThreadScheduledExecutor(daemons);
    this.remote = new Connection("remote", source.host(), source.port());
    int timeoutMs = Math.toIntExact(timeout.toMillis());
    local.setConnectTimeout(timeoutMs);
    local.setAcceptTimeout(timeoutMs);
    local.setResponseTimeout(timeoutMs);
    local.setReleaseTimeout(timeoutMs);
    local.setRetrieveTimeout(Math.toIntExact(LONGEST_MOVE_SILENCE.toMillis()));
    Device device = new Device("source-" + source.name());
    device.addConnection(local);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    this.entity = new ApplicationEntity(own.value());
    entity.addConnection(local);
    device.addApplicationEntity(entity);
  }

  /** Asks, and passes each match on. */
  void find(Attributes keys, Consumer<Attributes> matches) {
    String model = UID.StudyRootQueryRetrieveInformationModelFIND;
    int status =
        perform(
            model,
            association ->
                association.cfind(model, MEDIUM_PRIORITY, keys, UID.ImplicitVRLittleEndian, 0),
            matches);
    if (status != Status.Success) {
      throw refused("C-FIND", status);
    }
  }

  /**
   * Has the PACS send what the keys name to our own door, and waits until it says that it did.
   * Instances that it could not send are not told apart from those that it did not have.
   */
  void move(Attributes keys) {
    String model = UID.StudyRootQueryRetrieveInformationModelMOVE;
    int status =
        perform(
            model,
            association ->
                association.cmove(
                    model, MEDIUM_PRIORITY, keys, UID.ImplicitVRLittleEndian, own.value()),
            match -> {});
    if (status != Status.Success && status != Status.OneOrMoreFailures) {
      throw refused("C-MOVE", status);
    }
  }

  private SourceFaultException refused(String what, int status) {
    String why =
        status == Status.MoveDestinationUnknown
            ? ": it does not know the move destination " + own.value()
            : "";
    return new SourceFaultException(
        "source %s answers %s with status %04X%s".formatted(source.name(), what, status, why));
  }

  /** A request of one association. */
  @FunctionalInterface
  private interface Request {
    DimseRSP send(Association association) throws IOException, InterruptedException;
  }

  /** The final status. */
  private int perform(String model, Request request, Consumer<Attributes> matches) {
    try {
      Association association = entity.connect(local, remote, associate(model));
      try {
        return read(request.send(association), matches);
      } finally {
        release(association);
      }
    } catch (IOException | InternalException | GeneralSecurityException e) {
      throw new SourceFaultException("source %s does not answer".formatted(source.name()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFaultException(
          "asking source %s was interrupted".formatted(source.name()), e);
    }
  }

  private AAssociateRQ associate(String model) {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(own.value());
    request.setCalledAET(source.calledAeTitle().value());
    request.addPresentationContextFor(model, UID.ImplicitVRLittleEndian);
    return request;
  }

  private static int read(DimseRSP response, Consumer<Attributes> matches)
      throws IOException, InterruptedException {
    int status = -1;
    while (response.next()) {
      status = response.getCommand().getInt(Tag.Status, -1);
      Attributes match = response.getDataset();
      if (Status.isPending(status) && match != null) {
        matches.accept(match);
      }
    }
    return status;
  }

  private static void release(Association association) throws InterruptedException {
    try {
      association.waitForOutstandingRSP();
      association.release();
    } catch (IOException answeredAlready) {
      association.abort();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    timer.shutdownNow();
  }
}
