package kr.mambo.beanstalk.plan.assessment;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.options.OptionPrecheck;

/** What its user should hear before it happens. */
public final class PlannedChangeEvents {
  private PlannedChangeEvents() {}

  public static List<PlannedChangeEvent> list(
      BeanstalkSituation situation, BeanstalkDecision decision) {
    return switch (decision) {
      case BeanstalkDecision.UpdateEnvironment d when d.kind() == OperationKind.UpdatePlatform ->
          List.of(new PlannedChangeEvent(Reason.ReplacingInstances, d.message()));
      case BeanstalkDecision.UpdateEnvironment d -> optionEvents(situation, true);
      case BeanstalkDecision.CreateEnvironment d -> optionEvents(situation, false);
      case BeanstalkDecision.UpdateTags d when d.reason() == Reason.Adopting ->
          List.of(new PlannedChangeEvent(d.reason(), d.message()));
      case BeanstalkDecision.UpdateTags d -> List.of();
      case BeanstalkDecision.Refuse d -> List.of();
      case BeanstalkDecision.Wait d -> List.of();
      case BeanstalkDecision.Paused d -> List.of();
      case BeanstalkDecision.Nothing d -> List.of();
      case BeanstalkDecision.CreateApplication d -> List.of();
      case BeanstalkDecision.UploadArtifacts d -> List.of();
      case BeanstalkDecision.CreateVersion d -> List.of();
      case BeanstalkDecision.Abort d -> List.of();
      case BeanstalkDecision.DeleteDraftConfiguration d -> List.of();
      case BeanstalkDecision.Terminate d -> List.of();
      case BeanstalkDecision.CollectGarbage d -> List.of();
      case BeanstalkDecision.ReplacementStep d -> List.of();
      case BeanstalkDecision.RequestLogs d -> List.of();
      case BeanstalkDecision.SaveSettings d -> List.of();
      case BeanstalkDecision.CleanUp d -> List.of();
      case BeanstalkDecision.Release d -> List.of();
      case BeanstalkDecision.RemoveFinalizer d -> List.of();
    };
  }

  private static List<PlannedChangeEvent> optionEvents(
      BeanstalkSituation situation, boolean updating) {
    var notices = new ArrayList<PlannedChangeEvent>();
    var precheck = situation.facts().optionValidation();
    var result = precheck.known();
    precheck
        .readFailure()
        .ifPresent(
            failure ->
                notices.add(
                    new PlannedChangeEvent(
                        Reason.OptionWarnings,
                        "Beanstalk could not be asked beforehand what the options do, and whether they replace instances. "
                            + failure.message())));
    if (updating) {
      result
          .flatMap(OptionPrecheck::findReplacementWarning)
          .ifPresent(text -> notices.add(new PlannedChangeEvent(Reason.ReplacingInstances, text)));
    }
    result
        .map(OptionValidation::warnings)
        .filter(warnings -> !warnings.isEmpty())
        .ifPresent(
            warnings ->
                notices.add(
                    new PlannedChangeEvent(
                        Reason.OptionWarnings,
                        "Beanstalk remarks on the options: " + String.join(" ", warnings))));
    return List.copyOf(notices);
  }
}
