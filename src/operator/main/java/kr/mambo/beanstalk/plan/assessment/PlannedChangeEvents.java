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

/** What the user should know before it happens. */
public final class PlannedChangeEvents {
  private PlannedChangeEvents() {}

  public static List<PlannedChangeEvent> list(
      BeanstalkSituation situation, BeanstalkDecision decision) {
    return switch (decision) {
      case BeanstalkDecision.UpdateEnvironment d when d.kind() == OperationKind.UpdatePlatform ->
          List.of(new PlannedChangeEvent(Reason.ReplacingInstances, d.message()));
      case BeanstalkDecision.UpdateEnvironment _ -> optionEvents(situation, true);
      case BeanstalkDecision.CreateEnvironment _ -> optionEvents(situation, false);
      case BeanstalkDecision.UpdateTags d when d.reason() == Reason.Adopting ->
          List.of(new PlannedChangeEvent(d.reason(), d.message()));
      case BeanstalkDecision.UpdateTags _,
          BeanstalkDecision.Refuse _,
          BeanstalkDecision.Wait _,
          BeanstalkDecision.Paused _,
          BeanstalkDecision.Nothing _,
          BeanstalkDecision.CreateApplication _,
          BeanstalkDecision.UploadArtifacts _,
          BeanstalkDecision.CreateVersion _,
          BeanstalkDecision.Abort _,
          BeanstalkDecision.DeleteDraftConfiguration _,
          BeanstalkDecision.Terminate _,
          BeanstalkDecision.CollectGarbage _,
          BeanstalkDecision.ReplacementStep _,
          BeanstalkDecision.RequestLogs _,
          BeanstalkDecision.SaveSettings _,
          BeanstalkDecision.CleanUp _,
          BeanstalkDecision.Release _,
          BeanstalkDecision.RemoveFinalizer _ ->
          List.of();
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
                        "Beanstalk could not validate the options in advance, nor report whether they replace instances: "
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
                        "Beanstalk warned about the options: " + String.join(" ", warnings))));
    return List.copyOf(notices);
  }
}
