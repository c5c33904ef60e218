package kr.mambo.beanstalk.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.Markings;

/**
 * A merge patch that takes owner, label, annotation and field ownership of ours off an object, and
 * nothing else: what an object says about pods stays, and so do the pods.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields">Clearing
 *     managedFields</a>
 */
final class ReleasePatch {
  private ReleasePatch() {}

  static Map<String, Object> of(HasMetadata live) {
    var metadata = live.getMetadata();
    var others =
        metadata.getManagedFields().stream()
            .filter(entry -> !ClusterExecutor.MANAGER.equals(entry.getManager()))
            .toList();
    return Map.of(
        "metadata",
        Map.of(
            "resourceVersion", metadata.getResourceVersion(),
            "ownerReferences",
                metadata.getOwnerReferences().stream()
                    .filter(owner -> !owner.getKind().equals("EbEnvironment"))
                    .toList(),
            "managedFields", others.isEmpty() ? List.of(new ManagedFieldsEntry()) : others,
            "labels", without(Markings.MANAGED_BY),
            "annotations", without(Markings.RENDERED)));
  }

  private static Map<String, Object> without(String key) {
    var change = new HashMap<String, Object>();
    change.put(key, null);
    return change;
  }
}
