using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Similar;

/// <summary>
/// Reads which words a case shares with some others. Read after the suggestions are on screen: nobody waits for it, and no words are stored
/// in a decision.
/// </summary>
public sealed class ReadSharedTerms(OperationScopeFactory scopes)
{
    private const int Max = 20;

    /// <summary>Words by case; cases that the actor may not view now are left out.</summary>
    public async Task<Result<SharedWordsOfCases>> RunAsync(
        Actor actor,
        Guid caseId,
        IReadOnlyList<Guid> others,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "read.shared_words", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(others);
        var ids = others.Take(Max).Append(caseId).ToList();
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var visible = rows.Where(row => MayView(scope.Access, row)).ToList();
        if (visible.Find(row => row.Id == caseId) is not { } own)
        {
            return Error.NotFound(Texts.CaseNotOpen);
        }

        var shared = new SharedTerms(TextOf(own));
        return new SharedWordsOfCases(visible.Where(row => row.Id != caseId).ToDictionary(row => row.Id, row => shared.With(TextOf(row))));
    }

    private static bool MayView(AccessCheck check, CaseRow row) =>
        check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted;

    // the title that an import made from the key says nothing of the case
    private static ComparedCaseText TextOf(CaseRow row) =>
        new(
            row.Description.Length == 0 && row.Title.EndsWith(row.Key, StringComparison.Ordinal) ? "" : row.Title,
            row.Description,
            row.Language
        );
}

/// <summary>Shared words by case id.</summary>
public sealed record SharedWordsOfCases(IReadOnlyDictionary<Guid, IReadOnlyList<string>> Words);
