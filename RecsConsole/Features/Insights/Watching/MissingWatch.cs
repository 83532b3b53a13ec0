using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Data that came regularly and comes no more: a source that stopped makes every other figure look calm.</summary>
internal sealed class MissingWatch : IFigureWatch
{
    private const string Prefix = "missing.";
    public const string Cases = Prefix + "cases";
    public const string Decisions = Prefix + "decisions";
    public const string Responses = Prefix + "responses";

    /// <summary>Longer than a weekend.</summary>
    public const int QuietDays = 3;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.CaseDates, DataFields.Decisions, DataFields.Responses];

    public async Task<IReadOnlyList<FigureFinding>> FindAsync(
        InsightContext context,
        FigureLimits limits,
        CancellationToken cancellationToken
    )
    {
        var (from, quiet, now) = (context.Period.Now.From, context.Now.AddDays(-QuietDays), context.Now);
        var (before, last) = (new InsightSpan(from, quiet), new InsightSpan(quiet, now));
        return
        [
            .. Judge(
                Cases,
                await context.Cases.CountAsync(row => row.OpenedAt >= from && row.OpenedAt < quiet, cancellationToken),
                await context.Cases.CountAsync(row => row.OpenedAt >= quiet, cancellationToken)
            ),
            .. Judge(
                Decisions,
                await context.Decisions(before).CountAsync(cancellationToken),
                await context.Decisions(last).CountAsync(cancellationToken)
            ),
            .. Judge(
                Responses,
                await context.Responses(before).CountAsync(cancellationToken),
                await context.Responses(last).CountAsync(cancellationToken)
            ),
        ];
    }

    /// <summary>A finding when there were enough rows before to expect some, and none came.</summary>
    internal static IEnumerable<FigureFinding> Judge(string key, int before, int now)
    {
        if (before >= WatchRules.MinRows && now == 0)
        {
            yield return new(
                key,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [FindingValues.Count] = FigureFinding.Number(before),
                    [FindingValues.Limit] = FigureFinding.Number(QuietDays),
                }
            );
        }
    }
}
