using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Reads the numbers of a tile, so that a test can compare all of them.</summary>
internal static class TileReader
{
    public static (string Words, long Count, long Before)[] Counts(this InsightTile tile) =>
        [
            .. tile
                .Figures.Where(figure => figure is { Count: not null, CountBefore: not null })
                .Select(figure => (figure.Words, figure.Count!.Value, figure.CountBefore!.Value)),
        ];

    public static (string Words, long Hits, long N)[] Rates(this InsightTile tile) =>
        [.. tile.Figures.Where(figure => figure.Rate is not null).Select(figure => (figure.Words, figure.Rate!.Hits, figure.Rate.N))];

    public static (string Label, long Count)[] Counts(this InsightBars bars) => [.. bars.Bars.Select(bar => (bar.Label, bar.Count ?? -1))];

    public static (string Label, long Hits, long N)[] Rates(this InsightBars bars) =>
        [.. bars.Bars.Select(bar => (bar.Label, bar.Rate!.Hits, bar.Rate.N))];
}
