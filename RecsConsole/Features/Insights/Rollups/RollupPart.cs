using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Tiles;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>A part of the page that can be counted ahead.</summary>
/// <param name="Name">Identifies it in <see cref="RollupQuestion"/>.</param>
/// <param name="HasWords">The content has words of the reader's language.</param>
/// <param name="CountAsync">Counts it, for every reader who may see the teams; null when the tenant withholds the data.</param>
internal sealed record RollupPart(string Name, bool HasWords, Func<InsightContext, CancellationToken, Task<object?>> CountAsync)
{
    public const string Headlines = "headlines";
    public const string Alarms = "alarms";
    public const string Coverage = "coverage";
    public const string Requests = "requests";

    public static IReadOnlyList<RollupPart> All { get; } =
    [
        new(Headlines, HasWords: true, async (context, token) => await InsightHeadlines.ReadAsync(context, token)),
        new(Alarms, HasWords: false, async (context, token) => await AlarmCounts.ReadAsync(context, token)),
        new(Coverage, HasWords: false, async (context, token) => await CoverageCounts.ReadAsync(context, token)),
        new(Requests, HasWords: false, async (context, token) => await RequestCounts.ReadAsync(context, token)),
        .. InsightTiles.All.Where(tile => !tile.DependsOnReader).Select(Of),
    ];

    public static string NameOf(IInsightTile tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        return tile.Kind.ToString();
    }

    private static RollupPart Of(IInsightTile tile) =>
        new(
            NameOf(tile),
            HasWords: true,
            async (context, token) =>
                FigurePurpose.Refuse(context.Limits, tile.Fields) is null ? await tile.ComputeAsync(context, token) : null
        );
}
