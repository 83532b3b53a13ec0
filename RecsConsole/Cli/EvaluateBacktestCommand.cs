using System.CommandLine;
using System.Globalization;
using RecsConsole.Cli.Backtest;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Search;

namespace RecsConsole.Cli;

/// <summary>evaluate backtest: what would have been recommended at the first event of each later case, against what it came to.</summary>
internal static class EvaluateBacktestCommand
{
    private static readonly Option<string> s_tenant = new("--tenant")
    {
        Description = "Key of the tenant.",
        Required = true,
    };
    private static readonly Option<string> s_unit = new("--unit")
    {
        Description = "What is recommended.",
        Required = true,
    };
    private static readonly Option<string?> s_target = new("--target")
    {
        Description =
            "Field whose last value counts, such as closed_code, or resolution for the action that solved it; without it the last one of the unit.",
    };
    private static readonly Option<string?> s_within = new("--within")
    {
        Description =
            "Fields of the popularity baseline, separated by semicolons, such as issue_type;product.",
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

    static EvaluateBacktestCommand() =>
        s_unit.AcceptOnlyFromAmong("action", "document", "expert", "team");

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
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var unit = Enum.Parse<BacktestUnit>(run.Required(s_unit), ignoreCase: true);
        Check(run, unit);
        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(
            services,
            run.Required(s_tenant),
            cancellationToken
        );
        await using var db = await services
            .GetRequiredService<TenantDb>()
            .OpenAsync(actor, cancellationToken);
        var facts = await services
            .GetRequiredService<TenantFactsReader>()
            .ReadAsync(actor, cancellationToken);
        run.Progress("Reading history…");
        var cases = await HistoryReader.ReadAsync(
            db,
            facts,
            CaseTexts.MostFinished,
            cancellationToken
        );
        var scope = Scope(services, facts, cases);
        var search = await services
            .GetRequiredService<SearchSnapshots>()
            .GetAsync(actor, cancellationToken);
        var test = new BacktestRun(
            db,
            unit,
            new(actor, facts, scope, search, cases),
            new(unit, run.Value(s_target), Within(run.Value(s_within)), People(facts)),
            run.Progress
        );
        return await AnswerAsync(run, test, (unit, cases, scope.Actions), cancellationToken);
    }

    private static void Check(CommandRun run, BacktestUnit unit)
    {
        var fraction = run.Required(s_fraction);
        if (fraction is not (> 0 and < 1) || run.Required(s_steps) < 1)
        {
            throw new CommandException(
                "--test-fraction is between 0 and 1, and --steps at least 1.",
                CommandException.WrongInput
            );
        }

        if (unit == BacktestUnit.Team && run.Value(s_ablate))
        {
            throw new CommandException(
                "--ablate: no source proposes teams.",
                CommandException.WrongInput
            );
        }
    }

    private static async Task<int> AnswerAsync(
        CommandRun run,
        BacktestRun backtest,
        (BacktestUnit Unit, IReadOnlyList<HistoryCase> Cases, IReadOnlySet<string> Actions) asked,
        CancellationToken cancellationToken
    )
    {
        var (train, test) = BacktestRun.Split(asked.Cases, run.Required(s_fraction));
        var result = await backtest.CompareAsync(train, test, cancellationToken);
        if (result.TestCases == 0)
        {
            throw new CommandException(
                "No later case says what it came to: nothing can be compared."
            );
        }

        var ablation = run.Value(s_ablate)
            ? await backtest.AblateAsync(
                test,
                asked.Actions,
                run.Required(s_steps),
                cancellationToken
            )
            : null;
        return run.Answer(
            BacktestAnswer.Json(asked.Unit, result, ablation),
            BacktestAnswer.Lines(asked.Unit, result, ablation)
        );
    }

    private static TrainingScope Scope(
        IServiceProvider services,
        TenantFacts facts,
        IReadOnlyList<HistoryCase> cases
    )
    {
        var scope = new TrainingScope(
            facts,
            LabelWindows.Default,
            new TrainingOptions(),
            services.GetRequiredService<AccessPolicy>(),
            Instants.Round(services.GetRequiredService<TimeProvider>().GetUtcNow()),
            services.GetRequiredService<ILogger<BacktestRun>>()
        );
        if (cases.Count > 0)
        {
            scope.ReachBackTo(cases.Min(each => each.Row.OpenedAt));
        }

        return scope;
    }

    private static string[] Within(string? fields) =>
        (fields ?? "issue_type").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    private static Dictionary<string, string> People(TenantFacts facts) =>
        facts
            .People.Values.GroupBy(person => person.DisplayName, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.First().Facts.Id.ToString("D"),
                StringComparer.Ordinal
            );
}
