package org.tacescore.worker.web;

import org.tacescore.refusal.Refusal;

/**
 * Why a recipe, or a whole job, was not scored.
 *
 * @param reason the named reason
 * @param detail what was found and needed; holds UIDs, never a patient's name or ID
 */
public record RefusalView(Refusal reason, String detail) {}
