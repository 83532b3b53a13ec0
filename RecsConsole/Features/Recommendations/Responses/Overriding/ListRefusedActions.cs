using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>Lists the catalog actions that are not allowed on a case now, each with the reason.</summary>
public sealed class ListRefusedActions(OperationScopeFactory scopes, TenantFactsReader facts)
{
    public async Task<Result<IReadOnlyList<RefusedAction>>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var row = await scope.Db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken))
        {
            var error = Error.NotFound(Texts.CaseNotSeen);
            return await scope.DenyAsync("list.actions", "case", caseId.ToString("D"), error, cancellationToken);
        }

        var catalog = new AccessResource(AccessResourceKind.Action, Guid.Empty, actor.TenantId) { Classification = Classifications.Public };
        if (!scope.Access.Decide(AccessOperation.ViewAction, catalog).Permitted)
        {
            return new List<RefusedAction>();
        }

        var known = await facts.ReadAsync(actor, cancellationToken);
        var barriers = await StepBarriers.ReadAsync(scope, known, row, cancellationToken);
        return known
            .Catalog.Actions.Select(action => (action.Key, Why: barriers.Of(action)))
            .Where(each => each.Why is not null)
            .Select(each => new RefusedAction(each.Key, known.ActionTitles[each.Key], each.Why!))
            .OrderBy(each => each.Title, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
    }
}

/// <summary>An action that is not allowed now.</summary>
/// <param name="Why">The reason.</param>
public sealed record RefusedAction(string Key, string Title, string Why);
