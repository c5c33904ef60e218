// Command compose-check loads Docker Compose files with the reference implementation of the Compose
// specification, each as the only file of its own folder's project, and prints one line for each that
// does not load. It exits with 1 if there was one. Variables are taken from a `.env` beside the file
// and from the environment, as by the `docker compose` client. With -print, each file that loads is
// printed as a line of JSON, with the environment that its containers would see.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	print := flag.Bool("print", false, "print each file as a line of JSON")
	flag.Parse()
	failed := false
	for _, file := range flag.Args() {
		if err := load(file, *print); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}

func load(file string, print bool) error {
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
	project, err := options.LoadProject(context.Background())
	if err != nil || !print {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(project)
}
