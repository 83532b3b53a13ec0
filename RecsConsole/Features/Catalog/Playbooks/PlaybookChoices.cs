using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.CaseFields;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The actions that steps can perform in this tenant, and the values that conditions can compare with.</summary>
/// <param name="Actions">Published actions by title.</param>
/// <param name="Values">Known values by condition field.</param>
public sealed record PlaybookChoices(IReadOnlyList<ActionChoice> Actions, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    private readonly Dictionary<string, string> _titles = Actions
        .GroupBy(action => action.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal);

    /// <summary>The title of an action; its id where none is published.</summary>
    public string TitleOf(string action) => _titles.GetValueOrDefault(action) ?? action;

    public bool HasAction(string action) => _titles.ContainsKey(action);

    /// <summary>The fields that the tenant's cases bring along; only a form and what checks it read them.</summary>
    public IReadOnlyList<OwnField> Fields { get; init; } = [];

    /// <summary>The terms of the taxonomy, by the condition field they are values of.</summary>
    public IReadOnlyDictionary<string, TermList> Terms { get; init; } = new Dictionary<string, TermList>(StringComparer.Ordinal);

    public IReadOnlyList<string> ValuesOf(string field) => Values.GetValueOrDefault(field) ?? [];

    /// <summary>Those that the form offers: without retired terms.</summary>
    public IReadOnlyList<string> OfferedOf(string field) =>
        Terms.TryGetValue(field, out var terms) ? terms.Offered(ValuesOf(field)) : ValuesOf(field);

    /// <summary>The label of a term; any other value as it is.</summary>
    public string LabelOf(string field, string value) =>
        Terms.TryGetValue(field, out var terms) && terms.Has(value) ? terms.Words(value) : value;

    /// <summary>The field of a condition; null for one that no recent case has, and for what every case has.</summary>
    public OwnField? FieldOf(string field) =>
        Fields.FirstOrDefault(each => string.Equals(PlaybookCondition.OfField(each.Name), field, StringComparison.Ordinal));

    internal static async Task<PlaybookChoices> ReadForFormAsync(OperationScope scope, CancellationToken cancellationToken) =>
        await ReadAsync(scope.Db, cancellationToken) with
        {
            Fields = await KnownFields.ReadAsync(scope, [], cancellationToken),
        };

    /// <summary>The same without the fields of the cases.</summary>
    internal static async Task<PlaybookChoices> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var actions = await CatalogValues.ActionsAsync(db, cancellationToken);
        var workflows = await CatalogValues.WorkflowsAsync(db, cancellationToken);
        var cases = db.Cases.AsNoTracking();
        var (issues, products) = (
            await TermList.ReadAsync(db, TermKind.IssueType, cancellationToken),
            await TermList.ReadAsync(db, TermKind.Product, cancellationToken)
        );
        var done = CatalogValues.Sorted(actions.Select(action => action.Key));
        return new(
            actions,
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["issue_type"] = await ReadAsync(cases.Select(row => row.IssueType), issues.Keys, cancellationToken),
                ["product"] = await ReadAsync(cases.Select(row => row.Product), products.Keys, cancellationToken),
                ["region"] = await ReadAsync(cases.Select(row => row.Region), [], cancellationToken),
                ["language"] = await ReadAsync(cases.Select(row => row.Language), [], cancellationToken),
                ["team"] = await ReadAsync(cases.Select(row => row.TeamKey), [], cancellationToken),
                ["tier"] = await ReadAsync(db.Accounts.Select(row => row.Tier), [], cancellationToken),
                ["state"] = CatalogValues.StatesOf(workflows),
                ["priority"] = ["1", "2", "3", "4"],
                ["classification"] = ["0", "1", "2", "3"],
                ["sla_band"] = [.. Enum.GetNames<SlaBand>().Select(name => name.ToLowerInvariant())],
                ["done"] = done,
                ["not_done"] = done,
            }
        )
        {
            Terms = new Dictionary<string, TermList>(StringComparer.Ordinal) { ["issue_type"] = issues, ["product"] = products },
        };
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(
        IQueryable<string?> values,
        IEnumerable<string> known,
        CancellationToken cancellationToken
    ) => CatalogValues.Sorted((await values.Distinct().ToListAsync(cancellationToken)).Concat(known));
}
