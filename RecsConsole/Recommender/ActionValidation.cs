using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.CaseActions;

namespace RecsConsole.Recommender;

/// <summary>Whether kept actions may still be shown: published in that version, allowed in the state the case is in
/// now and by the policies in force now, for the actor's role, and not waiting for approval already.</summary>
internal static class ActionValidation
{
    public static async Task<ILookup<string, ReasonCode>> CheckAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var keys = items.Select(item => item.Id).ToList();
        var rows = await db
            .Actions.AsNoTracking()
            .Where(row => keys.Contains(row.Key) && row.Status == "published")
            .Select(row => new ActionState(
                row.Key,
                row.Version,
                row.RequiredRole,
                row.PolicyKey,
                row.AllowedStates
            ))
            .ToListAsync(cancellationToken);
        var published = rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.MaxBy(row => row.Version)!,
                StringComparer.Ordinal
            );
        var waiting = await PendingApprovals.ReadAsync(
            db,
            question.Request.Case.Id,
            question.At,
            cancellationToken
        );
        var machine = new StateMachine(
            question.Request.Facts.CaseTypes[question.Request.Case.Type].Workflow
        );
        return ValidationReasons.ToLookup(
            items,
            item =>
                published.TryGetValue(item.Id, out var row) && row.Version == item.Version
                    ? [.. ReasonsAgainst(row, machine, question, waiting)]
                    : [ReasonCode.CatalogNotPublished]
        );
    }

    private static IEnumerable<ReasonCode> ReasonsAgainst(
        ActionState row,
        StateMachine machine,
        ValidationQuestion question,
        IReadOnlyList<string> waiting
    )
    {
        var state = question.Current?.State ?? "";
        if (
            !machine.IsAllowed(state, row.Key)
            || (row.AllowedStates.Count > 0 && !row.AllowedStates.Contains(state))
        )
        {
            yield return ReasonCode.StateNotAllowed;
        }

        if (row.RequiredRole is { } role && !question.Check.Subject.Roles.Contains(role))
        {
            yield return ReasonCode.RoleNotAllowed;
        }

        if (waiting.Contains(row.Key, StringComparer.Ordinal))
        {
            yield return ReasonCode.DuplicateRequest;
        }

        var (@case, catalog) = (question.Request.Case, question.Request.Facts.Catalog);
        if (
            PolicyStop.Find(
                catalog,
                new(@case.Type, @case.IssueType, state, row.Key, row.PolicyKey, question.At)
            ) is
            { } objection
        )
        {
            yield return objection.Reason;
        }
    }

    private sealed record ActionState(
        string Key,
        int Version,
        string? RequiredRole,
        string? PolicyKey,
        IList<string> AllowedStates
    );
}
