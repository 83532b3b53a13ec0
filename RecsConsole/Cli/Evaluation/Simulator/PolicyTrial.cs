using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Demo.Simulation.Policies;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>Plays every policy over the same new cases, seed by seed.</summary>
/// <param name="policies">Creates a policy for a seed; null for habits without the tool.</param>
internal sealed class PolicyTrial(
    SimulatedTenant tenant,
    IReadOnlyList<(string Name, Func<ulong, ISimulatedPolicy?> Make)> policies,
    Action<string> progress
)
{
    public const string Habits = "habits";

    public IReadOnlyList<PolicyFigures> Run(int cases, IEnumerable<ulong> seeds, CancellationToken cancellationToken)
    {
        var played = policies.ToDictionary(each => each.Name, _ => new List<PlayedCase>(), StringComparer.Ordinal);
        var play = new PolicyPlay(tenant.Desk);
        foreach (var seed in seeds)
        {
            foreach (var (name, make) in policies)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var outcome = make(seed) is { } policy ? play.PlayForward(policy, cases, seed) : play.PlayHabits(cases, seed);
                played[name].AddRange(outcome.Cases);
                progress(FormattableString.Invariant($"{tenant.Key}, seed {seed}, {name}: {outcome.SlaShare:0.000} within SLA"));
            }
        }

        return [.. policies.Select(each => Of(each.Name, played[each.Name], played[Habits]))];
    }

    private PolicyFigures Of(string name, List<PlayedCase> cases, List<PlayedCase> habits)
    {
        var outcome = new PolicyOutcome(cases);
        var share = Bootstrap.Mean([.. cases.Select(Good)]);
        var gain = Bootstrap.Mean([.. cases.Zip(habits, (ours, theirs) => Good(ours) - Good(theirs))]);
        return new(
            name,
            tenant.Key,
            cases.Count,
            share.Value,
            share.Low,
            share.High,
            outcome.ResolvedShare,
            outcome.MeanHours,
            gain.Value,
            gain.Low,
            gain.High
        );
    }

    private static double Good(PlayedCase played) => played.EndedWell ? 1 : 0;
}
