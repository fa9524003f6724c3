package org.tacescore.worker.web;

/**
 * Which calls go to an endpoint.
 *
 * @param method HTTP method; GET also answers HEAD
 * @param path URI template, e.g. {@code /api/v1/jobs/{id}}
 * @param endpoint who answers
 */
public record Route(String method, String path, HttpEndpoint endpoint) {}
