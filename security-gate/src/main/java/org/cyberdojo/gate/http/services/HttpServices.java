package org.cyberdojo.gate.http.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cyberdojo.gate.services.ServiceAddress;
import org.cyberdojo.gate.services.ServiceCommit;
import org.cyberdojo.gate.services.ServiceReport;
import org.cyberdojo.gate.services.Services;
import org.cyberdojo.manifest.commit.CommitSha;

/**
 * Asks services at their {@code /sha}, all of them at once. An answer is trusted with nothing: not
 * its size, not its time.
 */
public final class HttpServices implements Services {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long MOST_MILLIS = 3_000;
  private static final int MOST_BYTES = 4096;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ServiceAddress> addresses;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  public HttpServices(List<ServiceAddress> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  @Override
  public List<ServiceReport> ask() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<ServiceReport>> questions =
          addresses.stream()
              .<Callable<ServiceReport>>map(address -> () -> report(address))
              .toList();
      // a body that drips outlasts the request's own time-out
      List<Future<ServiceReport>> answers =
          threads.invokeAll(questions, MOST_MILLIS, TimeUnit.MILLISECONDS);
      return IntStream.range(0, answers.size())
          .mapToObj(i -> reportOf(addresses.get(i), answers.get(i)))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return addresses.stream().map(HttpServices::unanswered).toList();
    }
  }

  private static ServiceReport reportOf(ServiceAddress address, Future<ServiceReport> answer) {
    return answer.state() == Future.State.SUCCESS ? answer.resultNow() : unanswered(address);
  }

  private static ServiceReport unanswered(ServiceAddress address) {
    return new ServiceReport(address, new ServiceCommit.Unknown("it does not answer in time"));
  }

  private ServiceReport report(ServiceAddress address) {
    return new ServiceReport(address, commit(address));
  }

  private ServiceCommit commit(ServiceAddress address) {
    HttpRequest request = HttpRequest.newBuilder(address.shaUrl()).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return response.statusCode() == OK
            ? read(body.readNBytes(MOST_BYTES))
            : new ServiceCommit.Unknown("it answers with status " + response.statusCode());
      }
    } catch (JsonProcessingException e) {
      return new ServiceCommit.Unknown("its answer is no JSON");
    } catch (IOException e) {
      return new ServiceCommit.Unknown("it does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ServiceCommit.Unknown("it was not asked to the end");
    }
  }

  private static ServiceCommit read(byte[] body) throws IOException {
    JsonNode sha = JSON.readTree(body).path("sha");
    return CommitSha.isCommitSha(sha.asText())
        ? new ServiceCommit.Known(CommitSha.of(sha.asText()))
        : new ServiceCommit.Unknown("its answer holds no commit");
  }
}
