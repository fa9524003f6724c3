package org.tacescore.worker.deliver;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.tacescore.worker.config.AeTitle;

/**
 * The question whether a DICOM application answers (C-ECHO, PS3.4 Annex A), one association.
 *
 * @param host host name or address
 * @param port TCP port
 * @param called the application's title
 * @param calling our own
 * @param timeout longest wait for a connection, and for an answer
 */
public record Echo(String host, int port, AeTitle called, AeTitle calling, Duration timeout) {

  /**
   * Asks.
   *
   * @throws EchoFailedException if the application does not answer, or declines
   */
  public void ask() {
    ExecutorService threads = Executors.newCachedThreadPool(Echo::daemon);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Echo::daemon);
    try {
      ask(entity(threads, timer));
    } catch (AAssociateRJ e) {
      throw new EchoFailedException("rejects the association: " + reason(e), true, e);
    } catch (IOException | InternalException | GeneralSecurityException e) {
      throw new EchoFailedException(
          "no DICOM answer (" + e.getClass().getSimpleName() + ")", false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EchoFailedException("the question was interrupted", false, e);
    } finally {
      threads.shutdown();
      timer.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    return thread;
  }

  private ApplicationEntity entity(ExecutorService threads, ScheduledExecutorService timer) {
    int timeoutMs = Math.toIntExact(timeout.toMillis());
    Connection local = new Connection();
    local.setConnectTimeout(timeoutMs);
    local.setAcceptTimeout(timeoutMs);
    local.setResponseTimeout(timeoutMs);
    local.setReleaseTimeout(timeoutMs);
    Device device = new Device("echo");
    device.addConnection(local);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    ApplicationEntity entity = new ApplicationEntity(calling.value());
    entity.addConnection(local);
    device.addApplicationEntity(entity);
    return entity;
  }

  private void ask(ApplicationEntity entity)
      throws IOException, InterruptedException, GeneralSecurityException {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(calling.value());
    request.setCalledAET(called.value());
    request.addPresentationContextFor(UID.VerificationSOPClass, UID.ImplicitVRLittleEndian);
    Association association =
        entity.connect(
            entity.getConnections().get(0), new Connection("remote", host, port), request);
    try {
      if (association.getTransferSyntaxesFor(UID.VerificationSOPClass).isEmpty()) {
        throw new EchoFailedException("does not accept the Verification SOP Class");
      }
      DimseRSP response = association.cecho();
      while (response.next()) {
        // A C-ECHO has one response; next() waits for it.
      }
      int status = response.getCommand().getInt(Tag.Status, -1);
      if (status != Status.Success) {
        throw new EchoFailedException("answers C-ECHO with status %04X".formatted(status));
      }
    } finally {
      release(association);
    }
  }

  private static void release(Association association) throws InterruptedException {
    try {
      association.waitForOutstandingRSP();
      association.release();
    } catch (IOException answeredAlready) {
      association.abort();
    }
  }

  /** PS3.8 Table 9-21. */
  private static String reason(AAssociateRJ rejection) {
    if (rejection.getSource() != AAssociateRJ.SOURCE_SERVICE_USER) {
      return "it is busy or does not know the protocol version";
    }
    return switch (rejection.getReason()) {
      case AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED -> "it does not know our AE title";
      case AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED -> "it has another AE title";
      case AAssociateRJ.REASON_APP_CTX_NAME_NOT_SUPPORTED -> "it is no DICOM application";
      default -> "it gives no reason";
    };
  }
}
