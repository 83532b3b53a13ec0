using System.CommandLine;
using RecsConsole.Cli.Backtest;

namespace RecsConsole.Cli.Evaluation;

/// <summary>evaluate backtest: what would have been recommended at the first event of each later case, against what it came to.</summary>
internal static class EvaluateBacktestCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string> s_unit = new("--unit") { Description = "What is recommended.", Required = true };
    private static readonly Option<string?> s_target = new("--target")
    {
        Description =
            "Field whose last value counts, such as closed_code, or resolution for the action that solved it; without it the last one of the unit.",
    };
    private static readonly Option<string?> s_within = new("--within")
    {
        Description = "Fields of the popularity baseline, separated by semicolons, such as issue_type;product.",
    };
    private static readonly Option<double> s_fraction = new("--test-fraction")
    {
        Description = "Share of the cases, the latest opened, that are asked about. Default 0.3.",
        DefaultValueFactory = _ => 0.3,
    };
    private static readonly Option<bool> s_ablate = new("--ablate")
    {
        Description = "Also rank the logged steps of the later cases with each source left out.",
    };
    private static readonly Option<int> s_steps = new("--steps")
    {
        Description = "At most so many logged steps for --ablate, spread evenly. Default 2000.",
        DefaultValueFactory = _ => 2_000,
    };

    private static readonly Option<string?> s_without = new("--without")
    {
        Description = "Sources left out from the start, separated by semicolons.",
    };

    private static readonly Option<int> s_cases = new("--most-cases")
    {
        Description =
            "At most so many of the later cases are compared, spread evenly; --ablate takes its steps from all of them. Default all.",
        DefaultValueFactory = _ => int.MaxValue,
    };
    private static readonly Option<string?> s_fields = new("--fields")
    {
        Description =
            "Columns of an imported log that say a field at each event, so that it counts as it was then: product=category;team=assignment_group;priority=priority.",
    };

    static EvaluateBacktestCommand() => s_unit.AcceptOnlyFromAmong("action", "document", "expert", "team");

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "backtest",
            "Asks at the first event of each later case what would have been recommended, and compares it with what it came to."
        )
        {
            s_tenant,
            s_unit,
            s_target,
            s_within,
            s_fraction,
            s_ablate,
            s_steps,
            s_without,
            s_fields,
            s_cases,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var unit = Enum.Parse<BacktestUnit>(run.Required(s_unit), ignoreCase: true);
        Check(run, unit);
        await using var opened = await OpenedBacktest.OpenAsync(
            run,
            run.Required(s_tenant),
            unit,
            run.Value(s_target),
            Split(run.Value(s_within) ?? "issue_type"),
            Split(run.Value(s_without) ?? ""),
            PastFields.Parse(run.Value(s_fields)),
            cancellationToken
        );
        return await AnswerAsync(run, opened, cancellationToken);
    }

    private static void Check(CommandRun run, BacktestUnit unit)
    {
        var fraction = run.Required(s_fraction);
        if (fraction is not (> 0 and < 1) || run.Required(s_steps) < 1 || run.Required(s_cases) < 1)
        {
            throw new CommandException(
                "--test-fraction is between 0 and 1, --steps and --most-cases at least 1.",
                CommandException.WrongInput
            );
        }

        if (unit == BacktestUnit.Team && run.Value(s_ablate))
        {
            throw new CommandException("--ablate: no source proposes teams.", CommandException.WrongInput);
        }
    }

    private static async Task<int> AnswerAsync(CommandRun run, OpenedBacktest asked, CancellationToken cancellationToken)
    {
        var (train, test) = BacktestRun.Split(asked.Cases, run.Required(s_fraction));
        var result = await asked.Run.CompareAsync(train, LoggedSteps.Spread(test, run.Required(s_cases)), cancellationToken);
        if (result.TestCases == 0)
        {
            throw new CommandException("No later case says what it came to: nothing can be compared.");
        }

        var ablation = run.Value(s_ablate)
            ? await asked.Run.AblateAsync(test, asked.Actions, run.Required(s_steps), cancellationToken)
            : null;
        return run.Answer(BacktestAnswer.Json(asked.Unit, result, ablation), BacktestAnswer.Lines(asked.Unit, result, ablation));
    }

    private static string[] Split(string names) => names.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
