package org.cyberdojo.gate.risk;

/**
 * What became of a scan's findings.
 *
 * @param added marks that are new
 * @param kept marks that were there already; their end is the new one
 * @param lifted marks of the same scanner that the scan no longer finds
 */
public record Import(int added, int kept, int lifted) {}
