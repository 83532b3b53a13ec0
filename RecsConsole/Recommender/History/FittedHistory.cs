using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What is fitted to a tenant's finished cases and changes slowly: which fields tell who finishes a case, and how far counted chances come
/// true. A new base of the index counts anew and keeps it; <see cref="FittedHistories"/> keeps it for every node and across restarts.
/// </summary>
/// <param name="Chances">The calibration of each case type that has one.</param>
/// <param name="Settings">The windows by which the cases were judged.</param>
public sealed record FittedHistory(RoutingModel Routing, IReadOnlyDictionary<string, CalibrationMap> Chances, LabelWindows Settings)
{
    // so few cases come and go within a day
    private const int Few = 50;

    /// <summary>How many finished cases it was fitted to.</summary>
    public int Cases { get; init; }

    /// <summary>The cases it was fitted to; null where there were none.</summary>
    public DatasetCard? Card { get; init; }

    /// <summary>Whether so many cases are still about those that it was fitted to: a quarter more or less is another history.</summary>
    public bool IsOfAbout(int cases) => Math.Abs(cases - Cases) <= Math.Max(Few, Cases / 4);
}
