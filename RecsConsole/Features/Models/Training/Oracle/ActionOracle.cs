using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// Checks an action by its rows: published, allowed for the actor's role, a step of the workflow from the case's state, not prohibited by a
/// policy, in the customer's contract, not waiting for approval, and no contact too many.
/// </summary>
internal sealed class ActionOracle
{
    private readonly ILookup<string, ActionRow> _actions;
    private readonly ILookup<string, DrawnWorkflow> _workflows;
    private readonly Dictionary<string, AccountLine> _accounts;
    private readonly OracleChanges _changes;
    private readonly ActionLimits _limits;

    private ActionOracle(
        IEnumerable<ActionRow> actions,
        IEnumerable<DrawnWorkflow> workflows,
        Dictionary<string, AccountLine> accounts,
        OracleChanges changes,
        ActionLimits limits
    )
    {
        _actions = actions.ToLookup(row => row.Key, StringComparer.Ordinal);
        _workflows = workflows.ToLookup(each => each.CaseType, StringComparer.Ordinal);
        (_accounts, _changes, _limits) = (accounts, changes, limits);
    }

    public static async Task<ActionOracle> ReadAsync(ConsoleDbContext db, OracleChanges changes, CancellationToken cancellationToken)
    {
        var types = await db.CaseTypes.AsNoTracking().Select(row => new { row.Key, row.WorkflowKey }).ToListAsync(cancellationToken);
        var workflows = await db.Workflows.AsNoTracking().Where(row => row.PublishedAt != null).ToListAsync(cancellationToken);
        var actions = await db.Actions.AsNoTracking().ToListAsync(cancellationToken);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Select(row => new AccountLine(row.Key, row.Tier, row.ContractStartsAt, row.ContractEndsAt, row.Entitlements))
            .ToListAsync(cancellationToken);
        return new(
            actions,
            from type in types
            from workflow in workflows
            where string.Equals(workflow.Key, type.WorkflowKey, StringComparison.Ordinal)
            select DrawnWorkflow.From(type.Key, workflow),
            accounts.ToDictionary(row => row.Key, StringComparer.Ordinal),
            changes,
            new(
                PolicyOracle.From(await db.Policies.AsNoTracking().ToListAsync(cancellationToken)),
                await ApprovalOracle.ReadAsync(db, cancellationToken),
                await ContactOracle.ReadAsync(db, actions, cancellationToken)
            )
        );
    }

    public IEnumerable<OracleFault> FaultsOf(TrainingExample example, string key)
    {
        var versions = _actions[key].ToList();
        if (versions.Count == 0)
        {
            return [OracleFault.OtherTenant];
        }

        var inForce = versions
            .Where(row => row.Status == VersionStatus.Published || OracleChanges.IsLater(example, row.UpdatedAt))
            .ToList();
        return ByRow(example, inForce).Concat(ByWorkflow(example, key, inForce)).Concat(ByLimits(example, key, inForce));
    }

    private IEnumerable<OracleFault> ByRow(TrainingExample example, List<ActionRow> inForce)
    {
        var actor = example.Snapshot.Actor;
        if (inForce.Count == 0)
        {
            yield return OracleFault.NotInForce;
            yield break;
        }

        if (
            !inForce.Exists(row => row.RequiredRole is null || actor.Roles.Contains(row.RequiredRole)) && actor.Grants is not { Count: > 0 }
        )
        {
            yield return OracleFault.NotPermitted;
        }

        if (!inForce.Exists(row => IsInContract(example, row)))
        {
            yield return OracleFault.NotEntitled;
        }
    }

    private IEnumerable<OracleFault> ByWorkflow(TrainingExample example, string key, List<ActionRow> inForce)
    {
        var (type, state) = (example.Snapshot.Case.Type, example.Snapshot.Case.State);
        var drawn = _workflows[type].Where(each => each.IsInForce || OracleChanges.IsEarlier(example, each.Since)).ToList();
        var isLimited = inForce.Count > 0 && inForce.TrueForAll(row => row.AllowedStates.Count > 0 && !row.AllowedStates.Contains(state));
        if (isLimited || !drawn.Exists(each => each.Steps.Contains((state, key))))
        {
            yield return OracleFault.NotInWorkflow;
        }
    }

    private IEnumerable<OracleFault> ByLimits(TrainingExample example, string key, List<ActionRow> inForce)
    {
        if (
            _limits.Policies.Forbid(example, key)
            || (inForce.Count > 0 && inForce.TrueForAll(row => row.PolicyKey is { } policy && !_limits.Policies.MayHold(example, policy)))
        )
        {
            yield return OracleFault.ForbiddenByPolicy;
        }

        if (_limits.Approvals.IsWaiting(example, key))
        {
            yield return OracleFault.AwaitsApproval;
        }

        if (
            inForce.Count > 0
            && inForce.TrueForAll(row => row.IsCustomerContact && !OracleChanges.IsLater(example, row.UpdatedAt))
            && inForce.TrueForAll(row => _limits.Contacts.IsOneTooMany(example, row.Channel))
            && !_limits.Policies.MayRequire(example, key) // a contact that a policy requires is owed
        )
        {
            yield return OracleFault.ContactCapReached;
        }
    }

    // The end of a contract is not in the history of a finished case, so only its tier is compared there.
    private bool IsInContract(TrainingExample example, ActionRow row)
    {
        if (row.Tiers.Count == 0)
        {
            return true;
        }

        if (example.Snapshot.Case.AccountKey is not { } key || !_accounts.TryGetValue(key, out var account))
        {
            return false;
        }

        return _changes.HasChanged(example, key)
            || (
                (
                    (account.Tier is { } tier && row.Tiers.Any(each => string.Equals(each, tier, StringComparison.OrdinalIgnoreCase)))
                    || account.Entitlements.Contains(row.Key)
                ) && (example.IsWhole || !(account.ContractEndsAt <= example.Snapshot.At || account.ContractStartsAt > example.Snapshot.At))
            );
    }

    private sealed record AccountLine(
        string Key,
        string? Tier,
        DateTimeOffset? ContractStartsAt,
        DateTimeOffset? ContractEndsAt,
        IList<string> Entitlements
    );

    /// <summary>What stops an action besides its own row.</summary>
    private sealed record ActionLimits(PolicyOracle Policies, ApprovalOracle Approvals, ContactOracle Contacts);

    /// <summary>The steps of a workflow as its row has them.</summary>
    private sealed record DrawnWorkflow(string CaseType, bool IsInForce, DateTimeOffset Since, HashSet<(string State, string Action)> Steps)
    {
        public static DrawnWorkflow From(string caseType, WorkflowRow row)
        {
            using var document = JsonDocument.Parse(row.DefinitionJson);
            var steps = document
                .RootElement.GetProperty("transitions")
                .EnumerateArray()
                .Select(step => (step.GetProperty("from").GetString()!, step.GetProperty("actionKey").GetString()!))
                .ToHashSet();
            return new(caseType, row.Status.IsPublished(), row.PublishedAt!.Value, steps);
        }
    }
}
