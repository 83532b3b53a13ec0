using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>The building blocks of a workflow in this tenant, and what depends on it.</summary>
/// <param name="Actions">Published actions by title.</param>
/// <param name="CaseTypes">Names of the case types that follow it.</param>
/// <param name="Open">Open cases that follow the workflow, by state.</param>
/// <param name="Mapped">The workflow's states that a ticket system connection maps to.</param>
/// <param name="InForce">The workflow's published version; null when there is none.</param>
public sealed record WorkflowChoices(
    IReadOnlyList<ActionChoice> Actions,
    IReadOnlyList<string> CaseTypes,
    IReadOnlyDictionary<string, int> Open,
    IReadOnlySet<string> Mapped,
    WorkflowContent? InForce
)
{
    /// <summary>States in which a service level pauses the clock, with the level's name.</summary>
    public IReadOnlyList<(string State, string Level)> Paused { get; init; } = [];

    /// <summary>Where its cases went lately; empty where nothing shows it.</summary>
    public IReadOnlyList<Passage> Passed { get; init; } = [];

    private readonly Dictionary<string, string> _titles = Actions
        .GroupBy(action => action.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal);

    public bool HasAction(string action) => _titles.ContainsKey(action);

    /// <summary>The title of an action; null when it is not published.</summary>
    public string? TitleOf(string action) => _titles.GetValueOrDefault(action);

    /// <summary>Events that can happen to a case without being a step, in this workflow or any other.</summary>
    public IEnumerable<string> HappeningsOf(WorkflowContent content) =>
        Happenings
            .Known.Concat(content.Steps.Select(step => step.ActionKey))
            .Where(key => !HasAction(key))
            .Distinct(StringComparer.Ordinal);

    /// <param name="key">Key of the workflow; null for a new one.</param>
    public static async Task<WorkflowChoices> ReadAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var types = await scope
            .Db.CaseTypes.AsNoTracking()
            .Where(type => type.WorkflowKey == key)
            .OrderBy(type => type.Name)
            .ToListAsync(cancellationToken);
        return await ReadAsync(scope, key, types, cancellationToken);
    }

    /// <summary>The same, with where its cases went lately.</summary>
    public static async Task<WorkflowChoices> ReadWithPassagesAsync(
        OperationScope scope,
        string? key,
        CancellationToken cancellationToken
    ) => (await ReadAsync(scope, key, cancellationToken)) with { Passed = await Passages.ReadAsync(scope, key, cancellationToken) };

    /// <summary>What depends on the workflow of one case type.</summary>
    public static Task<WorkflowChoices> ReadOfTypeAsync(OperationScope scope, CaseTypeRow type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ReadAsync(scope, type.WorkflowKey, [type], cancellationToken);
    }

    private static async Task<WorkflowChoices> ReadAsync(
        OperationScope scope,
        string? key,
        List<CaseTypeRow> types,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var keys = types.ConvertAll(type => type.Key);
        var open = await db
            .Cases.Where(row => row.IsOpen && keys.Contains(row.TypeKey))
            .GroupBy(row => row.Status)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var statuses = await db
            .Connections.Where(row => keys.Contains(row.CaseTypeKey))
            .Select(row => row.StatusesJson)
            .ToListAsync(cancellationToken);
        var inForce = await db.Workflows.AsNoTracking().Published().FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
        return new(
            await CatalogValues.ActionsAsync(db, cancellationToken),
            types.ConvertAll(type => type.Name),
            open.ToDictionary(each => each.State, each => each.Count, StringComparer.Ordinal),
            statuses
                .SelectMany(json => StatusMap.Read(json).Pairs)
                .Select(pair => pair.State)
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal),
            inForce is null ? null : WorkflowContent.From(inForce)
        )
        {
            Paused = await PausedAsync(db, keys, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<(string State, string Level)>> PausedAsync(
        ConsoleDbContext db,
        IReadOnlyList<string> caseTypes,
        CancellationToken cancellationToken
    )
    {
        var levels = await db.ServiceLevels.AsNoTracking().Published().ToListAsync(cancellationToken);
        return
        [
            .. levels
                .Where(level => level.CaseTypes.Count == 0 || level.CaseTypes.Any(type => caseTypes.Contains(type, StringComparer.Ordinal)))
                .SelectMany(level => level.PauseStates.Select(state => (state, level.Title))),
        ];
    }
}
