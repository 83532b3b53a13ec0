using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The building blocks of a policy in this tenant, and the other policies there.</summary>
/// <param name="Actions">Published actions by title.</param>
/// <param name="Others">The other published policies.</param>
/// <param name="At">When it was read.</param>
public sealed record PolicyChoices(
    IReadOnlyList<ActionChoice> Actions,
    IReadOnlyList<CaseTypeChoice> CaseTypes,
    IReadOnlyList<string> IssueTypes,
    IReadOnlyList<string> States,
    IReadOnlyList<StandingPolicy> Others,
    DateTimeOffset At
)
{
    private readonly Dictionary<string, string> _titles = Actions
        .GroupBy(action => action.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal);

    /// <summary>
    /// Titles of the documents that the versions of this policy refer to; null if the reader may not read the document or it is not in
    /// force.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Documents { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Labels of the issue types.</summary>
    public TermList Terms { get; init; } = TermList.None;

    /// <summary>The issue types that the form offers.</summary>
    public IReadOnlyList<string> OfferedIssueTypes => Terms.Offered(IssueTypes);

    /// <summary>The title of an action; its id where none is published.</summary>
    public string TitleOf(string action) => _titles.GetValueOrDefault(action) ?? action;

    public bool HasAction(string action) => _titles.ContainsKey(action);

    public string NameOf(string caseType) =>
        CaseTypes.FirstOrDefault(type => string.Equals(type.Key, caseType, StringComparison.Ordinal))?.Name ?? caseType;

    /// <summary>For a reader: without the ids of documents whose title is null.</summary>
    internal PolicyChoices ForReading() =>
        this with
        {
            Documents = Documents.Where(pair => pair.Value is not null).ToDictionary(StringComparer.Ordinal),
        };

    /// <param name="key">The policy; null for a new one.</param>
    internal static async Task<PolicyChoices> ReadAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var policies = await db.Policies.AsNoTracking().ToListAsync(cancellationToken);
        var own = policies.Where(row => string.Equals(row.Key, key, StringComparison.Ordinal)).Select(PolicyContent.From).ToList();
        var rules = policies.SelectMany(row => PolicyContent.From(row).Rules);
        var terms = await TermList.ReadAsync(db, TermKind.IssueType, cancellationToken);
        var issueTypes = await CatalogValues.IssueTypesAsync(db, terms, cancellationToken);
        var caseTypes = await db
            .CaseTypes.AsNoTracking()
            .Select(row => new CaseTypeChoice(row.Key, row.Name))
            .ToListAsync(cancellationToken);
        return new(
            await CatalogValues.ActionsAsync(db, cancellationToken),
            [.. caseTypes.OrderBy(type => type.Name, StringComparer.CurrentCultureIgnoreCase)],
            CatalogValues.Sorted(issueTypes.Concat(rules.SelectMany(rule => rule.IssueTypes))),
            CatalogValues.StatesOf(await CatalogValues.WorkflowsAsync(db, cancellationToken)),
            Standing(policies.Where(row => !string.Equals(row.Key, key, StringComparison.Ordinal))),
            scope.Now
        )
        {
            Terms = terms,
            Documents = await TitlesAsync(scope, [.. own.SelectMany(text => text.DocumentKeys)], cancellationToken),
        };
    }

    /// <summary>Titles of the documents in force that the reader may read; the other keys map to null.</summary>
    internal static async Task<IReadOnlyDictionary<string, string?>> TitlesAsync(
        OperationScope scope,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = await StatingDocuments
            .Of(scope.Db.Documents.InForce(scope.Now).Where(row => keys.Contains(row.Key)))
            .ToListAsync(cancellationToken);
        var readable = await StatingDocuments.KeepAsync(scope, rows, cancellationToken);
        var titles = readable.ToLookup(row => row.Key, row => row.Title, StringComparer.Ordinal);
        return keys.Distinct(StringComparer.Ordinal).ToDictionary(key => key, key => titles[key].FirstOrDefault(), StringComparer.Ordinal);
    }

    private static IReadOnlyList<StandingPolicy> Standing(IEnumerable<PolicyRow> rows) =>
        [
            .. rows.Where(row => row.Status.IsPublished())
                .NewestOfEach(row => row.Key, row => row.Version)
                .Select(row => PolicyContent.From(row).WithoutDocuments().Standing(row.Key)),
        ];
}

/// <summary>A type of case to which a rule can apply.</summary>
public sealed record CaseTypeChoice(string Key, string Name);
