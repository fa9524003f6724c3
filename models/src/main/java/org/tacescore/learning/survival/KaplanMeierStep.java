package org.tacescore.learning.survival;

/**
 * A Kaplan-Meier curve from one distinct time on.
 *
 * @param time of events, censorings or both
 * @param atRisk rows of this time or a later one
 * @param events at this time
 * @param censored at this time, after the events
 * @param survival 0 to 1, after the events of this time
 * @param se Greenwood's standard error of survival; NaN where survival is 0
 * @param lower bound of 95 %; NaN where the scale has none
 * @param upper bound of 95 %; NaN where the scale has none
 */
public record KaplanMeierStep(
    double time,
    int atRisk,
    int events,
    int censored,
    double survival,
    double se,
    double lower,
    double upper) {}
