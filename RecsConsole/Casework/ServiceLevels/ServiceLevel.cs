using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>A service level as matched with cases: the time within which the cases it applies to are to be solved.</summary>
/// <param name="CaseTypes">Empty means every case type.</param>
/// <param name="Priority">Null means any priority, and cases without one.</param>
/// <param name="Tier">Tier of the customer; null means any, and cases without a customer.</param>
/// <param name="IsRoundTheClock">Whether every hour counts, instead of those of the case type's calendar.</param>
/// <param name="PauseStates">States in which the clock is paused.</param>
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
    /// <summary>The calendar whose hours count; null means that of the case type, or every hour.</summary>
    public string? CalendarKey { get; init; }

    /// <summary>
    /// Precedence of two levels that apply to the same case: the one with more conditions; if equal, the one with a tier, then the one with
    /// a priority. Levels of equal rank have the same kinds of conditions.
    /// </summary>
    public int Rank
    {
        get
        {
            var (tier, priority, types) = (Tier is null ? 0 : 1, Priority is null ? 0 : 1, CaseTypes.Count == 0 ? 0 : 1);
            return (8 * (tier + priority + types)) + (4 * tier) + (2 * priority) + types;
        }
    }

    public static ServiceLevel From(ServiceLevelRow row)
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
        )
        {
            CalendarKey = row.CalendarKey,
        };
    }

    /// <summary>The version behind the deadline of a case; null when another system supplied the deadline, or there is none.</summary>
    public static async Task<ServiceLevel?> ReadAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var found = await db
            .ServiceLevels.AsNoTracking()
            .FirstOrDefaultAsync(each => each.Key == row.SlaLevelKey && each.Version == row.SlaLevelVersion, cancellationToken);
        return found is null ? null : From(found);
    }

    /// <summary>The level in force that applies to a case; null when none does.</summary>
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

    /// <summary>Whether both levels could apply to a case without one taking precedence.</summary>
    public bool Contradicts(ServiceLevel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rank == other.Rank
            && Priority == other.Priority
            && string.Equals(Tier, other.Tier, StringComparison.Ordinal)
            && (CaseTypes.Count == 0 || CaseTypes.Intersect(other.CaseTypes, StringComparer.Ordinal).Any());
    }

    /// <summary>
    /// The same without pauses in states that are solved or over: a workflow may have changed since the level was written.
    /// </summary>
    public ServiceLevel Within(StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return this with { PauseStates = [.. PauseStates.Where(state => !machine.IsSolved(state) && !machine.IsTerminal(state))] };
    }

    /// <summary>Whether the clock is paused in a state.</summary>
    public bool WaitsIn(string state) => PauseStates.Contains(state, StringComparer.Ordinal);
}

/// <summary>The fields of a case that service levels match on.</summary>
/// <param name="Tier">Tier of its customer.</param>
public sealed record PromisedCase(string Type, int? Priority, string? Tier);
