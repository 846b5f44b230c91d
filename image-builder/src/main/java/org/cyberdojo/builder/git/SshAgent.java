package org.cyberdojo.builder.git;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the user's ssh agent over its unix socket. JGit's own connector needs native libraries
 * for that, Java has it built in.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-miller-ssh-agent">the agent's
 *     protocol</a>
 */
final class SshAgent extends AbstractConnector {

  private static final int LENGTH_BYTES = 4;

  private final Optional<Path> socket;
  private Optional<SocketChannel> channel = Optional.empty();

  private SshAgent(Optional<Path> socket) {
    this.socket = socket;
  }

  @Override
  public boolean connect() throws IOException {
    if (channel.isEmpty()) {
      if (socket.filter(Files::exists).isEmpty()) {
        return false;
      }
      SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel = Optional.of(opened);
      opened.connect(UnixDomainSocketAddress.of(socket.get()));
    }
    return true;
  }

  @Override
  public byte[] rpc(byte command, byte[] message) throws IOException {
    prepareMessage(command, message);
    SocketChannel agent =
        channel.orElseThrow(() -> new IOException("not connected to the ssh agent"));
    ByteBuffer request = ByteBuffer.wrap(message);
    while (request.hasRemaining()) {
      agent.write(request);
    }
    return read(agent, toLength(command, read(agent, LENGTH_BYTES)));
  }

  private static byte[] read(SocketChannel agent, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (agent.read(bytes) < 0) {
        throw new EOFException("the ssh agent hung up");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }

  /** Makes connectors to the agent whose socket the environment names. */
  static final class Factory implements ConnectorFactory {

    private static final String VARIABLE = "SSH_AUTH_SOCK";
    private final Optional<String> socket;

    Factory(Optional<String> socket) {
      this.socket = socket;
    }

    @Override
    public Connector create(@Nullable String identityAgent, @Nullable File home) {
      Optional<String> named =
          Optional.ofNullable(identityAgent)
              .filter(agent -> !agent.isEmpty() && !agent.equals(VARIABLE));
      return new SshAgent(named.or(() -> socket).map(Path::of));
    }

    @Override
    public boolean isSupported() {
      return socket.isPresent();
    }

    @Override
    public String getName() {
      return "unix socket";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
      return List.of(getDefaultConnector());
    }

    @Override
    public ConnectorDescriptor getDefaultConnector() {
      return new ConnectorDescriptor() {
        @Override
        public String getIdentityAgent() {
          return VARIABLE;
        }

        @Override
        public String getDisplayName() {
          return getName();
        }
      };
    }
  }
}
