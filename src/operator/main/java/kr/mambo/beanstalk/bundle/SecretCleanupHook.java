package kr.mambo.beanstalk.bundle;

/**
 * Removes the secret files of other versions, once this version runs. It is in every bundle: the
 * previous version may have had secrets even if this one has none.
 */
final class SecretCleanupHook {
  private SecretCleanupHook() {}

  static BundleFile render(BundleLayout layout) {
    return BundleFile.script(
        ".platform/hooks/postdeploy/90_remove_old_secrets.sh",
        """
        #!/bin/bash
        # Removes the secret files of other versions: no container reads them any more.
        set -euo pipefail
        shopt -s nullglob dotglob
        for folder in %s/*; do
          [ "$folder" = %s ] || rm -rf -- "$folder"
        done
        """
            .formatted(BundleLayout.INSTANCE_FOLDER, Shell.quote(layout.instanceFolder())));
  }
}
