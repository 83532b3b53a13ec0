using RecsConsole.Casework.Pilots;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Whether the groups of each pilot match their assignment probabilities (sample ratio check).</summary>
internal sealed class PilotWatch : IFigureWatch
{
    public const string Prefix = "pilot.";

    /// <summary>Of a pilot by time window.</summary>
    public const string WindowPrefix = "pilot_windows.";

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions];

    public async Task<IReadOnlyList<FigureFinding>> FindAsync(
        InsightContext context,
        FigureLimits limits,
        CancellationToken cancellationToken
    )
    {
        var pilots = await PilotGroups.ReadAllAsync(context.Db, cancellationToken);
        return [.. pilots.Where(groups => groups.IsSkewed).Select(Finding)];
    }

    private static FigureFinding Finding(PilotGroups groups) =>
        new(
            (groups.IsByWindow ? WindowPrefix : Prefix) + groups.Pilot.Version,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FindingValues.Segment] = groups.Pilot.Version,
                [FindingValues.Count] = FigureFinding.Number(groups.With.Count),
                [FindingValues.OtherCount] = FigureFinding.Number(groups.Units),
                [FindingValues.Limit] = FigureFinding.Number(groups.Percent),
            }
        );
}
