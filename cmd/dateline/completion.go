package main

import "github.com/spf13/cobra"

// completionCommand prints the scripts that teach shells to complete.
func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that makes a shell complete commands and flags",
		Example: "  source <(dateline completion bash)\n" +
			"  dateline completion zsh > \"${fpath[1]}/_dateline\"\n" +
			"  dateline completion fish > ~/.config/fish/completions/dateline.fish",
		Args:                  oneOf("shell", "bash", "zsh", "fish", "powershell"),
		ValidArgs:             []string{"bash", "zsh", "fish", "powershell"},
		DisableFlagsInUseLine: true,
		PersistentPreRunE:     unconfigured,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			default:
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
		},
	}
}
