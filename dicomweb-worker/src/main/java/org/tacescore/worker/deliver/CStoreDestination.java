package org.tacescore.worker.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DataWriter;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.queue.Courier.ReadBack;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;
import org.tacescore.worker.receive.ObjectStore;

/**
 * A destination by C-STORE (PS3.4 Annex B), one association an object.
 *
 * <p>It offers the transfer syntax that the object is stored in, and then sends the stored bytes as
 * they are; a destination that accepts Implicit VR Little Endian alone is sent that encoding.
 */
public final class CStoreDestination implements Destination {
  private static final int MEDIUM_PRIORITY = 0;

  private final CStoreSettings settings;
  private final ObjectStore store;
  private final Optional<WadoReader> readBack;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;
  private final ApplicationEntity entity;
  private final Connection local = new Connection();
  private final Connection remote;

  public CStoreDestination(CStoreSettings settings, ObjectStore store) {
    this.settings = settings;
    this.store = store;
    this.readBack = settings.readBack().filter(DicomWebSettings::readBack).map(WadoReader::new);
    ThreadFactory daemons = daemons("deliver-" + settings.name());
    this.threads = Executors.newCachedThreadPool(daemons);
    this.timer = Executors.newSingleThreadScheduledExecutor(daemons);
    this.remote = new Connection("remote", settings.host(), settings.port());
    int timeoutMs = Math.toIntExact(settings.timeout().toMillis());
    local.setConnectTimeout(timeoutMs);
    local.setAcceptTimeout(timeoutMs);
    local.setResponseTimeout(timeoutMs);
    local.setReleaseTimeout(timeoutMs);
    this.entity = new ApplicationEntity(settings.callingAeTitle().value());
    entity.addConnection(local);
    device().addApplicationEntity(entity);
  }

  private Device device() {
    Device device = new Device("deliver-" + settings.name());
    device.addConnection(local);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    return device;
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String send(OutboxItem item) {
    return within(request(item), item, association -> send(association, item));
  }

  @Override
  public boolean offersCommitment() {
    return settings.storageCommitment();
  }

  @Override
  public void requestCommitment(OutboxItem item, String transactionUid) {
    AAssociateRQ request = titled();
    request.addPresentationContext(CommitmentRequest.presentation());
    within(
        request,
        item,
        association -> {
          CommitmentRequest.send(association, item, transactionUid);
          return "";
        });
  }

  /** Something to do within an association. */
  @FunctionalInterface
  private interface Talk {
    String over(Association association) throws IOException, InterruptedException;
  }

  private String within(AAssociateRQ request, OutboxItem item, Talk talk) {
    try {
      Association association = entity.connect(local, remote, request);
      try {
        return talk.over(association);
      } finally {
        release(association);
      }
    } catch (IOException | InternalException | GeneralSecurityException e) {
      throw new TransientFault(
          "destination %s does not take %s now".formatted(name(), item.sopInstanceUid()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFault("sending to %s was interrupted".formatted(name()), e);
    }
  }

  private AAssociateRQ titled() {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(settings.callingAeTitle().value());
    request.setCalledAET(settings.calledAeTitle().value());
    return request;
  }

  private AAssociateRQ request(OutboxItem item) {
    AAssociateRQ request = titled();
    request.addPresentationContext(
        new Presentation(1, item.sopClassUid(), item.transferSyntaxUid()));
    if (isRecodable(item) && !item.transferSyntaxUid().equals(UID.ImplicitVRLittleEndian)) {
      request.addPresentationContext(
          new Presentation(3, item.sopClassUid(), UID.ImplicitVRLittleEndian));
    }
    return request;
  }

  private String send(Association association, OutboxItem item)
      throws IOException, InterruptedException {
    String syntax = accepted(association, item);
    DimseRSP response =
        association.cstore(
            item.sopClassUid(),
            item.sopInstanceUid(),
            MEDIUM_PRIORITY,
            writer(item, syntax),
            syntax);
    while (response.next()) {
      // A C-STORE has one response; next() waits for it.
    }
    return StoreStatus.judge(response.getCommand().getInt(Tag.Status, -1), item);
  }

  private String accepted(Association association, OutboxItem item) {
    Set<String> syntaxes = association.getTransferSyntaxesFor(item.sopClassUid());
    if (syntaxes.contains(item.transferSyntaxUid())) {
      return item.transferSyntaxUid();
    }
    if (isRecodable(item) && syntaxes.contains(UID.ImplicitVRLittleEndian)) {
      return UID.ImplicitVRLittleEndian;
    }
    throw new DeliveryRefusedException(
        "destination %s accepts no SOP class %s in transfer syntax %s"
            .formatted(name(), item.sopClassUid(), item.transferSyntaxUid()));
  }

  private static boolean isRecodable(OutboxItem item) {
    return item.transferSyntaxUid().equals(UID.ExplicitVRLittleEndian)
        || item.transferSyntaxUid().equals(UID.ImplicitVRLittleEndian);
  }

  private DataWriter writer(OutboxItem item, String syntax) {
    StoredFile file = StoredFile.of(item, store);
    if (!syntax.equals(item.transferSyntaxUid())) {
      return new DataWriterAdapter(Part10.read(file.path()).dataset());
    }
    return (out, transferSyntax) -> {
      try (InputStream dataset = file.openDataset()) {
        out.copyFrom(dataset);
      }
    };
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
  public ReadBack readBack(OutboxItem item) {
    return readBack
        .map(reader -> reader.compare(item, StoredFile.of(item, store)))
        .orElse(ReadBack.NOT_OFFERED);
  }

  @Override
  public void close() {
    threads.shutdown();
    timer.shutdownNow();
  }
}
