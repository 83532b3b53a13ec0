using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>The building blocks of a service level in this tenant, and the other levels there.</summary>
/// <param name="Tiers">Tiers of the customers' contracts.</param>
/// <param name="Others">The other published levels.</param>
public sealed record ServiceLevelChoices(
    IReadOnlyList<LevelCaseType> CaseTypes,
    IReadOnlyList<string> Tiers,
    IReadOnlyList<ServiceLevel> Others
)
{
    /// <summary>The tenant's calendars, by name.</summary>
    public IReadOnlyList<CalendarChoice> Calendars { get; init; } = [];

    /// <summary>A calendar of the tenant; null when it has none with that key.</summary>
    public BusinessCalendar? CalendarOf(string? key) =>
        Calendars.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal))?.Hours;

    public string NameOf(string caseType) =>
        CaseTypes.FirstOrDefault(type => string.Equals(type.Key, caseType, StringComparison.Ordinal))?.Name ?? caseType;

    /// <summary>The case types that a level with these keys covers; none means all.</summary>
    public IReadOnlyList<LevelCaseType> TypesOf(IReadOnlyList<string> caseTypes) =>
        caseTypes.Count == 0 ? CaseTypes : [.. CaseTypes.Where(type => caseTypes.Contains(type.Key, StringComparer.Ordinal))];

    /// <summary>The states in which the clock of such a level can pause.</summary>
    public IReadOnlyList<string> StatesOf(IReadOnlyList<string> caseTypes) =>
        [.. TypesOf(caseTypes).SelectMany(type => type.States).Distinct(StringComparer.Ordinal)];

    /// <param name="key">The level; null for a new one.</param>
    internal static async Task<ServiceLevelChoices> ReadAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var types = await db.CaseTypes.AsNoTracking().ToListAsync(cancellationToken);
        var workflows = (await CatalogValues.WorkflowsAsync(db, cancellationToken)).ToDictionary(flow => flow.Key, StringComparer.Ordinal);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var tiers = await db.Accounts.Select(row => row.Tier).Distinct().ToListAsync(cancellationToken);
        var others = await db.ServiceLevels.AsNoTracking().Published().Where(row => row.Key != key).ToListAsync(cancellationToken);
        return new(
            [
                .. types
                    .OrderBy(type => type.Name, StringComparer.CurrentCultureIgnoreCase)
                    .Select(type => new LevelCaseType(
                        type.Key,
                        type.Name,
                        workflows.TryGetValue(type.WorkflowKey, out var flow) ? Unsolved(flow) : [],
                        calendars.CalendarOf(type.Key)
                    )),
            ],
            CatalogValues.Sorted(tiers),
            [.. others.Select(ServiceLevel.From)]
        )
        {
            Calendars = await CalendarChoice.ReadAsync(db, cancellationToken),
        };
    }

    // the clock of a solved case needs no pause
    private static IReadOnlyList<string> Unsolved(WorkflowDefinition workflow)
    {
        var machine = new StateMachine(workflow);
        return [.. workflow.States.Select(state => state.Key).Where(state => !machine.IsSolved(state) && !machine.IsTerminal(state))];
    }
}

/// <summary>A type of case to which a level can apply.</summary>
/// <param name="States">States of the type's workflow in which a case is not solved.</param>
/// <param name="Calendar">Null where every hour counts.</param>
public sealed record LevelCaseType(string Key, string Name, IReadOnlyList<string> States, BusinessCalendar? Calendar);
