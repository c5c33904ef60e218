package kr.mambo.beanstalk.model;

import java.util.List;

/** What is done in the cluster in this pass; independent of what is done at Beanstalk. */
public sealed interface KubernetesDecision {
  /** Why, in a word. */
  Reason reason();

  /** Why, in a sentence for the user. */
  String message();

  /** Whether it changes objects in the cluster; letting them go as they are does not count. */
  default boolean isWrite() {
    return switch (this) {
      case Refuse _, Wait _, Paused _, Nothing _, RecordIntent _, ReleaseManifests _ -> false;
      case RollBackCutover _, ApplyManifests _, SwitchService _, Prune _ -> true;
    };
  }

  /** The user has to change something first. */
  record Refuse(Reason reason, String message) implements KubernetesDecision {}

  /** Something is on its way or expected: nothing is to be done but wait. */
  record Wait(Reason reason, String message) implements KubernetesDecision {}

  /** The user asked that nothing be done. */
  record Paused(Reason reason, String message) implements KubernetesDecision {}

  /** All is as it should be. */
  record Nothing(Reason reason, String message) implements KubernetesDecision {}

  /**
   * What follows is first written into the status, so that a crash in the middle forgets nothing:
   * the next pass does it.
   */
  record RecordIntent(Reason reason, String message) implements KubernetesDecision {}

  /** Likewise: the pods failed after the cutover, and the Service goes back. */
  record RollBackCutover(Reason reason, String message) implements KubernetesDecision {}

  /** Writes objects that are not there or are different; none of them moves traffic. */
  record ApplyManifests(List<Manifest> manifests, Reason reason, String message)
      implements KubernetesDecision {
    public ApplyManifests {
      manifests = List.copyOf(manifests);
    }
  }

  /**
   * The one write that moves traffic.
   *
   * @param service as it was seen: if another actor wrote it since, nothing is written
   * @param host where it points from now on
   */
  record SwitchService(KubernetesObject service, String host, Reason reason, String message)
      implements KubernetesDecision {}

  /** Removes objects of ours. */
  record Prune(List<KubernetesObject> objects, Reason reason, String message)
      implements KubernetesDecision {
    public Prune {
      objects = List.copyOf(objects);
    }
  }

  /** Lets objects go as they are: owner, label and annotation of ours come off. */
  record ReleaseManifests(List<KubernetesObject> objects, Reason reason, String message)
      implements KubernetesDecision {
    public ReleaseManifests {
      objects = List.copyOf(objects);
    }
  }
}
