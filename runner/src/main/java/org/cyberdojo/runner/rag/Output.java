package org.cyberdojo.runner.rag;

/**
 * What a lambda judges.
 *
 * @param stdout as it is answered: cleaned and cut
 * @param stderr as it is answered: cleaned and cut
 * @param status 0 to 255
 */
public record Output(String stdout, String stderr, int status) {}
