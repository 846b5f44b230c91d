package org.cyberdojo.builder.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.builder.git.GitSession.sha;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.cyberdojo.builder.source.RepositoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones over ssh, from a server in this process that starts git's own {@code git-upload-pack}. */
class SshRepositoryTest {

  @TempDir private Path temp;
  private GitRepo repo;
  private SshServer server;
  private KeyPair hostKey;
  private KeyPair userKey;

  @BeforeEach
  void set_up() throws Exception {
    repo = GitRepo.in(temp.resolve("repo"));
    repo.write("a", "1").commit("first");
    hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    userKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals("git") && KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.start();
    Files.createDirectories(temp.resolve("home/.ssh"));
  }

  @AfterEach
  void close() throws IOException {
    server.stop(true);
  }

  private void trustHost() throws IOException {
    Files.writeString(
        temp.resolve("home/.ssh/known_hosts"),
        "[127.0.0.1]:"
            + server.getPort()
            + " "
            + PublicKeyEntry.toString(hostKey.getPublic())
            + "\n");
  }

  private void storeUserKey() throws Exception {
    Path file = temp.resolve("home/.ssh/id_ecdsa");
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private String url() {
    return "ssh://git@127.0.0.1:" + server.getPort() + repo.folder();
  }

  private String take(Map<String, String> environment) {
    try (GitSession session =
        GitSession.of(
            temp.resolve("home"),
            settings -> {
              Map<String, String> all = new HashMap<>(settings.environment());
              all.putAll(environment);
              return new GitSettings(settings.cache(), settings.home(), all, 2, settings.limits());
            })) {
      return sha(session.take(url()));
    }
  }

  @Test
  void a_key_of_the_user_opens_a_host_that_is_known() throws Exception {
    trustHost();
    storeUserKey();

    assertThat(take(Map.of())).isEqualTo(repo.head());
    String second = repo.write("a", "2").commit("second");
    assertThat(take(Map.of())).isEqualTo(second);
  }

  @Test
  void a_host_of_the_users_ssh_config_is_found() throws Exception {
    trustHost();
    storeUserKey();
    Files.writeString(
        temp.resolve("home/.ssh/config"),
        "Host work\n  HostName 127.0.0.1\n  Port " + server.getPort() + "\n  User git\n");
    try (GitSession session = GitSession.of(temp.resolve("home"))) {
      assertThat(sha(session.take("work:" + repo.folder()))).isEqualTo(repo.head());
    }
  }

  @Test
  void a_host_that_is_not_known_is_refused() throws Exception {
    storeUserKey();

    assertThatThrownBy(() -> take(Map.of()))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e ->
                assertThat(e.words())
                    .containsExactly(
                        "Cloning into '0'...",
                        "ssh: Server key did not validate",
                        "fatal: Could not read from remote repository."));
    assertThat(temp.resolve("home/.ssh/known_hosts")).doesNotExist();
  }

  @Test
  void without_a_key_there_is_no_clone() throws Exception {
    trustHost();

    assertThatThrownBy(() -> take(Map.of())).isInstanceOf(RepositoryException.class);
  }

  @Test
  void the_users_agent_may_have_the_key() throws Exception {
    trustHost();
    Path socket = temp.resolve("agent");
    try (ServerSocketChannel agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      agent.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(() -> serve(agent));

      assertThat(take(Map.of("SSH_AUTH_SOCK", socket.toString()))).isEqualTo(repo.head());
    }
  }

  /** The two requests of the agent's protocol that a login needs: which keys, and a signature. */
  private void serve(ServerSocketChannel agent) {
    while (agent.isOpen()) {
      try (SocketChannel client = agent.accept()) {
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
        while (true) {
          ByteArrayBuffer request = new ByteArrayBuffer(in.readNBytes(in.readInt()));
          ByteArrayBuffer answer = request.getUByte() == 11 ? keys() : signature(request);
          out.writeInt(answer.available());
          out.write(answer.getCompactData());
          out.flush();
        }
      } catch (Exception e) {
        // the client is done
      }
    }
  }

  private ByteArrayBuffer keys() {
    ByteArrayBuffer answer = new ByteArrayBuffer();
    answer.putByte((byte) 12);
    answer.putInt(1);
    answer.putPublicKey(userKey.getPublic());
    answer.putString("test");
    return answer;
  }

  private ByteArrayBuffer signature(ByteArrayBuffer request) throws Exception {
    request.getBytes();
    byte[] data = request.getBytes();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(userKey.getPrivate());
    signature.update(data);
    ByteArrayBuffer blob = new ByteArrayBuffer();
    blob.putString("ecdsa-sha2-nistp256");
    blob.putBytes(sshForm(signature.sign()));
    ByteArrayBuffer answer = new ByteArrayBuffer();
    answer.putByte((byte) 14);
    answer.putBytes(blob.getCompactData());
    return answer;
  }

  /** Two numbers, as ssh writes them in place of ASN.1. */
  private static byte[] sshForm(byte[] der) {
    int first = der[3];
    int second = der[5 + first];
    ByteArrayBuffer numbers = new ByteArrayBuffer();
    numbers.putBytes(java.util.Arrays.copyOfRange(der, 4, 4 + first));
    numbers.putBytes(java.util.Arrays.copyOfRange(der, 6 + first, 6 + first + second));
    return numbers.getCompactData();
  }
}
