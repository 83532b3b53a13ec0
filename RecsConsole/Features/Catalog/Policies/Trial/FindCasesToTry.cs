using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.Trial;

/// <summary>Finds cases, open or closed, that the writer of a policy may view and can try it on, by number or words of the title.</summary>
public sealed class FindCasesToTry(OperationScopeFactory scopes)
{
    public const int Max = 12;
    public const int Longest = 200;

    /// <summary>The newest cases whose titles are compared; a case of any age is found by its whole number.</summary>
    public const int Newest = 5_000;

    public async Task<Result<FoundCases>> RunAsync(Actor actor, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "find.policy_cases", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var asked = words.Trim();
        if (asked.Length is 0 or > Longest)
        {
            return Error.Invalid(Texts.SearchWordsInvalid.With(Longest));
        }

        var ids = await MatchingAsync(scope, asked, cancellationToken);
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var viewable = await scope.KeepAsync(AccessOperation.ViewCase, rows, AccessResources.Of, cancellationToken);
        var found = viewable.OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id).ToList();
        return new FoundCases([.. found.Take(Max).Select(row => new CaseToTry(row.Key, row.Title, row.IsOpen))], found.Count > Max);
    }

    // compared in memory, since databases differ in case-insensitive comparison
    private static async Task<List<Guid>> MatchingAsync(OperationScope scope, string asked, CancellationToken cancellationToken)
    {
        var visible = VisibleCases.Of(scope.Db, scope.Access.Subject);
        var named = await visible.Where(row => row.Key == asked).Select(row => row.Id).ToListAsync(cancellationToken);
        var heads = await visible
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(Newest)
            .Select(row => new
            {
                row.Id,
                row.Key,
                row.Title,
            })
            .ToListAsync(cancellationToken);
        var matching = heads.Where(row =>
            row.Title.Contains(asked, StringComparison.CurrentCultureIgnoreCase)
            || row.Key.Contains(asked, StringComparison.OrdinalIgnoreCase)
        );
        // more than are listed, because some may turn out not to be viewable
        return [.. named, .. matching.Select(row => row.Id).Except(named).Take(4 * Max)];
    }
}

/// <param name="IsCut">There are more than are listed.</param>
public sealed record FoundCases(IReadOnlyList<CaseToTry> Cases, bool IsCut);

/// <summary>A case that a policy can be tried on.</summary>
public sealed record CaseToTry(string Key, string Title, bool IsOpen);
