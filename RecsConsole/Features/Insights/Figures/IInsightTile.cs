using RecsConsole.Database;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>Computes one tile, and names the cases behind its figures.</summary>
internal interface IInsightTile
{
    InsightKind Kind { get; }

    /// <summary>
    /// The data fields that the tile's figures need. A field that only breaks figures down is not listed; when withheld, that breakdown is
    /// omitted.
    /// </summary>
    IReadOnlyList<DataField> Fields { get; }

    /// <summary>
    /// The tile names what only some of its readers may see, or people, whom an erasure must reach: it is never counted ahead.
    /// </summary>
    bool DependsOnReader => false;

    Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken);

    /// <summary>The rows behind one of the tile's figures; null when it has no such figure.</summary>
    Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken);
}

/// <summary>The rows behind a figure, each with its case.</summary>
/// <param name="Title">Heading of the list: "Cases with a dismissal".</param>
/// <param name="Unit">What is counted per case: "dismissals".</param>
internal sealed record InsightEvidence(string Title, string Unit, IQueryable<CaseMention> Mentions)
{
    /// <summary>A remark on the list, such as a limit.</summary>
    public string? Note { get; init; }
}

/// <summary>One occurrence that a figure counts: the case, and when it happened.</summary>
internal sealed class CaseMention
{
    public Guid CaseId { get; init; }

    public DateTimeOffset At { get; init; }

    public static IQueryable<CaseMention> Of(IQueryable<DecisionRow> decisions) =>
        decisions.Select(row => new CaseMention { CaseId = row.CaseId, At = row.At });

    public static IQueryable<CaseMention> Of(IQueryable<ResponseRow> responses) =>
        responses.Select(row => new CaseMention { CaseId = row.CaseId, At = row.At });
}
