using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// Checks what an evaluation would show against the database rows alone: does it belong to the tenant, is it in force, permitted, and a
/// step of the workflow? It shares no rules, access policy or state machine with the engine, so that a bug there is counted instead of
/// repeated. Where rows have changed since a decision, it gives no verdict.
/// </summary>
internal sealed class EvaluationOracle
{
    private readonly ILookup<string, ActionRow> _actions;
    private readonly ILookup<string, DocumentRow> _documents;
    private readonly ILookup<string, DrawnWorkflow> _workflows;
    private readonly HashSet<string> _people;

    private EvaluationOracle(
        IEnumerable<ActionRow> actions,
        IEnumerable<DocumentRow> documents,
        IEnumerable<DrawnWorkflow> workflows,
        IEnumerable<Guid> people
    )
    {
        _actions = actions.ToLookup(row => row.Key, StringComparer.Ordinal);
        _documents = documents.ToLookup(row => row.Key, StringComparer.Ordinal);
        _workflows = workflows.ToLookup(each => each.CaseType, StringComparer.Ordinal);
        _people = people.Select(id => id.ToString("D")).ToHashSet(StringComparer.Ordinal);
    }

    public static async Task<EvaluationOracle> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var types = await db.CaseTypes.AsNoTracking().Select(row => new { row.Key, row.WorkflowKey }).ToListAsync(cancellationToken);
        var workflows = await db.Workflows.AsNoTracking().Where(row => row.PublishedAt != null).ToListAsync(cancellationToken);
        return new(
            await db.Actions.AsNoTracking().ToListAsync(cancellationToken),
            // without their texts, which are long and not needed here
            await db
                .Documents.AsNoTracking()
                .Select(row => new DocumentRow
                {
                    TenantId = row.TenantId,
                    Key = row.Key,
                    Title = "",
                    Kind = row.Kind,
                    Text = "",
                    Status = row.Status,
                    Classification = row.Classification,
                    Acl = row.Acl,
                    Regions = row.Regions,
                    EffectiveFrom = row.EffectiveFrom,
                    EffectiveTo = row.EffectiveTo,
                    UpdatedAt = row.UpdatedAt,
                })
                .ToListAsync(cancellationToken),
            from type in types
            from workflow in workflows
            where string.Equals(workflow.Key, type.WorkflowKey, StringComparison.Ordinal)
            select DrawnWorkflow.From(type.Key, workflow),
            await db.People.AsNoTracking().Select(row => row.Id).ToListAsync(cancellationToken)
        );
    }

    /// <summary>What is wrong with the items that would be shown for an example.</summary>
    public IEnumerable<OracleFinding> Judge(TrainingExample example, SlateKind kind, IEnumerable<string> shown)
    {
        ArgumentNullException.ThrowIfNull(example);
        return shown.SelectMany(id => FaultsOf(example, kind, id).Select(fault => new OracleFinding(id, fault)));
    }

    private IEnumerable<OracleFault> FaultsOf(TrainingExample example, SlateKind kind, string id) =>
        kind switch
        {
            SlateKind.Action => FaultsOfAction(example, id),
            SlateKind.Document => FaultsOfDocument(example, id),
            _ => _people.Contains(id) ? [] : [OracleFault.OtherTenant],
        };

    private IEnumerable<OracleFault> FaultsOfAction(TrainingExample example, string key)
    {
        var (snapshot, versions) = (example.Snapshot, _actions[key].ToList());
        if (versions.Count == 0)
        {
            yield return OracleFault.OtherTenant;
            yield break;
        }

        var inForce = versions.Where(row => row.Status == VersionStatus.Published || HasChanged(example, row.UpdatedAt)).ToList();
        if (inForce.Count == 0)
        {
            yield return OracleFault.NotInForce;
        }
        else if (
            !inForce.Exists(row => row.RequiredRole is null || snapshot.Actor.Roles.Contains(row.RequiredRole))
            && !HasGrants(snapshot.Actor)
        )
        {
            yield return OracleFault.NotPermitted;
        }

        var state = snapshot.Case.State;
        var drawn = _workflows[snapshot.Case.Type].Where(each => each.IsInForce || HasChanged(example, each.Since, before: true)).ToList();
        if (!drawn.Exists(each => each.Steps.Contains((state, key))))
        {
            yield return OracleFault.NotInWorkflow;
        }
        else if (inForce.Count > 0 && inForce.TrueForAll(row => row.AllowedStates.Count > 0 && !row.AllowedStates.Contains(state)))
        {
            yield return OracleFault.NotInWorkflow;
        }
    }

    private IEnumerable<OracleFault> FaultsOfDocument(TrainingExample example, string key)
    {
        var (snapshot, versions) = (example.Snapshot, _documents[key].ToList());
        if (versions.Count == 0)
        {
            yield return OracleFault.OtherTenant;
            yield break;
        }

        var inForce = versions
            .Where(row => (WasShown(example, row) && IsWithinDates(row, snapshot.At)) || HasChanged(example, row.UpdatedAt))
            .ToList();
        if (inForce.Count == 0)
        {
            yield return OracleFault.NotInForce;
        }
        else if (!inForce.Exists(row => MayRead(snapshot.Actor, row)) && !HasGrants(snapshot.Actor))
        {
            yield return OracleFault.NotPermitted;
        }
    }

    // A logged decision is judged by the state at its time, which a row that changed since no longer shows.
    private static bool HasChanged(TrainingExample example, DateTimeOffset changed, bool before = false) =>
        !example.IsWhole && (before ? changed <= example.Snapshot.At : changed > example.Snapshot.At);

    // at a moment of a finished case, an earlier version of the document may have been in force
    private static bool WasShown(TrainingExample example, DocumentRow row) =>
        row.Status is DocumentStatus.Effective || (example.IsWhole && row.Status is DocumentStatus.Superseded or DocumentStatus.Expired);

    private static bool IsWithinDates(DocumentRow row, DateTimeOffset at) => !(row.EffectiveFrom > at) && !(row.EffectiveTo <= at);

    private static bool HasGrants(AccessSubject actor) => actor.Grants is { Count: > 0 };

    private static bool MayRead(AccessSubject actor, DocumentRow row) =>
        row.Classification <= actor.Clearance
        && (row.Regions.Count == 0 || actor.Regions.Count == 0 || row.Regions.Any(actor.Regions.Contains))
        && (row.Acl.Count == 0 || row.Acl.Any(line => IsNamed(actor, line)));

    private static bool IsNamed(AccessSubject actor, string line)
    {
        var who = line.Split(" until ")[0].Split(':', 2);
        var value = who[^1].Trim();
        return who[0] switch
        {
            "role" => actor.Roles.Contains(value),
            "team" => actor.Teams.Contains(value),
            "region" => actor.Regions.Contains(value),
            "person" => string.Equals(actor.PersonId.ToString("D"), value, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

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
