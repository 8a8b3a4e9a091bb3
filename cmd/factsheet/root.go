package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"factsheet/sources/cache"
	"factsheet/sources/yamldoc"
)

// An app is one run of the program: its streams and the flags of every verb.
type app struct {
	stdin    io.Reader
	stdout   *sticky
	stderr   io.Writer
	terminal bool // stdout is one

	workspaceDir string
	color        string
	noCache      bool
	cache        *cache.Cache  // of texts; nil until a source is read, or where there is none
	settled      time.Duration // as in reading.Known; tests change it
	verdicts     *cache.Cache  // nil until quotations are checked, or where there is none
}

const rootLong = `factsheet proves that every quotation of a fact sheet stands in its source,
word for word, and prints the sheet as a handout.

A fact sheet is a YAML file in sheets/; the documents it quotes are in
sources/. To begin:

  factsheet init my-facts       lay out a workspace that works as it is
  cd my-facts
  factsheet check               prove every quotation
  factsheet build               and print the handouts into out/

Exit codes: 0 clean; 1 errors were found (with --strict, warnings too);
2 the check could not be made.`

// command builds the tree of verbs.
func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "factsheet",
		Short:         "Prove quotations against their sources and print fact sheets",
		Long:          rootLong,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          needVerb,
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			switch a.color {
			case "auto", "always", "never":
				return nil
			}
			return fail("known: auto, always, never", "--color cannot be %q", a.color)
		},
	}
	root.SetVersionTemplate("factsheet {{.Version}}\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	flags := root.PersistentFlags()
	flags.StringVar(&a.workspaceDir, "workspace", "", "work in the workspace `DIR` (default: the nearest above)")
	flags.StringVar(&a.color, "color", "auto", "`WHEN` to colour: auto, always, never")
	flags.BoolVar(&a.noCache, "no-cache", false, "read and check everything anew, and keep nothing of it")
	root.AddCommand(a.initCommand(), a.newCommand(), a.checkCommand(), a.buildCommand(), a.verifyCommand(), a.selftestCommand(),
		a.sourcesCommand(), a.explainCommand(), a.completionCommand(), a.versionCommand())
	must(root.MarkPersistentFlagDirname("workspace"))
	must(root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp)))
	return root
}

// must is for calls that fail only if the program itself is wrong.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// needVerb is what a command that only has verbs does without a known one. It
// fails even without any: a script that lost its arguments has checked nothing.
func needVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		cmd.SetOut(cmd.ErrOrStderr())
		if err := cmd.Help(); err != nil {
			return err
		}
		return fail("", "say what to do: %s", strings.Join(verbs(cmd), ", "))
	}
	hint := fmt.Sprintf("see %s --help", cmd.CommandPath())
	if near := yamldoc.Nearest(args[0], verbs(cmd)); near != "" {
		hint = fmt.Sprintf("did you mean %s %s?", cmd.CommandPath(), near)
	}
	return fail(hint, "unknown command %q for %s", args[0], cmd.CommandPath())
}

func verbs(cmd *cobra.Command) []string {
	var out []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			out = append(out, c.Name())
		}
	}
	return out
}

// flagError suggests the nearest flag to an unknown one.
func flagError(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("see %s --help", cmd.CommandPath())
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := yamldoc.Nearest(unknown.GetSpecifiedName(), names); near != "" {
			hint = fmt.Sprintf("did you mean --%s?", near)
		}
	}
	return fail(hint, "%w", err)
}

// arguments checks the number of arguments; names say what they are.
func arguments(least int, names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		use := "usage: " + cmd.UseLine()
		if len(args) < least {
			return fail(use, "%s needs a %s", cmd.CommandPath(), names[len(args)])
		}
		if len(args) > len(names) {
			return fail(use, "%s does not take %q", cmd.CommandPath(), args[len(names)])
		}
		return nil
	}
}

// colored reports whether text on standard output is to be coloured.
func (a *app) colored() bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	return a.terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
