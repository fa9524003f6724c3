package org.tacescore.volume.registration;

/**
 * Two scans of which it is known where each position of the fixed one lies in the moving one.
 *
 * @param deformation from the fixed image to the moving one
 * @param report what was found, within the limits
 */
public record RegisteredScans(Deformation deformation, RegistrationReport report) {}
