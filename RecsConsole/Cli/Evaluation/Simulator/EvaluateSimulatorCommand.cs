using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation.Policies;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>
/// evaluate simulator: whether cases end better with the suggestions, and whether the confidence is reliable, with known ground truth.
/// </summary>
internal static class EvaluateSimulatorCommand
{
    // one play-out costs about as much as a whole case, so a part of the cases must suffice
    private const int PlayOutRepeats = 20;
    private const int PlayOutShare = 4;

    private static readonly Option<int> s_cases = new("--cases")
    {
        Description = "New cases of each seed and demo tenant. Default 300.",
        DefaultValueFactory = _ => 300,
    };
    private static readonly Option<int> s_seeds = new("--seeds")
    {
        Description = "How many seeds. Default 10.",
        DefaultValueFactory = _ => 10,
    };
    private static readonly Option<int> s_firstSeed = new("--first-seed")
    {
        Description = "The first of the seeds. What is chosen by some is reported on others. Default 101.",
        DefaultValueFactory = _ => 101,
    };
    private static readonly Option<string?> s_tenant = new("--tenant") { Description = "One demo tenant. Default both." };

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "simulator",
            "Plays policies forward over new simulated cases of the demo tenants, and forces each shown action to see what its confidence is worth."
        )
        {
            s_cases,
            s_seeds,
            s_firstSeed,
            s_tenant,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Required(s_cases) < 1 || run.Required(s_seeds) < 1 || run.Required(s_firstSeed) < 0)
        {
            throw new CommandException("--cases and --seeds are at least 1, --first-seed is not negative.", CommandException.WrongInput);
        }

        var chosen = run.Value(s_tenant);
        var tenants = DemoContentLoader
            .TenantKeys.Where(key => chosen is null || string.Equals(key, chosen, StringComparison.Ordinal))
            .ToList();
        if (tenants.Count == 0)
        {
            throw new CommandException($"'{chosen}' is no demo tenant; only of these the truth is known.", CommandException.WrongInput);
        }

        List<TenantAnswer> answers = [];
        foreach (var key in tenants)
        {
            answers.Add(await OfTenantAsync(run, key, cancellationToken));
        }

        var answer = new SimulatorAnswer(
            [.. answers.SelectMany(each => each.Policies)],
            ConfidenceTrial.Of([.. answers.SelectMany(each => each.Shown)]),
            [.. answers.Select(each => new TenantConfidence(each.Documents.Tenant, ConfidenceTrial.Of(each.Shown)))],
            [.. answers.Select(each => each.Documents)]
        );
        return run.Answer(answer, Lines(answer));
    }

    private static async Task<TenantAnswer> OfTenantAsync(CommandRun run, string key, CancellationToken cancellationToken)
    {
        await using var tenant = await SimulatedTenant.OpenAsync(run, key, cancellationToken);
        var (cases, count) = (run.Required(s_cases), run.Required(s_seeds));
        var seeds = Enumerable.Range(run.Required(s_firstSeed), count).Select(seed => (ulong)seed).ToList();
        var heuristic = RecommendationPipeline.WithHeuristic();
        var learned = await LearnedAsync(run, tenant, cancellationToken);
        List<(string, Func<ulong, ISimulatedPolicy?>)> policies =
        [
            ("random", seed => new RandomPolicy(tenant, heuristic, seed)),
            ("most_frequent", _ => new FrequentPolicy(tenant)),
            (PolicyTrial.Habits, _ => null),
            ("heuristic", _ => new DeskPolicy(tenant, heuristic)),
            ("oracle_once", seed => new OraclePolicy(tenant.Desk, seed, repeats: false)),
            ("oracle", seed => new OraclePolicy(tenant.Desk, seed)),
        ];
        if (learned is not null)
        {
            policies.Insert(policies.Count - 2, ("learned", _ => new DeskPolicy(tenant, learned)));
        }

        var figures = new PolicyTrial(tenant, policies, run.Progress).Run(cases, seeds, cancellationToken);
        var playOuts = new PlayOuts(tenant, heuristic, PlayOutRepeats);
        List<PlayedOut> shown = [];
        foreach (var seed in seeds)
        {
            var stopped = Enumerable.Range(0, Math.Max(1, cases / PlayOutShare));
            var of = stopped.SelectMany(number => playOuts.Of(number, seed)).ToList();
            shown.AddRange(of);
            run.Progress(Line($"{key}, seed {seed}: {of.Count} shown actions played out"));
        }

        return new(figures, shown, await new DocumentTrial(tenant, heuristic).RunAsync(cases, seeds, cancellationToken));
    }

    private static async Task<RecommendationPipeline?> LearnedAsync(
        CommandRun run,
        SimulatedTenant tenant,
        CancellationToken cancellationToken
    )
    {
        var newest = await tenant
            .Db.Models.AsNoTracking()
            .Where(row => row.Kind == ItemKind.Action)
            .OrderByDescending(row => row.Number)
            .Select(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest == Guid.Empty)
        {
            run.Progress($"{tenant.Key} has no trained ranker of actions (train --tenant {tenant.Key}); it is left out");
            return null;
        }

        var services = await run.ServicesAsync(cancellationToken);
        var system = await services
            .GetRequiredService<RankingSystems>()
            .ResolveAsync(tenant.Db, tenant.Actor, SlateKind.Action, newest.ToString("D"), cancellationToken);
        return CommandRun.Require(system).Pipeline;
    }

    private static IEnumerable<string> Lines(SimulatorAnswer answer)
    {
        foreach (var each in answer.Policies)
        {
            yield return Line(
                $"{each.Tenant} {each.Name}: {each.WithinSla:0.000} within SLA ({each.CiLow:0.000} to {each.CiHigh:0.000}), {each.Solved:0.000} solved, {each.Hours:0.0} h; {each.OverHabits:+0.000;-0.000} over habits ({each.OverHabitsLow:+0.000;-0.000} to {each.OverHabitsHigh:+0.000;-0.000}), {each.Cases} cases"
            );
        }

        foreach (var each in answer.ConfidenceByTenant.Append(new("both", answer.Confidence)))
        {
            var of = each.Figures;
            yield return Line(
                $"{each.Tenant} confidence of {of.Shown} shown actions: Brier {of.Brier:0.0000} against {of.BrierBaseRate:0.0000}, correlation {of.Correlation:0.000}, within a slate {of.CorrelationWithinSlate:0.000}; High {of.High:0.000}, Medium {of.Medium:0.000}, Low {of.Low:0.000}"
            );
        }

        foreach (var each in answer.Documents)
        {
            yield return Documents(each.Tenant, $"documents, {each.Shown} in {each.Cases} cases", each.Desk);
            yield return Documents(each.Tenant, "as many that are used most", each.MostUsed);
        }
    }

    private static string Documents(string tenant, string which, UsefulDocuments of) =>
        Line(
            $"{tenant} {which}: {of.Useful.Value:0.000} useful ({of.Useful.Low:0.000} to {of.Useful.High:0.000}); {of.First.Value:0.000} of first places ({of.First.Low:0.000} to {of.First.High:0.000}); {of.Found.Value:0.000} of the cases have one"
        );

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

/// <summary>All figures of one tenant.</summary>
internal sealed record TenantAnswer(IReadOnlyList<PolicyFigures> Policies, IReadOnlyList<PlayedOut> Shown, DocumentFigures Documents);
