using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>A promise as cases are matched with it: within how much time the cases that it is for are solved.</summary>
/// <param name="CaseTypes">None means every kind of case.</param>
/// <param name="Priority">Null means any, and cases without one.</param>
/// <param name="Tier">Of the customer; null means any, and cases without a customer.</param>
/// <param name="IsRoundTheClock">Every hour counts, and not those of the calendar of the kind of case.</param>
/// <param name="PauseStates">States in which the clock stands.</param>
public sealed record ServiceLevel(
    string Key,
    int Version,
    string Title,
    IReadOnlyList<string> CaseTypes,
    int? Priority,
    string? Tier,
    TimeSpan Target,
    bool IsRoundTheClock,
    IReadOnlyList<string> PauseStates
)
{
    /// <summary>
    /// Which of two levels goes before the other for a case that both are for: the one with more conditions; with as many, the one that names the customer's
    /// tier, then the one that names the priority. Levels of one rank name the same conditions.
    /// </summary>
    public int Rank
    {
        get
        {
            var (tier, priority, types) = (Tier is null ? 0 : 1, Priority is null ? 0 : 1, CaseTypes.Count == 0 ? 0 : 1);
            return (8 * (tier + priority + types)) + (4 * tier) + (2 * priority) + types;
        }
    }

    public static ServiceLevel Of(ServiceLevelRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Key,
            row.Version,
            row.Title,
            [.. row.CaseTypes],
            row.Priority,
            row.Tier,
            TimeSpan.FromMinutes(row.TargetMinutes),
            row.IsRoundTheClock,
            [.. row.PauseStates]
        );
    }

    /// <summary>The version that the deadline of a case comes from; null where another system told it, or it has none.</summary>
    public static async Task<ServiceLevel?> ReadAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var found = await db
            .ServiceLevels.AsNoTracking()
            .FirstOrDefaultAsync(each => each.Key == row.SlaLevelKey && each.Version == row.SlaLevelVersion, cancellationToken);
        return found is null ? null : Of(found);
    }

    /// <summary>The level that a case is promised, of those in force; null where none is for it.</summary>
    public static ServiceLevel? For(IEnumerable<ServiceLevel> levels, PromisedCase found) =>
        levels
            .Where(level => level.IsFor(found))
            .OrderByDescending(level => level.Rank)
            .ThenBy(level => level.Key, StringComparer.Ordinal)
            .FirstOrDefault();

    public bool IsFor(PromisedCase found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return (CaseTypes.Count == 0 || CaseTypes.Contains(found.Type, StringComparer.Ordinal))
            && (Priority is null || Priority == found.Priority)
            && (Tier is null || string.Equals(Tier, found.Tier, StringComparison.Ordinal));
    }

    /// <summary>Whether there can be a case that both are for and neither goes before the other.</summary>
    public bool Contradicts(ServiceLevel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rank == other.Rank
            && Priority == other.Priority
            && string.Equals(Tier, other.Tier, StringComparison.Ordinal)
            && (CaseTypes.Count == 0 || CaseTypes.Intersect(other.CaseTypes, StringComparer.Ordinal).Any());
    }

    /// <summary>The same where nothing solved or over waits: a workflow may have changed since the level was written.</summary>
    public ServiceLevel Within(StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return this with { PauseStates = [.. PauseStates.Where(state => !machine.IsSolved(state) && !machine.IsTerminal(state))] };
    }

    /// <summary>Whether the clock stands in a state.</summary>
    public bool WaitsIn(string state) => PauseStates.Contains(state, StringComparer.Ordinal);
}

/// <summary>What a service level asks of a case.</summary>
/// <param name="Tier">Of its customer.</param>
public sealed record PromisedCase(string Type, int? Priority, string? Tier);
