package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.query.XmlWriter;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How much the service carries: 10,000 environments, listed, asked for by id, and deployed to.
 * {@code ./bench} runs it; it is no part of the tests, by its name.
 */
class Benchmark {
  private static final int ENVIRONMENTS = 10_000;
  private static final int PAGE = 1000;
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1", "v2");

  @Test
  void carriesTenThousandEnvironments() {
    account.control.setQuotas(new AccountQuotas(10, 10, 2 * ENVIRONMENTS, 10, 10));
    long before = usedMemory();
    var ids = new ArrayList<String>();
    print("create", ENVIRONMENTS, measure(() -> create(ids)));
    print("launch", ENVIRONMENTS, measure(() -> account.advance(Duration.ofMinutes(20))));
    System.out.printf(
        "memory: %d KiB an environment%n", (usedMemory() - before) / 1024 / ENVIRONMENTS);
    list();
    print("list in pages of " + PAGE, ENVIRONMENTS, measure(this::list));
    print("list at once", ENVIRONMENTS, measure(() -> account.client.describeEnvironments()));
    Collections.shuffle(ids, new Random(7));
    var some = ids.subList(0, 2000);
    print("describe one", some.size(), measure(() -> some.forEach(account::environment)));
    print(
        "describe one, without the client",
        some.size(),
        measure(() -> some.forEach(this::describe)));
    print("list in pages, without the client", ENVIRONMENTS, measure(this::describeInPages));
    print("events of one", some.size(), measure(() -> some.forEach(account::events)));
    print("deploy to", some.size(), measure(() -> deploy(some)));
    System.out.printf("memory: %d MiB in all%n", usedMemory() >> 20);
    assertThat(ids).doesNotHaveDuplicates().hasSize(ENVIRONMENTS);
  }

  private void create(List<String> ids) {
    for (int i = 0; i < ENVIRONMENTS; i++)
      ids.add(account.createEnvironment("env-" + i, "v1", profile(), single()));
  }

  private void list() {
    @Nullable String token = null;
    do {
      var from = token;
      token =
          account.client.describeEnvironments(r -> r.maxRecords(PAGE).nextToken(from)).nextToken();
    } while (token != null);
  }

  private void describe(String id) {
    execute("DescribeEnvironments", Map.of("EnvironmentIds.member.1", id));
  }

  private void describeInPages() {
    for (int from = 0; from < ENVIRONMENTS; from += PAGE)
      execute(
          "DescribeEnvironments",
          Map.of("MaxRecords", String.valueOf(PAGE), "NextToken", "offset-" + from));
  }

  private void execute(String action, Map<String, String> parameters) {
    var caller =
        new Principal(
            BeanstalkFixture.ACCOUNT_ID,
            "arn:aws:iam::" + BeanstalkFixture.ACCOUNT_ID + ":user/someone");
    var answer =
        account.beanstalk.execute(new Call(action, parameters, caller, "us-east-1", "request"));
    var text = XmlWriter.response(account.beanstalk.namespace(), action, answer, "request");
    if (text.isEmpty()) throw new IllegalStateException("There is no answer.");
  }

  private void deploy(List<String> ids) {
    for (var id : ids)
      account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
    account.advance(Duration.ofMinutes(5));
  }

  private static Duration measure(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void print(String what, int count, Duration took) {
    System.out.printf(
        "%s: %d in %.2f s, %.0f a second%n",
        what, count, took.toMillis() / 1000.0, count * 1000.0 / Math.max(1, took.toMillis()));
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
