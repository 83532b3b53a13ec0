using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>
/// Simulated customer ratings of finished cases: about a third answer, some days later. Customers who were helped in time and for good are
/// satisfied more often than those who waited or had to come back. Drawn separately from the history, which is the same with or without
/// ratings.
/// </summary>
internal static class DemoRatings
{
    private const double Answers = 0.35;

    /// <summary>Rating of a case; null when there is none, or not yet.</summary>
    public static CustomerRating? Of(string tenant, SimulatedCase simulated, DateTimeOffset now)
    {
        if (simulated.IsOpen || simulated.ResolvedAt is null)
        {
            return null;
        }

        var random = SimulationRandom.For(SeedDemoTenants.Seed, $"rating {tenant} {simulated.Key}");
        var isSaid = random.Chance(Answers);
        var at = simulated.Events[^1].At.AddHours(random.Between(2.0, 96.0));
        var stars = (int)Math.Round(MeanOf(simulated) + (0.8 * random.NextNormal()));
        return isSaid && at < now ? new(Whole(at), Math.Clamp(stars, CustomerRating.Least, CustomerRating.Max)) : null;
    }

    private static double MeanOf(SimulatedCase simulated) =>
        simulated.Reopened ? 2.6
        : simulated.SlaMet is false ? 3.3
        : 4.4;

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
