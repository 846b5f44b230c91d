package org.cyberdojo.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.service.RunnerOnEngine.text;

import java.time.Duration;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hostile runs in real containers. */
class HostileRunIT {

  private static RunnerOnEngine runner;

  @BeforeAll
  static void start() {
    runner = RunnerOnEngine.start();
  }

  @AfterAll
  static void stop() {
    runner.close();
  }

  @Test
  void one_that_never_ends_is_stopped() {
    long start = System.nanoTime();
    RunResult result = runner.runBriefly("trap '' TERM INT HUP; while :; do :; done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(result.status()).isEqualTo("142");
    assertThat(result.stdout()).isEqualTo(TextContent.empty());
    runner.assertNextRunIsUnharmed();
  }

  @Test
  void one_that_fork_bombs_still_has_its_status() {
    RunResult result = runner.run("bomb() { bomb | bomb & }; bomb; echo lit; exit 1");
    assertThat(result.outcome()).isIn(Outcome.RED, Outcome.TIMED_OUT, Outcome.AMBER);
    runner.assertNextRunIsUnharmed();
  }

  @Test
  void one_that_leaves_background_processes_is_answered_at_once() {
    long start = System.nanoTime();
    RunResult result =
        runner.run(
            "nohup sleep 60 & setsid sleep 60 & (trap '' TERM; while :; do echo x >> grows; done) & exit 1");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(result.outcome()).isEqualTo(Outcome.RED);
  }

  @Test
  void one_that_fills_the_disk_keeps_its_status_and_what_it_printed() {
    RunResult result =
        runner.run(
            "echo before; yes > /tmp/full 2>/dev/null; yes > /sandbox/full 2>/dev/null; exit 1");
    assertThat(result.outcome()).isEqualTo(Outcome.RED);
    assertThat(result.stdout()).isEqualTo(text("before\n"));
    assertThat(result.created().get("full").truncated()).isTrue();
    runner.assertNextRunIsUnharmed();
  }

  @Test
  void one_that_prints_gigabytes_is_cut() {
    RunResult result = runner.run("yes 0123456789 2>/dev/null | head -c 3000000000; exit 1");
    assertThat(result.stdout().truncated()).isTrue();
    assertThat(result.outcome()).isEqualTo(Outcome.RED);
  }

  @Test
  void one_that_writes_very_many_files_is_answered() {
    RunResult result =
        runner.run(
            runner
                .aRun()
                .of(
                    "for i in {1..60}; do mkdir d$i; (cd d$i; seq 1 2500 | xargs touch); done; echo changed > sent; exit 1")
                .with("sent", "before")
                .atMost(Duration.ofSeconds(15)));
    assertThat(result.outcome()).isEqualTo(Outcome.RED);
    assertThat(result.created()).hasSize(16).containsKey("d1/1");
    assertThat(result.changed()).containsKey("sent");
  }

  @Test
  void one_that_deletes_all_it_can_is_answered() {
    RunResult result =
        runner.run("echo said; rm -rf /tmp/* /sandbox/* /sandbox/.* ~/* 2>/dev/null; exit 1");
    assertThat(result.stdout()).isEqualTo(text("said\n"));
    assertThat(result.outcome()).isEqualTo(Outcome.RED);
    assertThat(result.created()).isEmpty();
  }

  @Test
  void one_that_kills_its_own_group_is_answered() {
    RunResult result = runner.run("echo said; kill 0; sleep 5");
    assertThat(result.status()).isEqualTo("143");
    assertThat(result.stdout()).isEqualTo(text("said\n"));
    assertThat(result.outcome()).isEqualTo(Outcome.AMBER);
  }

  @Test
  void one_that_kills_everything_is_unreadable() {
    RunResult result = runner.run("echo said; kill -KILL -1 $PPID; kill -KILL $$");
    assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
    assertThat(result.status()).isEqualTo("144");
    runner.assertNextRunIsUnharmed();
  }

  @Test
  void one_that_makes_strange_names_gets_them_back() {
    RunResult result =
        runner.run(
            """
            touch -- '-rf' '--checkpoint-action=exec=id' $'new\\nline' "'" '"' '$(id)' '`id`' 'a: binary' '*'
            mkdir -- '-d'; echo x > './-d/-f'
            echo x > $(printf 'n%.0s' {1..200})
            ln -s /etc/passwd passwd; ln -s /etc etc; ln -s . loop; mkfifo pipe 2>/dev/null
            """);
    assertThat(result.created())
        .containsOnlyKeys(
            "-rf",
            "--checkpoint-action=exec=id",
            "new\nline",
            "'",
            "\"",
            "$(id)",
            "`id`",
            "a: binary",
            "*",
            "-d/-f",
            "n".repeat(200));
  }

  @Test
  void one_that_nests_folders_deeply_is_answered() {
    RunResult result =
        runner.run(
            "for i in $(seq 300); do mkdir d 2>/dev/null && cd d || break; done; echo x > deep; exit 1");
    assertThat(result.outcome()).isEqualTo(Outcome.RED);
  }

  @Test
  void one_that_talks_to_the_runner_itself_only_fools_itself() {
    RunResult result =
        runner.run(
            """
            printf 'ended 0 99999999999 5\\n' > /proc/$PPID/fd/1
            head -c 300000 /dev/urandom > /proc/$PPID/fd/1
            exit 1
            """);
    assertThat(result.outcome()).isIn(Outcome.FAULTY, Outcome.GREEN, Outcome.RED);
    runner.assertNextRunIsUnharmed();
  }

  @Test
  void one_that_sends_a_forged_tar_gets_no_name_outside_the_sandbox() {
    RunResult result =
        runner.run(
            """
            mkdir -p /tmp/t/a; echo x > /tmp/t/a/evil; echo x > /tmp/t/fine
            exec > /proc/$PPID/fd/1
            printf 'ended 1 0 0\\n'
            tar -C /tmp/t/a -cPf - ../a/evil /tmp/t/a/evil ../fine --transform 's,^/tmp/t,../../..,'
            kill -KILL $PPID
            """);
    assertThat(result.created().keySet()).allMatch(name -> !name.contains(".."));
    assertThat(result.created().keySet()).noneMatch(name -> name.startsWith("/"));
  }

  @Test
  void one_that_eats_all_memory_is_answered() {
    RunResult result =
        runner.run(
            runner
                .aRun()
                .of("a=x; while :; do a=$a$a$a$a; done 2>/dev/null")
                .atMost(Duration.ofSeconds(15)));
    assertThat(result.outcome())
        .isIn(Outcome.AMBER, Outcome.RED, Outcome.TIMED_OUT, Outcome.FAULTY);
    runner.assertNextRunIsUnharmed();
  }

  @Test
  void one_that_stops_its_parent_is_stopped_itself() {
    RunResult result = runner.runBriefly("kill -STOP $PPID; exit 1");
    assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void one_whose_id_is_a_command_is_a_run_like_any_other() {
    String id = "$(touch /sandbox/pwned)'; touch /sandbox/pwned; \"\n`id`";
    RunResult result = runner.run(runner.aRun().withId(id).of("printf %s \"$CYBER_DOJO_ID\""));
    assertThat(result.stdout()).isEqualTo(text(id));
    assertThat(result.created()).isEmpty();
  }

  @Test
  void none_can_reach_a_network_or_gain_privileges() {
    RunResult result =
        runner.run(
            "(exec 3<>/dev/tcp/127.0.0.1/22) 2>&1; (exec 3<>/dev/tcp/172.17.0.1/80) 2>&1; cat /etc/shadow; exit 1");
    assertThat(result.stdout().content()).contains("onnect").doesNotContain("root:");
  }
}
