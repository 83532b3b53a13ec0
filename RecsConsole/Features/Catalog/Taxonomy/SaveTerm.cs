using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>
/// Sends a new label of a term, or that it is no longer or again offered, to a second person. What has the value keeps it.
/// </summary>
public sealed class SaveTerm(OperationScopeFactory scopes, GovernedChanges changes, GovernedTerm part)
{
    internal const string Name = "edit.taxonomy_term";

    public async Task<Result<string>> RunAsync(Actor actor, ChangedTerm request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        GovernedEdit<TermRules> edit = new(
            GovernedTerm.ItemOf(request.Term),
            request.Revision,
            request.Why,
            _ => new TermRules(request.Title.Trim(), request.IsRetired)
        );
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }
}

/// <param name="Revision">Revision of the term that the reader saw.</param>
public sealed record ChangedTerm(TermName Term, string Title, bool IsRetired, long Revision, string Why);
