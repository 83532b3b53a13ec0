using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.CaseFields;

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
    private static readonly string[] s_priorities = ["1", "2", "3", "4"];

    private readonly Dictionary<string, string> _titles = Actions
        .GroupBy(action => action.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal);

    /// <summary>
    /// Values of the conditions on tier, product, region, language and team: those of the tenant's cases, customers and teams, and those
    /// that its policies already name.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// The fields that the tenant's cases bring along, and those that its policies already name; only a form and what checks it read them.
    /// </summary>
    public IReadOnlyList<OwnField> Fields { get; init; } = [];

    /// <summary>Names of the teams by key.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

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

    public string TeamOf(string team) => Teams.GetValueOrDefault(team) ?? team;

    /// <summary>The values that a condition can name.</summary>
    public IReadOnlyList<string> ValuesOf(string condition) =>
        condition switch
        {
            PolicyPlace.CaseTypes => [.. CaseTypes.Select(type => type.Key)],
            PolicyPlace.IssueTypes => OfferedIssueTypes,
            PolicyPlace.States => States,
            PolicyPlace.Priorities => s_priorities,
            _ => Values.GetValueOrDefault(condition) ?? [],
        };

    private IReadOnlyList<string> NamedFields { get; init; } = [];

    /// <summary>For a reader: without the ids of documents whose title is null.</summary>
    internal PolicyChoices ForReading() =>
        this with
        {
            Documents = Documents.Where(pair => pair.Value is not null).ToDictionary(StringComparer.Ordinal),
        };

    /// <param name="key">The policy; null for a new one.</param>
    internal static async Task<PolicyChoices> ReadForFormAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        var choices = await ReadAsync(scope, key, cancellationToken);
        return choices with { Fields = await KnownFields.ReadAsync(scope, choices.NamedFields, cancellationToken) };
    }

    /// <summary>The same without the fields of the cases.</summary>
    internal static async Task<PolicyChoices> ReadAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var policies = await db.Policies.AsNoTracking().ToListAsync(cancellationToken);
        var contents = policies.ConvertAll(row => (Row: row, Text: PolicyContent.From(row))); // parsed once: there may be hundreds
        var (own, others) = (contents.FindAll(each => IsOwn(each.Row)), contents.FindAll(each => !IsOwn(each.Row)));
        var rules = contents.SelectMany(each => each.Text.Rules).ToList();
        var teams = await db
            .Teams.AsNoTracking()
            .ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken);
        var seen = await SeenAsync(db, cancellationToken);
        var tiers = await db.Accounts.Select(row => row.Tier).Distinct().ToListAsync(cancellationToken);
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
            Standing(others),
            scope.Now
        )
        {
            Terms = terms,
            Documents = await TitlesAsync(scope, [.. own.SelectMany(each => each.Text.DocumentKeys)], cancellationToken),
            Teams = teams,
            Values = ValuesOf(seen, tiers, teams.Keys, rules),
            NamedFields = [.. rules.SelectMany(rule => rule.Fields).Select(each => each.Name).Distinct(StringComparer.Ordinal)],
        };

        bool IsOwn(PolicyRow row) => string.Equals(row.Key, key, StringComparison.Ordinal);
    }

    // one reading of the cases for all fields
    private static async Task<List<CaseValues>> SeenAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var seen = await db
            .Cases.Select(row => new
            {
                row.Product,
                row.Region,
                row.Language,
                row.TeamKey,
            })
            .Distinct()
            .ToListAsync(cancellationToken);
        return seen.ConvertAll(each => new CaseValues(each.Product, each.Region, each.Language, each.TeamKey));
    }

    private static Dictionary<string, IReadOnlyList<string>> ValuesOf(
        List<CaseValues> seen,
        IEnumerable<string?> tiers,
        IEnumerable<string?> teams,
        List<PolicyRuleContent> rules
    )
    {
        return new(StringComparer.Ordinal)
        {
            [PolicyPlace.Tiers] = With(PolicyPlace.Tiers, tiers),
            [PolicyPlace.Products] = With(PolicyPlace.Products, seen.Select(each => each.Product)),
            [PolicyPlace.Regions] = With(PolicyPlace.Regions, seen.Select(each => each.Region)),
            [PolicyPlace.Languages] = With(PolicyPlace.Languages, seen.Select(each => each.Language)),
            [PolicyPlace.Teams] = With(PolicyPlace.Teams, teams.Concat(seen.Select(each => each.Team))),
        };

        IReadOnlyList<string> With(string condition, IEnumerable<string?> found) =>
            CatalogValues.Sorted(found.Concat(rules.SelectMany(rule => rule.ValuesOf(condition))));
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

    private static IReadOnlyList<StandingPolicy> Standing(IEnumerable<(PolicyRow Row, PolicyContent Text)> policies) =>
        [
            .. policies
                .Where(each => each.Row.Status.IsPublished())
                .NewestOfEach(each => each.Row.Key, each => each.Row.Version)
                .Select(each => each.Text.WithoutDocuments().Standing(each.Row.Key)),
        ];
}

/// <summary>Values that some case has together.</summary>
internal sealed record CaseValues(string? Product, string? Region, string? Language, string? Team);

/// <summary>A type of case to which a rule can apply.</summary>
public sealed record CaseTypeChoice(string Key, string Name);
