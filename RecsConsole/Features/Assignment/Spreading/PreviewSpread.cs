using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>
/// Proposes how to spread cases over the people of their teams, using the plan that prices requests: people who are absent, have a conflict
/// or have no capacity left get none. Nothing is assigned: the user then assigns the cases as usual.
/// </summary>
public sealed class PreviewSpread(OperationScopeFactory scopes, TenantFactsReader facts)
{
    private const string Operation = "preview.spread";

    public async Task<Result<ProposedSpread>> RunAsync(Actor actor, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(caseIds);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!Assignees.MayGiveToOthers(scope.Access))
        {
            var error = scope.Access.HasFailed ? Error.Unavailable(Texts.RightsNotChecked) : Error.Forbidden(Texts.SpreadNotPermitted);
            return await scope.DenyAsync(Operation, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var chosen = caseIds.Distinct().ToList();
        var ids = chosen.Take(Assignees.MaxCases).ToList();
        var rows = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen && EF.Parameter(ids).Contains(row.Id))
            .OrderBy(row => row.Key)
            .ToListAsync(cancellationToken);
        var workable = await scope.KeepAsync(AccessOperation.WorkCase, rows, AccessResources.Of, cancellationToken);
        var known = await facts.ReadAsync(actor, cancellationToken);
        var cases = workable.Where(row => known.CaseTypes.ContainsKey(row.TypeKey)).ToList();
        var desk = await TeamDesk.ReadWithoutAsync([.. cases.Select(row => row.Id)], scope.Db, known, scope.Now, cancellationToken);
        var spread = new SpreadPlanner(cases, desk, known, await WorkersAsync(scope, cancellationToken)).Propose();
        return spread with { LeftOut = chosen.Count - cases.Count };
    }

    private static async Task<Dictionary<Guid, AccessCheck>> WorkersAsync(OperationScope scope, CancellationToken cancellationToken) =>
        await scope
            .Db.People.AsNoTracking()
            .Where(person => person.IsActive)
            .ToDictionaryAsync(person => person.Id, person => scope.CheckOf(SubjectReader.Of(person)), cancellationToken);
}
