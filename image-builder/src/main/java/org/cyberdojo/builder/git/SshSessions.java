package org.cyberdojo.builder.git;

import java.io.File;
import java.nio.file.Path;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/**
 * ssh as the user has set it up: {@code ~/.ssh/config}, keys, known hosts, and the agent of {@code
 * SSH_AUTH_SOCK}. Nothing is asked: a host that is not known is refused, a key with a passphrase
 * needs the agent.
 */
final class SshSessions implements AutoCloseable {

  private final SshdSessionFactory factory;

  SshSessions(Path home, GitSettings settings) {
    File homeFolder = home.toFile();
    this.factory =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(homeFolder)
            .setSshDirectory(new File(homeFolder, ".ssh"))
            .setConnectorFactory(new SshAgent.Factory(settings.variable("SSH_AUTH_SOCK")))
            .build(null);
  }

  SshSessionFactory factory() {
    return factory;
  }

  @Override
  public void close() {
    factory.close();
  }
}
