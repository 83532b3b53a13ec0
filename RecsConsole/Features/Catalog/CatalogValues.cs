using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog;

/// <summary>The choices in the forms of the catalog, taken from the tenant's actions, cases and workflows.</summary>
internal static class CatalogValues
{
    /// <summary>Published actions by title.</summary>
    public static async Task<IReadOnlyList<ActionChoice>> ActionsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var actions = await db
            .Actions.AsNoTracking()
            .Published()
            .Select(row => new ActionChoice(row.Key, row.Title))
            .ToListAsync(cancellationToken);
        return
        [
            .. actions
                .OrderBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(action => action.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The published workflows that a case type follows.</summary>
    public static async Task<IReadOnlyList<WorkflowDefinition>> WorkflowsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var used = await db
            .Workflows.Published()
            .Where(row => db.CaseTypes.Any(type => type.WorkflowKey == row.Key))
            .OrderBy(row => row.Key)
            .Select(row => row.DefinitionJson)
            .ToListAsync(cancellationToken);
        return [.. used.Select(json => CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(json)))];
    }

    /// <summary>States of the workflows, in their order.</summary>
    public static IReadOnlyList<string> StatesOf(IEnumerable<WorkflowDefinition> workflows) =>
        [.. workflows.SelectMany(flow => flow.States).Select(state => state.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>The issue types that cases have or the taxonomy knows, retired ones among them.</summary>
    public static async Task<IEnumerable<string>> IssueTypesAsync(
        ConsoleDbContext db,
        TermList terms,
        CancellationToken cancellationToken
    ) => (await db.Cases.Select(row => row.IssueType).Distinct().ToListAsync(cancellationToken)).Concat(terms.Keys);

    public static IReadOnlyList<string> Sorted(IEnumerable<string?> values) =>
        [
            .. values
                .Where(value => !string.IsNullOrEmpty(value))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
