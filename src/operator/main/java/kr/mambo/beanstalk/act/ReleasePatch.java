package kr.mambo.beanstalk.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.Labels;

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

  static Map<String, Object> create(HasMetadata live) {
    var metadata = live.getMetadata();
    var otherEntries =
        metadata.getManagedFields().stream()
            .filter(entry -> !KubernetesExecutor.FIELD_MANAGER.equals(entry.getManager()))
            .toList();
    return Map.of(
        "metadata",
        Map.of(
            "resourceVersion", metadata.getResourceVersion(),
            "ownerReferences",
                metadata.getOwnerReferences().stream()
                    .filter(owner -> !owner.getKind().equals("EbEnvironment"))
                    .toList(),
            "managedFields",
                otherEntries.isEmpty() ? List.of(new ManagedFieldsEntry()) : otherEntries,
            "labels", removing(Labels.MANAGED_BY),
            "annotations", removing(Labels.APPLIED_HASH)));
  }

  private static Map<String, Object> removing(String key) {
    var patch = new HashMap<String, Object>();
    patch.put(key, null);
    return patch;
  }
}
