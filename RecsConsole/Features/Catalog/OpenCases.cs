using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog;

/// <summary>The open cases that a draft is tried on: those the reader may view, with the actions done in each.</summary>
/// <param name="IsCut">There are more open cases than were examined.</param>
internal sealed record OpenCases(IReadOnlyList<OpenCase> Seen, ILookup<Guid, string> Done, bool IsCut)
{
    /// <summary>The most recent open cases to examine, at most.</summary>
    public const int Max = 2_000;

    /// <summary>The cases to list by name, at most.</summary>
    public const int Named = 20;

    public static async Task<OpenCases> ReadAsync(OperationScope scope, TenantFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(facts);
        var db = scope.Db;
        var open = await db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(Max)
            .Select(row => new OpenCase(
                row,
                db.Accounts.Where(account => account.Key == row.AccountKey).Select(account => account.Tier).FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);
        var seen = open.Where(each =>
            facts.CaseTypes.ContainsKey(each.Row.TypeKey)
            && scope.Access.Decide(AccessOperation.ViewCase, AccessResources.Of(each.Row)).Permitted
        );
        return new([.. seen], await DoneAsync(db, cancellationToken), open.Count == Max);
    }

    /// <summary>Whether a workflow has a step for the action in a state.</summary>
    public static bool IsPossible(WorkflowDefinition workflow, string state, string action)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return workflow.Transitions.Any(step =>
            string.Equals(step.From, state, StringComparison.Ordinal) && string.Equals(step.ActionKey, action, StringComparison.Ordinal)
        );
    }

    private static async Task<ILookup<Guid, string>> DoneAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var steps = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == CaseEventKind.Action)
            .Where(row => db.Cases.Any(found => found.Id == row.CaseId && found.IsOpen))
            .Select(row => new { row.CaseId, row.Activity })
            .Distinct()
            .ToListAsync(cancellationToken);
        return steps.ToLookup(step => step.CaseId, step => step.Activity);
    }
}

/// <param name="Tier">Tier of the case's customer.</param>
internal sealed record OpenCase(CaseRow Row, string? Tier);
