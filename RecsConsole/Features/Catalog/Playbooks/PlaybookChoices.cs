using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>What steps may do and conditions may compare with in this tenant.</summary>
/// <param name="Actions">Published actions by title.</param>
/// <param name="Values">Values there are, by the field of a condition.</param>
public sealed record PlaybookChoices(IReadOnlyList<ActionChoice> Actions, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    private readonly Dictionary<string, string> _titles = Actions
        .GroupBy(action => action.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal);

    /// <summary>The title of an action; its id where none is published.</summary>
    public string TitleOf(string action) => _titles.GetValueOrDefault(action) ?? action;

    public bool HasAction(string action) => _titles.ContainsKey(action);

    public IReadOnlyList<string> ValuesOf(string field) => Values.GetValueOrDefault(field) ?? [];

    internal static async Task<PlaybookChoices> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var actions = await db
            .Actions.AsNoTracking()
            .Published()
            .Select(row => new ActionChoice(row.Key, row.Title))
            .ToListAsync(cancellationToken);
        var cases = db.Cases.AsNoTracking();
        var done = Sorted(actions.Select(action => action.Key));
        return new(
            [
                .. actions
                    .OrderBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase)
                    .ThenBy(action => action.Key, StringComparer.Ordinal),
            ],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["issue_type"] = await ReadAsync(cases.Select(row => row.IssueType), cancellationToken),
                ["product"] = await ReadAsync(cases.Select(row => row.Product), cancellationToken),
                ["region"] = await ReadAsync(cases.Select(row => row.Region), cancellationToken),
                ["language"] = await ReadAsync(cases.Select(row => row.Language), cancellationToken),
                ["team"] = await ReadAsync(cases.Select(row => row.TeamKey), cancellationToken),
                ["tier"] = await ReadAsync(db.Accounts.Select(row => row.Tier), cancellationToken),
                ["state"] = await ReadStatesAsync(db, cancellationToken),
                ["priority"] = ["1", "2", "3", "4"],
                ["classification"] = ["0", "1", "2", "3"],
                ["sla_band"] = [.. Enum.GetNames<SlaBand>().Select(name => name.ToLowerInvariant())],
                ["done"] = done,
                ["not_done"] = done,
            }
        );
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(IQueryable<string?> values, CancellationToken cancellationToken) =>
        Sorted(await values.Distinct().ToListAsync(cancellationToken));

    private static async Task<IReadOnlyList<string>> ReadStatesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var used = await db
            .Workflows.Where(row => row.IsCurrent && db.CaseTypes.Any(type => type.WorkflowKey == row.Key))
            .OrderBy(row => row.Key)
            .Select(row => row.DefinitionJson)
            .ToListAsync(cancellationToken);
        return
        [
            .. used.SelectMany(json => CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(json)).States)
                .Select(state => state.Key)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string?> values) =>
        [
            .. values
                .Where(value => !string.IsNullOrEmpty(value))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

/// <summary>An action that a step can be.</summary>
public sealed record ActionChoice(string Key, string Title);
