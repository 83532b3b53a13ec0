using System.CommandLine;
using RecsConsole.Cli.Backtest;

namespace RecsConsole.Cli.Evaluation;

/// <summary>
/// evaluate backtest: what would have been recommended in each later case, at its first event or at every step, compared with what was
/// done.
/// </summary>
internal static class EvaluateBacktestCommand
{
    private const double TestFraction = 0.3;
    private const double StepsTestFraction = 0.2;

    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string?> s_unit = new("--unit") { Description = "What is recommended; needed without --steps." };
    private static readonly Option<bool> s_steps = new("--steps")
    {
        Description = "Ask at every step of the later cases, from the second on, whether the desk's first action was what was done next.",
    };
    private static readonly Option<string?> s_target = new("--target")
    {
        Description =
            "Field whose last value counts, such as closed_code, or resolution for the action that solved it; without it the last one of the unit.",
    };
    private static readonly Option<string?> s_within = new("--within")
    {
        Description = "Fields of the popularity baseline, separated by semicolons, such as issue_type;product.",
    };
    private static readonly Option<double?> s_fraction = new("--test-fraction")
    {
        Description = "Share of the cases, the latest opened, that are asked about. Default 0.3, with --steps 0.2.",
    };
    private static readonly Option<double> s_heldOut = new("--held-out")
    {
        Description =
            "Share of the cases, the latest opened, that nothing is asked of, for choosing settings on the ones before. Default 0.",
        DefaultValueFactory = _ => 0,
    };
    private static readonly Option<int?> s_earliest = new("--earliest")
    {
        Description =
            "With --steps: ask instead in so many cases, the earliest opened, when little was known yet: what a new desk would have been told.",
    };
    private static readonly Option<bool> s_ablate = new("--ablate")
    {
        Description = "Also rank the logged steps of the later cases with each source left out.",
    };
    private static readonly Option<int> s_mostSteps = new("--most-steps")
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
            "Columns of an imported log that say a field at each event, so that it counts as it was then: product=category;team=assignment_group;priority=priority. Default those mapped at the import.",
    };

    static EvaluateBacktestCommand() => s_unit.AcceptOnlyFromAmong("action", "document", "expert", "team");

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "backtest",
            "Asks in each later case, at its first event or at every step, what would have been recommended, and compares it with what was done."
        )
        {
            s_tenant,
            s_unit,
            s_steps,
            s_target,
            s_within,
            s_fraction,
            s_heldOut,
            s_earliest,
            s_ablate,
            s_mostSteps,
            s_without,
            s_fields,
            s_cases,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        Check(run);
        if (run.Value(s_steps))
        {
            return await RunStepsAsync(run, cancellationToken);
        }

        await using var opened = await OpenedBacktest.OpenAsync(
            run,
            run.Required(s_tenant),
            Enum.Parse<BacktestUnit>(run.Value(s_unit)!, ignoreCase: true),
            run.Value(s_target),
            Split(run.Value(s_within) ?? "issue_type"),
            Split(run.Value(s_without) ?? ""),
            run.Value(s_fields) is { } fields ? BacktestColumns.Parse(fields) : null,
            cancellationToken
        );
        return await AnswerAsync(run, opened, cancellationToken);
    }

    private static void Check(CommandRun run)
    {
        if ((run.Value(s_fraction) ?? 0.5) is not (> 0 and < 1) || run.Required(s_mostSteps) < 1 || run.Required(s_cases) < 1)
        {
            throw new CommandException(
                "--test-fraction is between 0 and 1, --most-steps and --most-cases at least 1.",
                CommandException.WrongInput
            );
        }

        if (run.Required(s_heldOut) is < 0 or >= 1 || run.Required(s_heldOut) + (run.Value(s_fraction) ?? StepsTestFraction) > 1)
        {
            throw new CommandException("--held-out and --test-fraction are shares of the same cases.", CommandException.WrongInput);
        }

        if (run.Value(s_unit) is null == !run.Value(s_steps))
        {
            throw new CommandException("Either --unit or --steps says what is asked.", CommandException.WrongInput);
        }

        if (run.Value(s_earliest) is { } earliest && (earliest < 1 || !run.Value(s_steps)))
        {
            throw new CommandException("--earliest is at least 1, and needs --steps.", CommandException.WrongInput);
        }

        if (run.Value(s_unit) is "team" && run.Value(s_ablate))
        {
            throw new CommandException("--ablate: teams have one source only.", CommandException.WrongInput);
        }
    }

    private static async Task<int> RunStepsAsync(CommandRun run, CancellationToken cancellationToken)
    {
        await using var opened = await OpenedHistory.OpenAsync(
            run,
            run.Required(s_tenant),
            withOpen: true,
            run.Value(s_fields) is { } fields ? BacktestColumns.Parse(fields) : null,
            cancellationToken
        );
        // the tested share refers to all cases, whether some are held out or not
        var heldOut = run.Required(s_heldOut);
        var (known, _) = StepBacktest.Split(opened.Cases, heldOut);
        var (earlier, later) = StepBacktest.Split(known, (run.Value(s_fraction) ?? StepsTestFraction) / (1 - heldOut));
        if (run.Value(s_earliest) is { } earliest)
        {
            later = [.. earlier.Take(earliest)];
        }

        var figures = await new StepBacktest(opened.Snapshots, opened.Actions, Split(run.Value(s_without) ?? ""), run.Progress).RunAsync(
            LoggedSteps.Spread(later, run.Required(s_cases)),
            cancellationToken
        );
        if (figures.Steps == 0)
        {
            throw new CommandException("No later case has a second step: nothing can be compared.");
        }

        return run.Answer(StepAnswer.Json(figures), StepAnswer.Lines(figures));
    }

    private static async Task<int> AnswerAsync(CommandRun run, OpenedBacktest asked, CancellationToken cancellationToken)
    {
        var heldOut = run.Required(s_heldOut);
        var (known, _) = BacktestRun.Split(asked.Cases, heldOut);
        var (train, test) = BacktestRun.Split(known, (run.Value(s_fraction) ?? TestFraction) / (1 - heldOut));
        var result = await asked.Run.CompareAsync(train, LoggedSteps.Spread(test, run.Required(s_cases)), cancellationToken);
        if (result.TestCases == 0)
        {
            throw new CommandException("No later case says what it came to: nothing can be compared.");
        }

        var ablation = run.Value(s_ablate)
            ? await asked.Run.AblateAsync(test, asked.Actions, run.Required(s_mostSteps), cancellationToken)
            : null;
        return run.Answer(BacktestAnswer.Json(asked.Unit, result, ablation), BacktestAnswer.Lines(asked.Unit, result, ablation));
    }

    private static string[] Split(string names) => names.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
