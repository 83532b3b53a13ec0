using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>
/// Lists decisions to review, or reviewed ones: for reviewers to judge, for leads to read. Includes only cases that the reader may see, and
/// never the reader's own decisions.
/// </summary>
public sealed class ListLooks(OperationScopeFactory scopes)
{
    internal const int Max = 60;

    public async Task<Result<LookList>> RunAsync(Actor actor, LookFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var isReviewer = scope.Access.Subject.Roles.Contains(ConsoleRole.Reviewer);
        var right = isReviewer ? AccessOperation.JudgePairs : AccessOperation.ManageStudies;
        if (await scope.AuthorizeAsync(right, "list.looks", cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var rows = await Of(scope, filter.IsDone).Take(Max).ToListAsync(cancellationToken);
        var cases = await CasesAsync(scope, rows, cancellationToken);
        var seen = rows.FindAll(row => cases.ContainsKey(row.CaseId));
        return new LookList(
            await LinesAsync(scope, seen, cases, cancellationToken),
            isReviewer ? await ActionsAsync(scope.Db, cancellationToken) : [],
            isReviewer,
            rows.Count - seen.Count,
            await TimeZones.OfReaderAsync(scope.Db, actor, cancellationToken)
        );
    }

    /// <summary>Other people's entries, in list order.</summary>
    internal static IQueryable<DecisionLookRow> Of(OperationScope scope, bool isDone)
    {
        var reader = scope.Actor.PersonId;
        return scope
            .Db.DecisionLooks.AsNoTracking()
            .Where(row => (row.Verdict != null) == isDone && row.ActorId != reader)
            .OrderByDescending(row => row.IsRisky)
            .ThenByDescending(row => row.DecidedAt)
            .ThenBy(row => row.DecisionId);
    }

    /// <summary>The cases of the entries, limited to those that the reader may see.</summary>
    internal static async Task<Dictionary<Guid, CaseRow>> CasesAsync(
        OperationScope scope,
        List<DecisionLookRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.CaseId).Distinct().ToList();
        var found = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return (await scope.KeepAsync(AccessOperation.ViewCase, found, AccessResources.Of, cancellationToken)).ToDictionary(row => row.Id);
    }

    private static async Task<IReadOnlyList<LookLine>> LinesAsync(
        OperationScope scope,
        List<DecisionLookRow> rows,
        Dictionary<Guid, CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var decisions = rows.ConvertAll(row => row.DecisionId);
        var items = await scope
            .Db.DecisionItems.AsNoTracking()
            .Where(item => decisions.Contains(item.DecisionId) && item.Kind == ItemKind.Action)
            .OrderBy(item => item.DecisionId)
            .ThenBy(item => item.Rank)
            .ToListAsync(cancellationToken);
        var suggested = items.ToLookup(item => item.DecisionId);
        var titles = await ActionTitles.ReadAsync(
            scope.Db,
            items
                .Select(item => item.ItemId)
                .Concat(rows.Select(row => row.ActionKey))
                .Concat(rows.Select(row => row.BetterActionKey).OfType<string>()),
            cancellationToken
        );
        var people = await PeopleNames.ReadAsync(
            scope.Db,
            rows.Select(row => row.ActorId).Concat(rows.Select(row => row.ReviewerId).OfType<Guid>()),
            cancellationToken
        );
        var letters = await LettersAsync(scope.Db, rows.FindAll(row => row.IsRisky), cancellationToken);
        return
        [
            .. rows.Select(row =>
                LineOf(row, cases[row.CaseId], suggested[row.DecisionId], titles, people) with
                {
                    Letter = letters.GetValueOrDefault(row.DecisionId),
                }
            ),
        ];
    }

    // What was written to the customer with a high-risk step, sent or waiting for approval: it has the id of the response.
    private static async Task<Dictionary<Guid, ShownMessage>> LettersAsync(
        ConsoleDbContext db,
        List<DecisionLookRow> rows,
        CancellationToken cancellationToken
    )
    {
        var decisions = rows.ConvertAll(row => row.DecisionId);
        var responses = await db
            .Responses.AsNoTracking()
            .Where(row => decisions.Contains(row.DecisionId) && row.ItemKind == ItemKind.Action && row.UndoneAt == null)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.DecisionId })
            .ToListAsync(cancellationToken);
        var letters = await ShownMessage.ReadAsync(db, responses.ConvertAll(row => row.Id), cancellationToken);
        return responses
            .Where(row => letters.ContainsKey(row.Id))
            .GroupBy(row => row.DecisionId)
            .ToDictionary(own => own.Key, own => letters[own.Last().Id]);
    }

    private static LookLine LineOf(
        DecisionLookRow row,
        CaseRow found,
        IEnumerable<DecisionItemRow> suggested,
        Dictionary<string, string> titles,
        Dictionary<Guid, string> people
    )
    {
        string TitleOf(string key) => titles.GetValueOrDefault(key, key);
        return new(
            row.DecisionId,
            found.Key,
            found.Title,
            row.DecidedAt,
            people.GetValueOrDefault(row.ActorId),
            TitleOf(row.ActionKey),
            row.IsUnsure,
            row.IsRisky,
            [.. suggested.Select(item => new LookItem(item.Rank, TitleOf(item.ItemId), item.Confidence))],
            row.Revision,
            row.Verdict is { } verdict
                ? new(
                    verdict,
                    row.BetterActionKey is { } better ? TitleOf(better) : null,
                    row.Note,
                    row.ReviewerId is { } reviewer ? people.GetValueOrDefault(reviewer) : null,
                    row.ReviewedAt
                )
                : null
        );
    }

    private static async Task<IReadOnlyList<LookAction>> ActionsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Actions.AsNoTracking().Published().Select(row => new { row.Key, row.Title }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new LookAction(row.Key, row.Title))
                .OrderBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(action => action.Key, StringComparer.Ordinal),
        ];
    }
}

/// <summary>Decisions to review.</summary>
/// <param name="Actions">The actions that could have been first.</param>
/// <param name="Unseen">Number of further entries whose cases the reader may not see.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record LookList(
    IReadOnlyList<LookLine> Lines,
    IReadOnlyList<LookAction> Actions,
    bool MayJudge,
    int Unseen,
    string? TimeZone
);

/// <summary>An action with its title.</summary>
public sealed record LookAction(string Key, string Title);

/// <summary>A decision to review.</summary>
/// <param name="Who">The person who had the suggestions.</param>
/// <param name="Action">The action in question.</param>
/// <param name="IsUnsure">Listed because the probability was low.</param>
/// <param name="IsRisky">Listed because a high-risk action was chosen.</param>
/// <param name="Verdict">Null until reviewed.</param>
public sealed record LookLine(
    Guid DecisionId,
    string CaseKey,
    string CaseTitle,
    DateTimeOffset At,
    string? Who,
    string Action,
    bool IsUnsure,
    bool IsRisky,
    IReadOnlyList<LookItem> Suggested,
    long Revision,
    ReviewVerdict? Verdict
)
{
    /// <summary>The message to the customer of a high-risk action; null when none was written.</summary>
    public ShownMessage? Letter { get; init; }
}

/// <summary>A suggested action.</summary>
public sealed record LookItem(int Rank, string Title, ItemConfidence Confidence);

/// <summary>A reviewer's verdict.</summary>
public sealed record ReviewVerdict(LookVerdict Verdict, string? Better, string? Note, string? Who, DateTimeOffset? At);
