// Command compose-check loads Docker Compose files with the reference implementation of the Compose
// specification, each as the only file of its own folder's project, and prints one line for each that
// does not load. It exits with 1 if there was one. Variables are taken from a `.env` beside the file
// and from the environment, as by the `docker compose` client.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	failed := false
	for _, file := range os.Args[1:] {
		if err := load(file); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}

func load(file string) error {
	options, err := cli.NewProjectOptions(
		[]string{file},
		cli.WithWorkingDirectory(filepath.Dir(file)),
		cli.WithName("current"),
		cli.WithOsEnv,
		cli.WithEnvFiles(),
		cli.WithDotEnv,
	)
	if err != nil {
		return err
	}
	_, err = options.LoadProject(context.Background())
	return err
}
