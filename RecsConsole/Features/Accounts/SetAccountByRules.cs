using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts;

/// <summary>
/// Records that a customer objected to profiling, so that suggestions on their cases are ordered by rules only, or withdrew the objection
/// (R112). For supervisors, and customers with at least one case that they may view.
/// </summary>
public sealed class SetAccountByRules(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "set.account_by_rules";
    private const string Kind = "account";

    public async Task<Result<bool>> RunAsync(Actor actor, SetAccountByRulesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (!MaySet(scope.Access))
        {
            return await scope.DenyAsync(Name, Kind, request.Key, Error.Forbidden(Texts.OnlySupervisorsSetThis), cancellationToken);
        }

        var row = await db.Accounts.FirstOrDefaultAsync(found => found.Key == request.Key, cancellationToken);
        if (row is null || (await AccountCases.ReadAsync(scope, request.Key, cancellationToken)).Rows.Count == 0)
        {
            return await scope.DenyAsync(Name, Kind, request.Key, Error.NotFound(Texts.AccountNotFound), cancellationToken);
        }

        if (row.IsByRulesOnly == request.IsOn)
        {
            return row.IsByRulesOnly; // repeated request
        }

        row.IsByRulesOnly = request.IsOn;
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Name,
                Kind,
                row.Key,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = request.IsOn ? "on" : "off" }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Configuration, row.Key, scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken) ? row.IsByRulesOnly : Error.Conflict(Texts.ByRulesNotSaved);
    }

    internal static bool MaySet(AccessCheck check) => check.Subject.Roles.Contains(ConsoleRole.Supervisor);
}

/// <param name="Key">Key of the customer.</param>
/// <param name="IsOn">Whether suggestions are ordered by rules alone.</param>
public sealed record SetAccountByRulesRequest(string Key, bool IsOn);
