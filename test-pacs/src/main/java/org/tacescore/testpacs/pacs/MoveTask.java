package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.CancelRQHandler;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One C-MOVE: sends the objects one after the other, with a pending answer after each and a last
 * one that lists the failures (DICOM PS3.4 C.4.2.1). Not the toolkit's own task, which names the
 * first failed object in place of each.
 */
final class MoveTask implements Runnable, CancelRQHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MoveTask.class);

  /** Warning statuses of C-STORE are B000 to BFFF (PS3.4 B.2.3). */
  private static final int WARNING = 0xB000;

  private final Association requester;
  private final Presentation context;
  private final Attributes request;
  private final StoreScu sender;
  private final List<ArchivedInstance> wanted;
  private final List<String> failed = new ArrayList<>();
  private int remaining;
  private int completed;
  private int warnings;
  private volatile boolean cancelled;

  MoveTask(
      Association requester,
      Presentation context,
      Attributes request,
      StoreScu sender,
      List<ArchivedInstance> wanted) {
    this.requester = requester;
    this.context = context;
    this.request = request;
    this.sender = sender;
    this.wanted = wanted;
    this.remaining = wanted.size();
  }

  @Override
  public void onCancelRQ(Association association) {
    cancelled = true;
  }

  @Override
  public void run() {
    int messageId = request.getInt(Tag.MessageID, 0);
    requester.addCancelRQHandler(messageId, this);
    try {
      int status = wanted.isEmpty() ? Status.Success : sendAll(messageId);
      answer(status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      requester.removeCancelRQHandler(messageId);
    }
  }

  private int sendAll(int messageId) throws InterruptedException {
    try {
      Association association = sender.connect(wanted);
      try {
        for (ArchivedInstance instance : wanted) {
          if (cancelled) {
            return Status.Cancel;
          }
          count(instance, sendOne(association, instance, messageId));
          if (remaining > 0) {
            answer(Status.Pending);
          }
        }
      } finally {
        association.waitForOutstandingRSP();
        association.release();
      }
    } catch (IOException e) {
      LOG.warn("C-MOVE to {} broke off: {}", sender.calledAeTitle(), e.toString());
      return unsent();
    }
    return failed.isEmpty() && warnings == 0
        ? Status.Success
        : completed + warnings == 0
            ? Status.UnableToPerformSubOperations
            : Status.OneOrMoreFailures;
  }

  private int sendOne(Association association, ArchivedInstance instance, int messageId)
      throws InterruptedException {
    try {
      return sender.send(association, instance, requester.getCallingAET(), messageId);
    } catch (IOException e) {
      LOG.warn("object {} could not be sent: {}", instance.sopInstanceUid(), e.toString());
      return Status.UnableToProcess;
    }
  }

  private void count(ArchivedInstance instance, int status) {
    remaining--;
    if (status == Status.Success) {
      completed++;
    } else if ((status & 0xF000) == WARNING) {
      warnings++;
    } else {
      failed.add(instance.sopInstanceUid());
    }
  }

  /** All that was not tried has failed. */
  private int unsent() {
    wanted.subList(wanted.size() - remaining, wanted.size()).stream()
        .map(ArchivedInstance::sopInstanceUid)
        .forEach(failed::add);
    remaining = 0;
    return completed == 0 ? Status.UnableToPerformSubOperations : Status.OneOrMoreFailures;
  }

  private void answer(int status) {
    Attributes response = Commands.mkCMoveRSP(request, status);
    if (status == Status.Pending || status == Status.Cancel) {
      response.setInt(Tag.NumberOfRemainingSuboperations, VR.US, remaining);
    }
    response.setInt(Tag.NumberOfCompletedSuboperations, VR.US, completed);
    response.setInt(Tag.NumberOfFailedSuboperations, VR.US, failed.size());
    response.setInt(Tag.NumberOfWarningSuboperations, VR.US, warnings);
    if (status == Status.Pending || failed.isEmpty()) {
      requester.tryWriteDimseRSP(context, response);
      return;
    }
    Attributes list = new Attributes(1);
    list.setString(Tag.FailedSOPInstanceUIDList, VR.UI, failed.toArray(String[]::new));
    requester.tryWriteDimseRSP(context, response, list);
  }
}
