package kr.mambo.beanstalk.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the emulator. */
class EmulatorArchitectureTest {
  private static final String ROOT = "kr.mambo.beanstalk.emulator";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("kr.mambo.beanstalk.(**)").should().beFreeOfCycles().check(MAIN);
  }

  /** Imports hide which of two classes of one name is meant. */
  @Test
  void noSimpleNameStandsForTwoClasses() {
    var duplicates =
        MAIN.stream()
            .filter(found -> found.getEnclosingClass().isEmpty())
            .filter(found -> !found.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
    duplicates.values().removeIf(count -> count == 1);
    assertThat(duplicates).isEmpty();
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
  void nothingSleepsButAnAnswerThatIsLateOnPurpose() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".fault..")
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
}
