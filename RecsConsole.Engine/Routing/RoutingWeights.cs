namespace RecsConsole.Engine.Routing;

/// <summary>
/// How much an earlier case says: every field in which it agrees with the asked one multiplies its weight, and it fades with age. The fading is
/// a mixture of half-lives, because some habits change within days and others never.
/// </summary>
/// <param name="Fields">Logarithm of a field's factor, by field; a field without one does not count.</param>
/// <param name="Ages">Weight of each of <see cref="HalfLivesInDays"/>.</param>
public sealed record RoutingWeights(IReadOnlyDictionary<string, double> Fields, IReadOnlyList<double> Ages)
{
    // before there are cases to learn from: agreement in a field makes a case seven times as telling
    private const double Untaught = 2;

    private static readonly double[] s_halfLives = [3, 14, 45, 150, 100_000];

    /// <summary>The half-lives that are mixed, in days; the last hardly fades.</summary>
    public static IReadOnlyList<double> HalfLivesInDays => s_halfLives;

    /// <summary>Weights that nothing was learned for.</summary>
    public static RoutingWeights UntaughtFor(IEnumerable<string> fields) =>
        new(fields.ToDictionary(field => field, _ => Untaught, StringComparer.Ordinal), [0, 0, 0.5, 0, 0.5]);
}

/// <summary>The weights of each target.</summary>
public sealed record RoutingModel(RoutingWeights Person, RoutingWeights Team, RoutingWeights Document)
{
    /// <summary>The weights of a target.</summary>
    public RoutingWeights Of(RoutingTarget target) =>
        target switch
        {
            RoutingTarget.Document => Document,
            RoutingTarget.Team => Team,
            _ => Person,
        };
}
