package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import java.util.List;
import java.util.Set;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerRecipe;

/** A {@link ContainerRecipe} in docker-java's words. */
final class RecipeCommand {

  private static final String NO_NETWORK = "none";

  private RecipeCommand() {}

  static CreateContainerCmd of(DockerClient client, ContainerRecipe recipe) {
    return client
        .createContainerCmd(recipe.image())
        .withName(recipe.name())
        .withEntrypoint(List.of())
        .withCmd(recipe.command())
        .withUser(recipe.confinement().user())
        .withEnv(environment(recipe))
        .withLabels(recipe.labels())
        .withTty(false)
        .withStdinOpen(true)
        .withStdInOnce(true)
        .withAttachStdin(true)
        .withAttachStdout(true)
        .withAttachStderr(true)
        .withHostConfig(host(recipe.confinement()));
  }

  private static List<String> environment(ContainerRecipe recipe) {
    return recipe.environment().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList();
  }

  private static HostConfig host(Confinement confinement) {
    return new HostConfig()
        .withInit(true)
        .withAutoRemove(true)
        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
        .withNetworkMode(NO_NETWORK)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withMemory(confinement.memoryBytes())
        .withPidsLimit(confinement.pids())
        .withCpuShares(confinement.cpuShares())
        .withReadonlyRootfs(confinement.readOnlyRoot())
        .withCapDrop(capabilities(confinement.capabilities().dropped()))
        .withCapAdd(capabilities(confinement.capabilities().added()))
        .withTmpFs(confinement.tmpfs())
        .withUlimits(ulimits(confinement));
  }

  private static Capability[] capabilities(Set<String> names) {
    return names.stream().sorted().map(Capability::valueOf).toArray(Capability[]::new);
  }

  private static List<Ulimit> ulimits(Confinement confinement) {
    return confinement.ulimits().entrySet().stream()
        .map(limit -> new Ulimit(limit.getKey(), limit.getValue(), limit.getValue()))
        .toList();
  }
}
