using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How up to date the documents in force are, and what people reported as outdated.</summary>
internal sealed class DocumentsTile : IInsightTile
{
    private const string Reported = "reported";
    private const string Open = "open";
    internal const int SoonDays = 30;

    public InsightKind Kind => InsightKind.Documents;

    public bool DependsOnReader => true;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.DocumentFacts, DataFields.Reports];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var figures = new List<InsightFigure>();
        figures.AddRange(InForce(context, await InForceDocuments.ReadAsync(context, cancellationToken)));
        figures.AddRange(await ReportedAsync(context, cancellationToken));
        return new(figures)
        {
            Bars =
            [
                new(
                    Texts.DocumentsInForce,
                    SharedTexts.What,
                    SharedTexts.Documents,
                    [
                        .. figures
                            .Where(each => each.Rate is not null)
                            .Select(each => new InsightBar(each.Words) { Rate = each.Rate, Tone = ChartTone.Soon }),
                    ]
                ),
            ],
            Notes = [Texts.InForceRule, .. context.Scope.IsWhole ? Array.Empty<string>() : [Texts.DocumentsScope]],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var rows = drill switch
        {
            { Figure: Reported } => Within(Reports(context), context.Period.Now),
            { Figure: Open, Value: "late" } => Reports(context).Where(row => row.Status == DocumentReportStatus.Open && row.DueAt < now),
            { Figure: Open } => Reports(context).Where(row => row.Status == DocumentReportStatus.Open),
            _ => null,
        };
        return Task.FromResult(
            rows is null
                ? null
                : new InsightEvidence(
                    Texts.CasesInWhichADocument,
                    "reports",
                    rows.Where(row => row.CaseId != null).Select(row => new CaseMention { CaseId = row.CaseId!.Value, At = row.ReportedAt })
                )
                {
                    Note = Texts.ReportsWithoutCase,
                }
        );
    }

    private static InsightFigure[] InForce(InsightContext context, IReadOnlyList<InForceDocument> dates)
    {
        var (now, soon) = (context.Now, context.Now.AddDays(SoonDays));
        return
        [
            new(SharedTexts.InForce) { Key = "in_force", Count = dates.Count },
            Of("due", Texts.DueForReview, dates, each => each.ReviewBy < now),
            Of("expiring", Texts.ExpiringWithinDays.With(SoonDays), dates, each => each.To <= soon),
        ];
    }

    private async Task<InsightFigure[]> ReportedAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (now, reports) = (context.Now, Reports(context));
        var open = reports.Where(row => row.Status == DocumentReportStatus.Open);
        return
        [
            new(Texts.ReportsOfOutdatedDocuments)
            {
                Key = "reported",
                Count = await Within(reports, context.Period.Now).CountAsync(cancellationToken),
                CountBefore = await Within(reports, context.Period.Before).CountAsync(cancellationToken),
                Cases = new(Kind, Reported),
            },
            new(Texts.ReportsStillOpen)
            {
                Key = "open",
                Count = await open.CountAsync(cancellationToken),
                Cases = new(Kind, Open),
            },
            new(Texts.ReportsPastTheirDueDate)
            {
                Key = "late",
                Count = await open.CountAsync(row => row.DueAt < now, cancellationToken),
                Cases = new(Kind, Open, "late"),
            },
        ];
    }

    private static InsightFigure Of(string key, string words, IReadOnlyList<InForceDocument> dates, Func<InForceDocument, bool> which) =>
        new(words)
        {
            Key = key,
            Rate = new(dates.Count(which), dates.Count),
            Of = Texts.DocumentsInForceInSentence,
        };

    private static IQueryable<DocumentReportRow> Within(IQueryable<DocumentReportRow> rows, InsightSpan span)
    {
        var (from, to) = (span.From, span.To);
        return rows.Where(row => row.ReportedAt >= from && row.ReportedAt < to);
    }

    /// <summary>Reports of a span.</summary>
    internal static IQueryable<DocumentReportRow> ReportedWithin(InsightContext context, InsightSpan span) =>
        Within(Reports(context), span);

    // A report withdrawn by its reporter does not count.
    private static IQueryable<DocumentReportRow> Reports(InsightContext context)
    {
        var rows = context.Db.DocumentReports.AsNoTracking().Where(row => row.Status != DocumentReportStatus.Undone);
        if (context.Scope.IsOfSomeCases)
        {
            var cases = context.Cases;
            rows = rows.Where(row => cases.Any(each => each.Id == row.CaseId));
        }

        if (context.Scope.Role is not null)
        {
            var people = context.WithRole(context.Db.People);
            rows = rows.Where(row => people.Any(each => each.Id == row.ReporterId));
        }

        return rows;
    }
}
