using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether an action builds on steps of which none was done on the case, suggested or not.</summary>
public static class EarlierStepGuard
{
    /// <summary>Which steps are missing, as a sentence; null when one was done or none is needed.</summary>
    public static async Task<string?> FindAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        var done = await ReadDoneAsync(db, row.Id, action.EarlierSteps, cancellationToken);
        return action.EarlierSteps.Count == 0 || done.Count > 0
            ? null
            : CaseworkTexts.NeedsAnEarlierStep.With(action.Title, TitlesOf(action.EarlierSteps, facts));
    }

    /// <summary>Which of the steps were done on the case, from its whole history.</summary>
    public static async Task<IReadOnlySet<string>> ReadDoneAsync(
        ConsoleDbContext db,
        Guid caseId,
        IEnumerable<string> steps,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var asked = steps.Distinct(StringComparer.Ordinal).ToList();
        return asked.Count == 0
            ? new HashSet<string>(StringComparer.Ordinal)
            : await db
                .CaseEvents.Where(step => step.CaseId == caseId && step.Kind == CaseEventKind.Action && asked.Contains(step.Activity))
                .Select(step => step.Activity)
                .Distinct()
                .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>The titles of steps, for a list in a sentence.</summary>
    public static string TitlesOf(IEnumerable<string> steps, TenantFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return string.Join(", ", steps.Select(key => facts.ActionTitles.GetValueOrDefault(key) ?? StateLabels.Of(key)));
    }
}
