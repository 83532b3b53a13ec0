namespace RecsConsole.Engine.Routing;

/// <summary>
/// How much an earlier case counts: every field in which it matches the queried one multiplies its weight, which decays with age. The decay
/// is a mixture of half-lives, because some habits change within days and others never.
/// </summary>
/// <param name="Fields">Logarithm of each field's factor; fields that are not listed do not count.</param>
/// <param name="Ages">Weight of each of <see cref="HalfLivesInDays"/>.</param>
public sealed record RoutingWeights(IReadOnlyDictionary<string, double> Fields, IReadOnlyList<double> Ages)
{
    // before there are cases to learn from: a match in a field multiplies a case's weight by about seven
    private const double Untaught = 2;

    private static readonly double[] s_halfLives = [3, 14, 45, 150, 100_000];

    /// <summary>The mixed half-lives in days; the last one hardly decays.</summary>
    public static IReadOnlyList<double> HalfLivesInDays => s_halfLives;

    /// <summary>Default weights when nothing has been learned.</summary>
    public static RoutingWeights DefaultFor(IEnumerable<string> fields) =>
        new(fields.ToDictionary(field => field, _ => Untaught, StringComparer.Ordinal), [0, 0, 0.5, 0, 0.5]);
}

/// <summary>The weights of each target.</summary>
public sealed record RoutingModel(RoutingWeights Person, RoutingWeights Team, RoutingWeights Document)
{
    public RoutingWeights Of(RoutingTarget target) =>
        target switch
        {
            RoutingTarget.Document => Document,
            RoutingTarget.Team => Team,
            _ => Person,
        };
}
