package org.cyberdojo.gate.services;

/**
 * A service and what it says of itself.
 *
 * @param address the service
 * @param commit what it was built from
 */
public record ServiceReport(ServiceAddress address, ServiceCommit commit) {}
