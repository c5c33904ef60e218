package kr.mambo.beanstalk.emulator.beanstalk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import kr.mambo.beanstalk.emulator.beanstalk.call.Shop;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.ManagedAction;
import kr.mambo.beanstalk.emulator.beanstalk.work.Works.Change;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** The hands on the levers. */
final class Controls implements Control {
  /** How long after a stop or a dictated health it shows. */
  private static final Duration NOTICED = Duration.ofSeconds(10);

  /** How far away the window of a planned action is. */
  private static final Duration AHEAD = Duration.ofDays(2);

  private final Shop shop;
  private final Keeper keeper;

  Controls(Shop shop, Keeper keeper) {
    this.shop = shop;
    this.keeper = keeper;
  }

  @Override
  public void fail(DeploymentFault fault) {
    locked(() -> shop.rules().add(fault));
  }

  @Override
  public void rule(ImageRule rule) {
    locked(() -> shop.rules().add(rule));
  }

  @Override
  public void stopInstance(String environment, String instance) {
    with(
        environment,
        e -> {
          var found =
              e.instance(instance)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Environment %s has no instance %s.".formatted(e.name, instance)));
          found.stopped = true;
          found.stoppedAt = shop.timeline().now();
          found.inService = false;
          shop.works().observeLater(e, NOTICED);
        });
  }

  @Override
  public void health(String environment, String color, String cause, Duration during) {
    var status =
        switch (color) {
          case "Green" -> "Ok";
          case "Yellow" -> "Warning";
          case "Red" -> "Severe";
          case "Grey" -> "No Data";
          default ->
              throw new IllegalArgumentException(
                  "The color has to be Green, Yellow, Red or Grey, but it is '" + color + "'.");
        };
    with(
        environment,
        e -> {
          e.dictated = new Health(color, status, List.of(cause));
          e.dictatedUntil = shop.timeline().now().plus(shop.timeline().scaled(during));
          shop.works().observe(e);
          shop.works().observeLater(e, during);
        });
  }

  @Override
  public void hold(String environment) {
    with(environment, e -> shop.works().hold(e, true));
  }

  @Override
  public void release(String environment) {
    with(environment, e -> shop.works().hold(e, false));
  }

  @Override
  public void changeOptions(String environment, List<ConfigurationOptionSetting> settings) {
    with(
        environment,
        e -> {
          var options = new TreeMap<>(e.options);
          for (var setting : settings) options.put(key(setting), text(setting.value()));
          update(e, new Change(e.label, e.platform, options, e.template, false));
        });
  }

  private OptionKey key(ConfigurationOptionSetting setting) {
    return shop.catalogue()
        .find(text(setting.namespace()), text(setting.optionName()))
        .map(s -> new OptionKey(s.namespace(), s.option()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no option %s in the namespace %s."
                        .formatted(setting.optionName(), setting.namespace())));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  @Override
  public void changeVersion(String environment, String label) {
    with(
        environment,
        e -> {
          var application = shop.world().region(e).applications.get(e.application);
          if (application == null || !application.versions.containsKey(label))
            throw new IllegalArgumentException(
                "Application %s has no version %s.".formatted(e.application, label));
          update(e, new Change(label, e.platform, e.options, e.template, true));
        });
  }

  private void update(Environment environment, Change change) {
    if (environment.status != Status.Ready)
      throw new IllegalArgumentException(
          "Environment %s is %s, not Ready.".formatted(environment.name, environment.status));
    shop.works().update(environment, change, shop.names().uuid());
  }

  @Override
  public void startManagedUpdate(String environment, @Nullable String solutionStack) {
    with(
        environment,
        e -> {
          if (e.status != Status.Ready)
            throw new IllegalArgumentException(
                "Environment %s is %s, not Ready.".formatted(e.name, e.status));
          var action = action(e, solutionStack, Duration.ZERO);
          e.planned.add(action);
          shop.works().manage(e, action, shop.names().uuid());
        });
  }

  @Override
  public void planManagedUpdate(String environment, @Nullable String solutionStack) {
    with(environment, e -> shop.works().plan(e, action(e, solutionStack, AHEAD)));
  }

  private ManagedAction action(
      Environment environment, @Nullable String solutionStack, Duration ahead) {
    var platforms = shop.platforms();
    var wanted =
        solutionStack == null
            ? platforms.stack(environment.platform).map(platforms::newest)
            : platforms.stack(solutionStack);
    var platform =
        wanted.orElseThrow(
            () -> new IllegalArgumentException("There is no platform " + solutionStack + "."));
    boolean refresh = platform.stack().equals(environment.platform);
    return ManagedAction.scheduled(
        "scheduled-action-" + shop.names().hex(12),
        refresh ? "InstanceRefresh" : "PlatformUpdate",
        refresh ? "Instance refresh" : "Platform update to " + platform.version(),
        refresh ? null : platform.stack(),
        shop.timeline().now().plus(shop.timeline().scaled(ahead)));
  }

  @Override
  public void remove(String environment) {
    with(environment, e -> shop.works().terminate(e, shop.names().uuid()));
  }

  @Override
  public void useGroup(String environment, boolean used) {
    with(environment, e -> e.groupInUse = used);
  }

  @Override
  public void takeCname(String prefix) {
    locked(() -> shop.rules().takeCname(prefix));
  }

  @Override
  public void lags(Lags lags) {
    locked(() -> shop.rules().lags(lags));
  }

  @Override
  public void limits(Limits limits) {
    locked(() -> shop.rules().limits(limits));
  }

  @Override
  public void calm() {
    locked(() -> shop.rules().calm());
  }

  @Override
  public void reset() {
    locked(
        () -> {
          shop.rules().calm();
          shop.timeline().forget();
          shop.world().clear();
          keeper.clear();
        });
  }

  @Override
  public Map<String, @Nullable Object> snapshot() {
    return shop.timeline().exclusively(() -> new Snapshot(shop).take());
  }

  private void with(String idOrName, Consumer<Environment> work) {
    locked(
        () -> {
          var environment =
              shop.world()
                  .environment(idOrName)
                  .filter(Environment::alive)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "There is no environment with the id or name " + idOrName + "."));
          work.accept(environment);
          shop.world().touch(environment);
          shop.works().kept();
        });
  }

  private void locked(Runnable work) {
    shop.timeline()
        .exclusively(
            () -> {
              work.run();
              return work;
            });
  }
}
