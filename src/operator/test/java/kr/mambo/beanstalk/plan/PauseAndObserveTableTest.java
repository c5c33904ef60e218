package kr.mambo.beanstalk.plan;

import java.io.IOException;
import java.nio.file.Path;
import kr.mambo.beanstalk.DocumentedTable;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ObservationFixture;
import org.junit.jupiter.api.Test;

/**
 * What observing, suspending and pausing do, alone, together and while the resource is deleted: the
 * table of the docs.
 */
class PauseAndObserveTableTest {
  /** Something that a user may have asked for. */
  private enum UserRequest {
    NOTHING("", false),
    OBSERVE("managementMode: Observe", false),
    SUSPEND("suspend: true", false),
    PAUSE("", true),
    OBSERVE_AND_SUSPEND("{managementMode: Observe, suspend: true}", false),
    OBSERVE_AND_PAUSE("managementMode: Observe", true),
    RECONCILE("", false),
    RECONCILE_AND_OBSERVE("managementMode: Observe", false),
    RECONCILE_AND_SUSPEND("suspend: true", false),
    RECONCILE_AND_PAUSE("", true);

    final String spec;
    final boolean paused;

    boolean requestsReconcile() {
      return switch (this) {
        case RECONCILE, RECONCILE_AND_OBSERVE, RECONCILE_AND_SUSPEND, RECONCILE_AND_PAUSE -> true;
        case NOTHING, OBSERVE, SUSPEND, PAUSE, OBSERVE_AND_SUSPEND, OBSERVE_AND_PAUSE -> false;
      };
    }

    UserRequest(String spec, boolean paused) {
      this.spec = spec;
      this.paused = paused;
    }
  }

  /** Where the environment stands. */
  private enum EnvironmentCase {
    ABSENT,
    CONVERGED,
    CHANGED,
    FAILED,
    DELETED_RETAIN,
    DELETED_DELETE;

    ObservationFixture given() {
      return switch (this) {
        case ABSENT -> ObservationFixture.prepared();
        case CONVERGED -> ObservationFixture.running();
        case CHANGED ->
            ObservationFixture.running()
                .status("version: {inputs: other, keyId: k1, desired: v-wanted}");
        case FAILED ->
            ObservationFixture.running()
                .environment("versionLabel", "v-good")
                .status(
                    """
                    version: {inputs: aaaa, keyId: k1, desired: v-good, lastGood: {label: v-good}}
                    failedVersions: [{label: v-wanted, message: broken}]
                    """);
        case DELETED_RETAIN -> ObservationFixture.running().deleting(DeletionPolicy.Retain);
        case DELETED_DELETE -> ObservationFixture.running().deleting(DeletionPolicy.Delete);
      };
    }
  }

  @Test
  void theTableOfTheDocsIsWhatThePlannerDecides() throws IOException {
    var table =
        new StringBuilder(
            "| | no environment yet | converged | new inputs | a version that failed | deleted, Retain | deleted, Delete |\n|---|---|---|---|---|---|---|\n");
    for (var asked : UserRequest.values()) {
      table.append("| ").append(rowHeader(asked));
      for (var environmentCase : EnvironmentCase.values())
        table.append(" | ").append(cell(asked, environmentCase));
      table.append(" |\n");
    }
    new DocumentedTable(Path.of("docs/behavior.md"), "holding").assertUpToDate(table.toString());
  }

  private static String rowHeader(UserRequest asked) {
    return switch (asked) {
      case NOTHING -> "nothing";
      case OBSERVE -> "Observe";
      case SUSPEND -> "suspend";
      case PAUSE -> "paused";
      case OBSERVE_AND_SUSPEND -> "Observe, suspend";
      case OBSERVE_AND_PAUSE -> "Observe, paused";
      case RECONCILE -> "reconcile-requested-at";
      case RECONCILE_AND_OBSERVE -> "reconcile-requested-at, Observe";
      case RECONCILE_AND_SUSPEND -> "reconcile-requested-at, suspend";
      case RECONCILE_AND_PAUSE -> "reconcile-requested-at, paused";
    };
  }

  private static String cell(UserRequest asked, EnvironmentCase environmentCase) {
    var given = environmentCase.given().spec(asked.spec);
    if (asked.paused) given = given.annotation(Annotations.PAUSED, "true");
    if (asked.requestsReconcile())
      given = given.annotation(Annotations.RECONCILE, "2026-03-01T12:00:00Z");
    var decision = BeanstalkPlannerFixture.decide(given);
    return switch (decision) {
      case BeanstalkDecision.Nothing d -> "nothing to do";
      case BeanstalkDecision.Paused d -> "paused: " + d.reason();
      case BeanstalkDecision.CreateEnvironment d -> "makes it";
      case BeanstalkDecision.UpdateEnvironment d -> "deploys";
      case BeanstalkDecision.Terminate d -> "terminates it";
      case BeanstalkDecision.Release d -> "takes its tag off and goes";
      case BeanstalkDecision.RemoveFinalizer d -> "goes, writing nothing";
      case BeanstalkDecision.Wait d -> "waits: " + d.reason();
      case BeanstalkDecision.Refuse d -> "refuses: " + d.reason();
      case BeanstalkDecision.CreateApplication d -> "writes";
      case BeanstalkDecision.UploadArtifacts d -> "writes";
      case BeanstalkDecision.CreateVersion d -> "writes";
      case BeanstalkDecision.UpdateTags d -> "writes";
      case BeanstalkDecision.Abort d -> "writes";
      case BeanstalkDecision.DeleteDraftConfiguration d -> "writes";
      case BeanstalkDecision.CollectGarbage d -> "writes";
      case BeanstalkDecision.ReplacementStep d -> "replaces";
      case BeanstalkDecision.RequestLogs d -> "writes";
      case BeanstalkDecision.SaveSettings d -> "writes";
      case BeanstalkDecision.CleanUp d -> "writes";
    };
  }
}
