package kr.mambo.beanstalk.plan;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Notice;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Precheck;
import kr.mambo.beanstalk.model.Reason;

/** What its user should hear before it happens. */
final class Notices {
  private Notices() {}

  static List<Notice> of(Situation situation, Decision decision) {
    return switch (decision) {
      case Decision.UpdateEnvironment d when d.kind() == OperationKind.UpdatePlatform ->
          List.of(new Notice(Reason.ReplacingInstances, d.message()));
      case Decision.UpdateEnvironment d -> options(situation, true);
      case Decision.CreateEnvironment d -> options(situation, false);
      case Decision.UpdateTags d when d.reason() == Reason.Adopting ->
          List.of(new Notice(d.reason(), d.message()));
      case Decision.UpdateTags d -> List.of();
      case Decision.Refuse d -> List.of();
      case Decision.Wait d -> List.of();
      case Decision.Hold d -> List.of();
      case Decision.Nothing d -> List.of();
      case Decision.CreateApplication d -> List.of();
      case Decision.UploadArtifacts d -> List.of();
      case Decision.CreateVersion d -> List.of();
      case Decision.Abort d -> List.of();
      case Decision.DeleteDraft d -> List.of();
      case Decision.Terminate d -> List.of();
      case Decision.CollectVersions d -> List.of();
      case Decision.Replacing d -> List.of();
      case Decision.RequestLogs d -> List.of();
      case Decision.KeepSettings d -> List.of();
      case Decision.CleanUp d -> List.of();
      case Decision.Release d -> List.of();
      case Decision.Forget d -> List.of();
    };
  }

  private static List<Notice> options(Situation situation, boolean standing) {
    var notices = new ArrayList<Notice>();
    var precheck = situation.facts().precheck();
    var said = precheck.known();
    precheck
        .unreadable()
        .ifPresent(
            failure ->
                notices.add(
                    new Notice(
                        Reason.OptionsRemarked,
                        "Beanstalk could not be asked beforehand what the options do, and whether they replace instances. "
                            + failure.message())));
    if (standing) {
      said.flatMap(Prechecks::replacing)
          .ifPresent(text -> notices.add(new Notice(Reason.ReplacingInstances, text)));
    }
    said.map(Precheck::warnings)
        .filter(warnings -> !warnings.isEmpty())
        .ifPresent(
            warnings ->
                notices.add(
                    new Notice(
                        Reason.OptionsRemarked,
                        "Beanstalk remarks on the options: " + String.join(" ", warnings))));
    return List.copyOf(notices);
  }
}
