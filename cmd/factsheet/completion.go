package main

import (
	"strings"

	"github.com/spf13/cobra"

	"factsheet/render/report"
)

const completionLong = `completion prints a script that teaches your shell to complete the names of
verbs, flags, report formats, sheets and sources.

For bash, in ~/.bashrc:         source <(factsheet completion bash)
For zsh, in ~/.zshrc:           source <(factsheet completion zsh)
For fish, once:                 factsheet completion fish \
                                  > ~/.config/fish/completions/factsheet.fish
For PowerShell, in $PROFILE:    factsheet completion powershell |
                                  Out-String | Invoke-Expression`

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:               "completion SHELL",
		Short:             "Print a script that completes names in your shell",
		Long:              completionLong,
		Example:           "  source <(factsheet completion bash)",
		Args:              arguments(1, "SHELL: "+strings.Join(shells, ", ")),
		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
			return fail("known: "+strings.Join(shells, ", "), "unknown shell %q", args[0])
		},
	}
}

// completeSheets offers the sheets of the workspace, and files.
func (a *app) completeSheets(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	w, err := a.workspace()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	defer w.root.Close()
	files, err := w.sheetsBelow(w.sheets)
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var out []string
	for _, f := range files {
		if name := sheetName(f); strings.HasPrefix(name, typed) {
			out = append(out, name)
		}
	}
	return out, cobra.ShellCompDirectiveDefault
}

// completeSources offers the ids of the workspace's sources, for the only
// argument.
func (a *app) completeSources(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeManySources(cmd, args, typed)
}

// completeManySources offers the ids of the workspace's sources.
func (a *app) completeManySources(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	w, err := a.workspace()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer w.root.Close()
	lib, err := w.library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, s := range lib.Sources {
		if strings.HasPrefix(s.ID, typed) {
			out = append(out, s.ID+"\t"+s.Title)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completeFormats offers the report formats.
func completeFormats(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, f := range report.Formats() {
		out = append(out, f.Name+"\t"+f.Summary)
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
