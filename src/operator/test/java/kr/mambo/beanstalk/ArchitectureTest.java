package kr.mambo.beanstalk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house: which room may know which. */
class ArchitectureTest {
  private static final String ROOT = "kr.mambo.beanstalk";
  private static final String PLAN = ROOT + ".plan";

  static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("api", Set.of()),
          Map.entry("model", Set.of("api")),
          Map.entry("workload", Set.of("api")),
          Map.entry("bundle", Set.of("workload", "api")),
          Map.entry("kubernetes", Set.of("workload", "api")),
          Map.entry("plan", Set.of("model", "api", "workload", "bundle", "kubernetes")),
          Map.entry("status", Set.of("model", "api")),
          Map.entry("aws", Set.of("model")),
          Map.entry("poll", Set.of("aws", "model")),
          Map.entry("registry", Set.of("aws", "model", "api", "workload")),
          Map.entry("observe", Set.of("model", "api", "aws", "poll", "workload")),
          // An artifact's content is a value of the workload.
          Map.entry("act", Set.of("model", "api", "aws", "bundle", "kubernetes", "workload")),
          Map.entry("config", Set.of("act", "api", "aws", "model")),
          Map.entry("health", Set.of("api", "model", "aws", "poll")),
          Map.entry(
              "controller",
              Set.of(
                  "config",
                  "act",
                  "observe",
                  "registry",
                  "plan",
                  "status",
                  "poll",
                  "aws",
                  "bundle",
                  "workload",
                  "kubernetes",
                  "model",
                  "api",
                  "health")),
          Map.entry(
              "cli",
              Set.of(
                  "observe",
                  "plan",
                  "status",
                  "aws",
                  "bundle",
                  "workload",
                  "kubernetes",
                  "model",
                  "api")));

  /** The rooms of the plan, from the ground up: each may know those below it, and no other. */
  private static final List<Set<String>> PLAN_LAYERS =
      List.of(
          Set.of("rendering"),
          Set.of("evidence"),
          Set.of("kubernetes"),
          Set.of("options"),
          Set.of("platform", "version"),
          Set.of("assessment"),
          Set.of("lifecycle"),
          Set.of("replacement"),
          // The planners themselves.
          Set.of(""));

  /** Where positions begin to be mistaken for one another. */
  private static final int MAX_POSITIONAL_COMPONENTS = 8;

  private static final String[] PURE =
      List.of("plan", "workload", "bundle", "kubernetes", "status", "model", "api").stream()
          .map(room -> ROOT + "." + room + "..")
          .toArray(String[]::new);

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/emulator/"))
          .importPackages(ROOT);

  @Test
  void everyRoomImportsOnlyWhatTheTableAllows() {
    var broken = new TreeSet<String>();
    for (var javaClass : MAIN) {
      var from = topLevelPackage(javaClass);
      if (from.isEmpty()) continue;
      assertThat(MAY_IMPORT).containsKey(from.get());
      var allowed = MAY_IMPORT.getOrDefault(from.get(), Set.of());
      for (var dependency : javaClass.getDirectDependenciesFromSelf()) {
        var to = topLevelPackage(dependency.getTargetClass());
        if (to.isPresent() && !to.equals(from) && !allowed.contains(to.get()))
          broken.add(describe(dependency));
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyRoomOfThePlanKnowsOnlyThoseBelow() {
    var broken = new TreeSet<String>();
    for (var javaClass : MAIN) {
      var from = planLayer(javaClass);
      if (from.isEmpty()) continue;
      for (var dependency : javaClass.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass();
        boolean sameRoom = target.getPackageName().equals(javaClass.getPackageName());
        if (!sameRoom && planLayer(target).filter(to -> to >= from.get()).isPresent())
          broken.add(describe(dependency));
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyRoomOfThePlanHasALayer() {
    var rooms =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(PLAN + "."))
            .map(name -> name.substring(PLAN.length() + 1))
            .distinct();
    assertThat(PLAN_LAYERS.stream().flatMap(Set::stream)).containsAll(rooms.toList());
  }

  @Test
  void roomsKnowOneAnotherInOneDirection() {
    SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void noSimpleNameMeansTwoThings() {
    var names =
        MAIN.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    names.values().removeIf(classes -> classes.size() == 1);
    assertThat(names).isEmpty();
  }

  @Test
  void recordsOfManyComponentsAreMadeByTheirBuilders() {
    var broken = new TreeSet<String>();
    for (var javaClass : MAIN) {
      if (!javaClass.isRecord()) continue;
      var components =
          javaClass.getFields().stream()
              .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
              .count();
      if (components <= MAX_POSITIONAL_COMPONENTS) continue;
      for (var constructor : javaClass.getConstructors()) {
        if (constructor.getRawParameterTypes().size() != components) continue;
        for (var access : constructor.getAccessesToSelf()) {
          var caller = access.getOriginOwner();
          if (!caller.equals(javaClass) && !isBuilder(caller)) broken.add(access.getDescription());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void pureRoomsKnowNoClientNoSdkAndNoContainer() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .and()
            // The type that makes a resource a resource lies beside the client.
            .areNotAssignableTo("io.fabric8.kubernetes.client.CustomResource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.javaoperatorsdk..",
                "io.fabric8.kubernetes.client..",
                "software.amazon..",
                "jakarta.inject..",
                "jakarta.enterprise..",
                "io.quarkus..");
    rule.check(MAIN);
  }

  @Test
  void theSdkOfAwsStopsAtItsRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(MAIN);
  }

  @Test
  void theOperatorSdkStopsAtTheEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".controller..", ROOT + ".config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javaoperatorsdk..")
        .check(MAIN);
  }

  @Test
  void noClassIsNamedForHavingNoPurpose() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(MAIN);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        MAIN.stream()
            .map(JavaClass::getPackage)
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .distinct();
    assertThat(unmarked).isEmpty();
  }

  /** The builder itself, or a class inside of it. */
  private static boolean isBuilder(JavaClass javaClass) {
    return javaClass.getName().replaceFirst("[$].*", "").endsWith("Builder");
  }

  private static Optional<Integer> planLayer(JavaClass javaClass) {
    var name = javaClass.getPackageName();
    if (!name.equals(PLAN) && !name.startsWith(PLAN + ".")) return Optional.empty();
    var room = name.equals(PLAN) ? "" : name.substring(PLAN.length() + 1);
    return IntStream.range(0, PLAN_LAYERS.size())
        .boxed()
        .filter(layer -> PLAN_LAYERS.get(layer).contains(room))
        .findFirst();
  }

  private static Optional<String> topLevelPackage(JavaClass javaClass) {
    var name = javaClass.getPackageName();
    return name.startsWith(ROOT + ".")
        ? Optional.of(name.substring(ROOT.length() + 1).split("\\.", 2)[0])
        : Optional.empty();
  }

  private static String describe(Dependency dependency) {
    return dependency.getOriginClass().getName() + " -> " + dependency.getTargetClass().getName();
  }
}
