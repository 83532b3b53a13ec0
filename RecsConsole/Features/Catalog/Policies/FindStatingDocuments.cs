using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Finds documents in force that the writer of a policy may read, by id or words of the title.</summary>
public sealed class FindStatingDocuments(OperationScopeFactory scopes)
{
    public const int Max = 12;
    public const int Longest = 200;

    public async Task<Result<FoundDocuments>> RunAsync(Actor actor, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "find.documents", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var asked = words.Trim();
        if (asked.Length is 0 or > Longest)
        {
            return Error.Invalid(Texts.SearchWordsInvalid.With(Longest));
        }

        // compared in memory, since databases differ in case-insensitive comparison
        var rows = await StatingDocuments.Of(scope.Db.Documents.AsNoTracking().InForce(scope.Now)).ToListAsync(cancellationToken);
        var matching = rows.Where(row =>
                row.Title.Contains(asked, StringComparison.CurrentCultureIgnoreCase)
                || row.Key.Contains(asked, StringComparison.OrdinalIgnoreCase)
            )
            .OrderBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .ToList();
        var readable = await StatingDocuments.KeepAsync(scope, matching, cancellationToken);
        return new FoundDocuments([.. readable.Take(Max).Select(row => new DocumentChoice(row.Key, row.Title))], readable.Count > Max);
    }
}

/// <param name="IsCut">There are more than are listed.</param>
public sealed record FoundDocuments(IReadOnlyList<DocumentChoice> Documents, bool IsCut);

/// <summary>A document that a rule can name.</summary>
public sealed record DocumentChoice(string Key, string Title);
