package org.cyberdojo.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.Requests.aRunIn;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.Requests;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunRecord;
import org.cyberdojo.runner.run.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs in real containers, honest ones and hostile ones. */
class RunIT {

  private static final String NAME = "runner-it-" + UUID.randomUUID();
  private static final List<RunRecord> RECORDS = new CopyOnWriteArrayList<>();

  private static DockerEngine engine;
  private static ImageName image;
  private static Runner runner;

  @BeforeAll
  static void start() {
    engine = DockerEngine.from(System.getenv());
    image =
        TestImage.withPrograms()
            .withLambda(Lambdas.BY_STATUS)
            .withEntrypoint("/usr/bin/false")
            .loadInto(engine.images(), NAME + "/bash:1234567");
    runner =
        Runner.start(
            engine.images(),
            engine.containers(),
            RunnerSettings.standard(NAME).withPool(PoolSize.OFF),
            Sha7.of("0000000"),
            Gate.NONE,
            RECORDS::add);
  }

  @AfterAll
  static void stop() {
    runner.close();
    assertThat(engine.containers().labelled(Runner.LABEL, NAME)).isEmpty();
    engine.images().remove(image);
    engine.close();
  }

  /** The answer comes before the container of its run is gone. */
  private static void removeWhenUnused(ImageName name) {
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        engine.images().remove(name);
        return;
      } catch (ImageInUseException e) {
        if (System.nanoTime() > patience) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private static RunResult run(String script) {
    return runner.run(aRunIn(image).of(script).build());
  }

  private static RunResult runBriefly(String script) {
    return runner.run(aRunIn(image).of(script).atMost(Duration.ofSeconds(2)).build());
  }

  private static void assertNextRunIsUnharmed() {
    RunResult result = run("echo well; exit 0");
    assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
    assertThat(result.stdout()).isEqualTo(text("well\n"));
  }

  private static TextContent text(String content) {
    return new TextContent(content, false);
  }

  @Nested
  class An_honest_run {

    @ParameterizedTest
    @CsvSource({"0,GREEN", "1,RED", "2,AMBER", "255,AMBER"})
    void has_a_status_and_a_colour(int status, Outcome colour) {
      RunResult result = run("exit " + status);
      assertThat(result.status()).isEqualTo(Integer.toString(status));
      assertThat(result.outcome()).isEqualTo(colour);
      assertThat(result.log()).isEmpty();
    }

    @Test
    void prints() {
      RunResult result = run("printf 'to stdout\n'; printf 'to stderr\n' >&2");
      assertThat(result.stdout()).isEqualTo(text("to stdout\n"));
      assertThat(result.stderr()).isEqualTo(text("to stderr\n"));
    }

    @Test
    void creates_changes_and_deletes_files() {
      RunResult result =
          runner.run(
              aRunIn(image)
                  .of("printf more >> changed.txt; rm deleted.txt; mkdir -p d/e; printf x > d/e/f")
                  .with("changed.txt", "some ")
                  .with("deleted.txt", "gone")
                  .with("same.txt", "same")
                  .build());
      assertThat(result.created()).containsOnly(Map.entry("d/e/f", text("x")));
      assertThat(result.changed()).containsOnly(Map.entry("changed.txt", text("some more")));
    }

    @Test
    void has_files_of_long_names_readable_by_all() {
      String name = "a/" + "b".repeat(200) + "/" + "c".repeat(150) + ".txt";
      RunResult result =
          runner.run(
              aRunIn(image).of("stat -c %a " + name + "; cat " + name).with(name, "text").build());
      assertThat(result.stdout()).isEqualTo(text("644\ntext"));
    }

    @Test
    void has_the_cleaners_that_existing_scripts_source() {
      RunResult result =
          run(
              """
              source ~/cyber_dojo_fs_cleaners.sh
              mkdir cache 'my cache'; echo x > cache/a; echo x > 'my cache/a'
              echo x > one; echo x > -two; mkdir again; echo x > again/a; echo kept > kept
              cyber_dojo_delete_dirs cache 'my cache' no-such-folder
              cyber_dojo_delete_files one -two no-such-file
              cyber_dojo_reset_dirs again
              [ -d again ]
              """);
      assertThat(result.status()).isEqualTo("0");
      assertThat(result.created()).containsOnlyKeys("kept");
    }

    @Test
    void is_held_in_by_exactly_the_limits_of_its_contract() {
      RunResult result =
          run(
              """
              echo $CYBER_DOJO_IMAGE_NAME $CYBER_DOJO_ID $CYBER_DOJO_SANDBOX
              id -u; id -g; pwd
              for limit in c f x n u s d; do ulimit -$limit; done
              stat -c '%u:%g' /sandbox; stat -c %a /tmp
              grep -c . /proc/net/dev
              grep NoNewPrivs /proc/self/status
              cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max 2>/dev/null
              cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null
              tr '\\0' ' ' < /proc/1/cmdline | head -c 10
              """);
      assertThat(result.stdout().content().lines())
          .containsExactly(
              image + " 34de2W /sandbox",
              "41966",
              "51966",
              "/sandbox",
              "0",
              "262144",
              "1024",
              "1024",
              "1024",
              "16384",
              "4194304",
              "41966:51966",
              "1777",
              "3",
              "NoNewPrivs:\t1",
              Long.toString(2L << 30),
              "128",
              "/sbin/dock");
    }

    @Test
    void leaves_a_record_of_the_very_image_that_ran() {
      runner.run(aRunIn(image).of("true").withId("of-record").build());
      RunRecord record =
          RECORDS.stream().filter(one -> one.id().equals("of-record")).findAny().orElseThrow();
      assertThat(record.image()).isEqualTo(image);
      assertThat(record.imageId()).isEqualTo(engine.images().find(image).map(found -> found.id()));
    }

    @Test
    void without_harvest_says_nothing_of_files() {
      RunResult result =
          runner.run(
              aRunIn(image).of("echo x > new; echo '#' >> cyber-dojo.sh").withoutHarvest().build());
      assertThat(result.created()).isEmpty();
      assertThat(result.changed()).isEmpty();
      assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
    }

    @Test
    void without_harvest_starts_none_of_the_programs_that_look_at_files() {
      ImageName small =
          TestImage.withPrograms()
              .withoutPrograms("file", "find", "mktemp", "sort", "truncate", "xargs")
              .withLambda(Lambdas.BY_STATUS)
              .loadInto(engine.images(), NAME + "/small:1234567");
      try {
        RunResult result =
            runner.run(aRunIn(small).of("echo x; echo y > new").withoutHarvest().build());
        assertThat(result.stdout()).isEqualTo(text("x\n"));
        assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
        assertThat(result.log()).isEmpty();
      } finally {
        removeWhenUnused(small);
      }
    }

    @Test
    void has_many_files_of_long_names_back() {
      Requests request = aRunIn(image).of("for f in long-*; do echo more >> $f; done; rm long-3*");
      for (int i = 0; i < 300; i++) {
        request.with("long-" + i + "-" + "x".repeat(200), "text\n");
      }
      RunResult result = runner.run(request.build());
      assertThat(result.changed().values())
          .hasSize(300 - 1 - 10)
          .containsOnly(text("text\nmore\n"));
      assertThat(result.created()).isEmpty();
    }

    @Test
    void has_its_new_text_files_behind_many_that_are_binary() {
      RunResult result =
          run(
              """
              for i in $(seq -w 1 40); do printf 'x\\0y' > a$i; done; echo text > z; rm cyber-dojo.sh
              """);
      assertThat(result.created()).containsOnly(Map.entry("z", text("text\n")));
    }
  }

  @Nested
  class What_comes_out {

    @Test
    void is_cut_at_51200_characters() {
      RunResult result =
          run("head -c 51200 /dev/zero | tr '\\0' x; head -c 51201 /dev/zero | tr '\\0' y >&2");
      assertThat(result.stdout()).isEqualTo(text("x".repeat(51_200)));
      assertThat(result.stderr()).isEqualTo(new TextContent("y".repeat(51_200), true));
    }

    @Test
    void counts_characters_and_not_bytes() {
      RunResult result =
          run(
              "for i in $(seq 51200); do printf 'é'; done; for i in $(seq 60000); do printf '𝄞'; done > f");
      assertThat(result.stdout()).isEqualTo(text("é".repeat(51_200)));
      assertThat(result.created().get("f")).isEqualTo(new TextContent("𝄞".repeat(51_200), true));
    }

    @Test
    void loses_bytes_that_are_no_utf_8() {
      RunResult result = run("printf 'a\\377b\\303(\\355\\240\\200c\\n'");
      assertThat(result.stdout()).isEqualTo(text("ab(c\n"));
    }

    @Test
    void has_no_binary_files_but_the_tiniest() {
      RunResult result =
          run(
              """
              head -c 1000 /dev/urandom > random; printf '\\0' > nul; : > empty; printf x > one
              printf 'text\\0' > with-nul; printf 'text' > text
              """);
      assertThat(result.created()).containsOnlyKeys("empty", "nul", "one", "text");
    }

    @Test
    void has_the_first_16_new_files_by_name() {
      RunResult result = run("for i in $(seq -w 40 -1 1); do echo $i > f$i; done");
      assertThat(result.created().keySet()).hasSize(16).startsWith("f01").endsWith("f16");
    }

    @Test
    void has_large_files_cut() {
      RunResult result =
          runner.run(
              aRunIn(image)
                  .of(
                      "yes | head -c 9000000 > big; chmod 444 big; yes no | head -c 300000 > sent; ln big hard")
                  .with("sent", "small")
                  .build());
      assertThat(result.created()).containsOnlyKeys("big", "hard");
      assertThat(result.created().get("big"))
          .isEqualTo(new TextContent("y\n".repeat(25_600), true));
      assertThat(result.created().get("hard")).isEqualTo(result.created().get("big"));
      assertThat(result.changed().get("sent").truncated()).isTrue();
    }
  }

  @Nested
  class A_hostile_run {

    @Test
    void that_never_ends_is_stopped() {
      long start = System.nanoTime();
      RunResult result = runBriefly("trap '' TERM INT HUP; while :; do :; done");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
      assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(result.status()).isEqualTo("142");
      assertThat(result.stdout()).isEqualTo(TextContent.empty());
      assertNextRunIsUnharmed();
    }

    @Test
    void that_fork_bombs_still_has_its_status() {
      RunResult result = run("bomb() { bomb | bomb & }; bomb; echo lit; exit 1");
      assertThat(result.outcome()).isIn(Outcome.RED, Outcome.TIMED_OUT, Outcome.AMBER);
      assertNextRunIsUnharmed();
    }

    @Test
    void that_leaves_background_processes_is_answered_at_once() {
      long start = System.nanoTime();
      RunResult result =
          run(
              "nohup sleep 60 & setsid sleep 60 & (trap '' TERM; while :; do echo x >> grows; done) & exit 1");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
      assertThat(result.outcome()).isEqualTo(Outcome.RED);
    }

    @Test
    void that_fills_the_disk_keeps_its_status_and_what_it_printed() {
      RunResult result =
          run("echo before; yes > /tmp/full 2>/dev/null; yes > /sandbox/full 2>/dev/null; exit 1");
      assertThat(result.outcome()).isEqualTo(Outcome.RED);
      assertThat(result.stdout()).isEqualTo(text("before\n"));
      assertThat(result.created().get("full").truncated()).isTrue();
      assertNextRunIsUnharmed();
    }

    @Test
    void that_prints_gigabytes_is_cut() {
      RunResult result = run("yes 0123456789 2>/dev/null | head -c 3000000000; exit 1");
      assertThat(result.stdout().truncated()).isTrue();
      assertThat(result.outcome()).isEqualTo(Outcome.RED);
    }

    @Test
    void that_writes_very_many_files_is_answered() {
      RunResult result =
          runner.run(
              aRunIn(image)
                  .of(
                      "for i in {1..60}; do mkdir d$i; (cd d$i; seq 1 2500 | xargs touch); done; echo changed > sent; exit 1")
                  .with("sent", "before")
                  .atMost(Duration.ofSeconds(15))
                  .build());
      assertThat(result.outcome()).isEqualTo(Outcome.RED);
      assertThat(result.created()).hasSize(16).containsKey("d1/1");
      assertThat(result.changed()).containsKey("sent");
    }

    @Test
    void that_deletes_all_it_can_is_answered() {
      RunResult result =
          run("echo said; rm -rf /tmp/* /sandbox/* /sandbox/.* ~/* 2>/dev/null; exit 1");
      assertThat(result.stdout()).isEqualTo(text("said\n"));
      assertThat(result.outcome()).isEqualTo(Outcome.RED);
      assertThat(result.created()).isEmpty();
    }

    @Test
    void that_kills_its_own_group_is_answered() {
      RunResult result = run("echo said; kill 0; sleep 5");
      assertThat(result.status()).isEqualTo("143");
      assertThat(result.stdout()).isEqualTo(text("said\n"));
      assertThat(result.outcome()).isEqualTo(Outcome.AMBER);
    }

    @Test
    void that_kills_everything_is_unreadable() {
      RunResult result = run("echo said; kill -KILL -1 $PPID; kill -KILL $$");
      assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
      assertThat(result.status()).isEqualTo("144");
      assertNextRunIsUnharmed();
    }

    @Test
    void that_makes_strange_names_gets_them_back() {
      RunResult result =
          run(
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
    void that_nests_folders_deeply_is_answered() {
      RunResult result =
          run(
              "for i in $(seq 300); do mkdir d 2>/dev/null && cd d || break; done; echo x > deep; exit 1");
      assertThat(result.outcome()).isEqualTo(Outcome.RED);
    }

    @Test
    void that_talks_to_the_runner_itself_only_fools_itself() {
      RunResult result =
          run(
              """
              printf 'ended 0 99999999999 5\\n' > /proc/$PPID/fd/1
              head -c 300000 /dev/urandom > /proc/$PPID/fd/1
              exit 1
              """);
      assertThat(result.outcome()).isIn(Outcome.FAULTY, Outcome.GREEN, Outcome.RED);
      assertNextRunIsUnharmed();
    }

    @Test
    void that_sends_a_forged_tar_gets_no_name_outside_the_sandbox() {
      RunResult result =
          run(
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
    void that_eats_all_memory_is_answered() {
      RunResult result =
          runner.run(
              aRunIn(image)
                  .of("a=x; while :; do a=$a$a$a$a; done 2>/dev/null")
                  .atMost(Duration.ofSeconds(15))
                  .build());
      assertThat(result.outcome())
          .isIn(Outcome.AMBER, Outcome.RED, Outcome.TIMED_OUT, Outcome.FAULTY);
      assertNextRunIsUnharmed();
    }

    @Test
    void that_stops_its_parent_is_stopped_itself() {
      RunResult result = runBriefly("kill -STOP $PPID; exit 1");
      assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void whose_id_is_a_command_is_a_run_like_any_other() {
      String id = "$(touch /sandbox/pwned)'; touch /sandbox/pwned; \"\n`id`";
      RunResult result =
          runner.run(aRunIn(image).withId(id).of("printf %s \"$CYBER_DOJO_ID\"").build());
      assertThat(result.stdout()).isEqualTo(text(id));
      assertThat(result.created()).isEmpty();
    }

    @Test
    void cannot_reach_a_network_or_gain_privileges() {
      RunResult result =
          run(
              "(exec 3<>/dev/tcp/127.0.0.1/22) 2>&1; (exec 3<>/dev/tcp/172.17.0.1/80) 2>&1; cat /etc/shadow; exit 1");
      assertThat(result.stdout().content()).contains("onnect").doesNotContain("root:");
    }
  }

  @Nested
  class An_image {

    @Test
    void that_is_not_on_the_node_is_being_pulled() {
      RunResult result =
          runner.run(aRunIn(ImageName.parse(NAME + "/nowhere:1234567")).of("true").build());
      assertThat(result.outcome()).isEqualTo(Outcome.PULLING);
      assertThat(result.status()).isEqualTo("141");
    }

    @Test
    void without_bash_is_faulty_and_says_why() {
      ImageName bare = TestImage.empty().loadInto(engine.images(), NAME + "/bare:1234567");
      try {
        RunResult result = runner.run(aRunIn(bare).of("true").build());
        assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
        assertThat(result.status()).isEqualTo("143");
        assertThat(result.log().path("error").asText()).contains("bash");
      } finally {
        removeWhenUnused(bare);
      }
    }

    @Test
    void without_a_lambda_is_faulty_unless_the_manifest_has_one() {
      ImageName dull = TestImage.withPrograms().loadInto(engine.images(), NAME + "/dull:1234567");
      try {
        RunResult result = runner.run(aRunIn(dull).of("exit 0").build());
        assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
        assertThat(result.log().path("exception").path("context").asText())
            .isEqualTo("image_name must have /usr/local/bin/red_amber_green.rb file");
        assertThat(
                runner.run(aRunIn(dull).of("exit 0").judgedBy(Lambdas.BY_STATUS).build()).outcome())
            .isEqualTo(Outcome.GREEN);
      } finally {
        removeWhenUnused(dull);
      }
    }

    @Test
    void that_is_pushed_again_under_latest_is_judged_by_its_new_lambda() {
      String latest = NAME + "/moving:latest";
      ImageName name =
          TestImage.withPrograms()
              .withLambda("lambda { |_,_,_| :red }")
              .loadInto(engine.images(), latest);
      try {
        assertThat(runner.run(aRunIn(name).of("true").build()).outcome()).isEqualTo(Outcome.RED);
        TestImage.withPrograms()
            .withLambda("lambda { |_,_,_| 'green' }")
            .loadInto(engine.images(), latest);
        assertThat(runner.run(aRunIn(name).of("true").build()).outcome()).isEqualTo(Outcome.GREEN);
      } finally {
        removeWhenUnused(name);
      }
    }
  }
}
