using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Cases;

/// <summary>
/// Lists the cases behind a figure, page by page: only those the actor may view, each checked individually, plus the number not shown.
/// </summary>
public sealed class ListInsightCases(OperationScopeFactory scopes, InsightAccess access)
{
    public const int PageSize = 25;

    public async Task<Result<InsightCases>> RunAsync(Actor actor, ListInsightCasesRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var narrowed = await access.NarrowAsync(scope, request?.Filter, cancellationToken);
        if (!narrowed.IsOk)
        {
            return narrowed.Error;
        }

        ArgumentNullException.ThrowIfNull(request);
        var context = narrowed.Value;
        var found = request.Drill is { } asked ? InsightTiles.Find(asked.Kind) : null;
        if (found is not null && FigurePurpose.Refuse(context.Limits, found.Fields) is { } withheld)
        {
            return withheld;
        }

        var evidence =
            found is { } tile && request.Drill is { } drill ? await tile.FindCasesAsync(context, drill, cancellationToken) : null;
        return evidence is null
            ? Error.NotFound(Texts.FigureNotFound)
            : await ReadAsync(scope, context, evidence, request.Page, cancellationToken);
    }

    private static async Task<Result<InsightCases>> ReadAsync(
        OperationScope scope,
        InsightContext context,
        InsightEvidence evidence,
        int asked,
        CancellationToken cancellationToken
    )
    {
        var all = await evidence.Mentions.Select(mention => mention.CaseId).Distinct().CountAsync(cancellationToken);
        var openable = Openable(context, evidence);
        var total = await openable.CountAsync(cancellationToken);
        var page = Pages.Within(asked, total, PageSize);
        var rows = await openable
            .OrderByDescending(row => row.Last)
            .ThenBy(row => row.Case.Key)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        // the query has narrowed them already: the policy and the decision point decide
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, rows, row => AccessResources.Of(row.Case), cancellationToken);
        if (scope.Access.HasFailed)
        {
            return Error.Unavailable(Texts.CasesNotChecked); // none is called hidden that the actor may see
        }

        var teams = await context
            .Db.Teams.AsNoTracking()
            .ToDictionaryAsync(team => team.Key, team => team.Name, StringComparer.Ordinal, cancellationToken);
        var refused = rows.Count - seen.Count;
        return new InsightCases(
            evidence.Title,
            evidence.Unit,
            evidence.Note,
            [.. seen.Select(row => ToLine(row, teams))],
            total,
            page,
            all - total + refused
        )
        {
            Shown = total - refused,
        };
    }

    private static IQueryable<CountedCase> Openable(InsightContext context, InsightEvidence evidence) =>
        from mention in evidence
            .Mentions.GroupBy(mention => mention.CaseId)
            .Select(ofCase => new
            {
                CaseId = ofCase.Key,
                Count = ofCase.Count(),
                Last = ofCase.Max(mention => mention.At),
            })
        join row in context.OpenableCases on mention.CaseId equals row.Id
        select new CountedCase
        {
            Case = row,
            Count = mention.Count,
            Last = mention.Last,
        };

    private static InsightCase ToLine(CountedCase row, IReadOnlyDictionary<string, string> teams) =>
        new(
            row.Case.Id,
            row.Case.Key,
            row.Case.Title,
            row.Case.TeamKey is { } team ? teams.GetValueOrDefault(team, team) : null,
            StateLabels.Of(row.Case.Status),
            row.Case.IsOpen,
            row.Case.SlaMet,
            row.Count,
            row.Last
        );

    private sealed class CountedCase
    {
        public required CaseRow Case { get; init; }

        public int Count { get; init; }

        public DateTimeOffset Last { get; init; }
    }
}

/// <param name="Page">From 1.</param>
public sealed record ListInsightCasesRequest(InsightDrill Drill, InsightFilter Filter, int Page);

/// <summary>A page of the cases behind a figure.</summary>
/// <param name="Unit">What is counted per case.</param>
/// <param name="Note">A remark on the list, such as a limit.</param>
/// <param name="Total">Cases on all pages, also those that the decision point denies.</param>
/// <param name="Hidden">Cases that the figure counts but the actor may not view, as far as known from this page.</param>
public sealed record InsightCases(
    string Title,
    string Unit,
    string? Note,
    IReadOnlyList<InsightCase> Lines,
    int Total,
    int Page,
    int Hidden
)
{
    /// <summary>Cases that the actor may view, as far as known from this page; with the hidden ones, all that the figure counts.</summary>
    public required int Shown { get; init; }
}

/// <summary>One case behind a figure.</summary>
/// <param name="Count">How often the figure counts the case.</param>
/// <param name="Last">The latest occurrence.</param>
public sealed record InsightCase(
    Guid Id,
    string Key,
    string Title,
    string? Team,
    string State,
    bool IsOpen,
    bool? SlaMet,
    int Count,
    DateTimeOffset Last
);
