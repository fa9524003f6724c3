package org.tacescore.worker.dicomweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.Receipt;
import org.tacescore.worker.receive.Reception;
import org.tacescore.worker.receive.SopReference;
import org.tacescore.worker.receive.UnacceptableInstanceException;

/**
 * Passes the parts of a multipart body to the receiver as they come, one after the other; a part
 * that is refused does not stop those behind it.
 *
 * <p>The parser swallows what its listener throws, so that faults are kept and asked for after each
 * step.
 */
final class PartReceiver implements MultiPart.Parser.Listener, AutoCloseable {
  private final InstanceReceiver receiver;
  private final Origin origin;
  private final Expectation expectation;
  private final List<StoreOutcome> outcomes = new ArrayList<>();
  private @Nullable Reception reception;
  private @Nullable RuntimeException fault;
  private @Nullable Throwable malformed;
  private boolean complete;

  PartReceiver(InstanceReceiver receiver, Origin origin, Expectation expectation) {
    this.receiver = receiver;
    this.origin = origin;
    this.expectation = expectation;
  }

  List<StoreOutcome> outcomes() {
    return outcomes;
  }

  /** Whether the closing boundary was seen. */
  boolean complete() {
    return complete;
  }

  Optional<Throwable> malformed() {
    return Optional.ofNullable(malformed);
  }

  /** A fault of the surroundings or a bug, which ends the whole request. */
  Optional<RuntimeException> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public void onPartBegin() {
    guarded(() -> reception = receiver.begin(origin));
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    Reception open = reception;
    if (open != null) {
      guarded(() -> open.write(chunk.getByteBuffer()));
    }
  }

  @Override
  public void onPartEnd() {
    Reception open = reception;
    if (open != null) {
      guarded(() -> stored(open.finish(expectation)));
      close();
    }
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable failure) {
    malformed = failure;
  }

  /** Gives up the part that is under way. */
  @Override
  public void close() {
    if (reception != null) {
      reception.close();
      reception = null;
    }
  }

  private void stored(Receipt receipt) {
    outcomes.add(
        new StoreOutcome.Stored(
            new SopReference(
                receipt.instance().sopClassUid(), receipt.instance().sopInstanceUid())));
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (UnacceptableInstanceException e) {
      outcomes.add(StoreOutcome.Failed.of(e));
      close();
    } catch (RuntimeException e) {
      fault = e;
      close();
    }
  }
}
