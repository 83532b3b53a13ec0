using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>
/// Lists the issue types and products of the tenant with their uses, and what cases have that the taxonomy does not, page by page.
/// </summary>
public sealed class ListTaxonomy(OperationScopeFactory scopes, GovernedTerm part)
{
    public const int PageSize = 50;

    public async Task<Result<TaxonomyList>> RunAsync(Actor actor, TaxonomyFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.taxonomy", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var all = await LinesAsync(scope, cancellationToken);
        var wanted = all.Where(filter.Fits).ToList();
        var page = Pages.Within(filter.Page, wanted.Count, PageSize);
        return new TaxonomyList([.. wanted.Skip((page - 1) * PageSize).Take(PageSize)], wanted.Count, page)
        {
            Unknown = [.. all.Where(line => line.State is TermState.Unknown).Select(line => new TermName(line.Kind, line.Key))],
            MayManage = scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Taxonomy, cancellationToken),
            Versions = await RuleVersions.ReadAsync(scope, part, null, cancellationToken),
        };
    }

    // what is not known yet comes first: somebody has to decide about it
    private static async Task<IReadOnlyList<TermLine>> LinesAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var rows = await db.TaxonomyTerms.AsNoTracking().ToListAsync(cancellationToken);
        var used = await UnknownTerms.UsedAsync(db, cancellationToken);
        var open = used.ToDictionary(each => new TermName(each.Kind, each.Key), each => each.Open);
        var uses = await TermUses.ReadAsync(db, scope.Now, cancellationToken);
        var terms = rows.Select(row => new TermLine(row.Kind, row.Key, row.Title, row.Revision, StateOf(row)));
        var unknown = open
            .Keys.Except(rows.Select(row => new TermName(row.Kind, row.Key)))
            .Select(name => new TermLine(name.Kind, name.Key, name.Key, 0, TermState.Unknown));
        return
        [
            .. unknown
                .Concat(terms)
                .Select(line => line with { Open = open.GetValueOrDefault(line.Name), Uses = uses.Of(line.Key) })
                .OrderByDescending(line => line.State is TermState.Unknown)
                .ThenBy(line => line.Kind)
                .ThenBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(line => line.Key, StringComparer.Ordinal),
        ];
    }

    private static TermState StateOf(TaxonomyTermRow row) => row.IsRetired ? TermState.Retired : TermState.Offered;
}

/// <param name="Total">Number of lines that match the filter.</param>
public sealed record TaxonomyList(IReadOnlyList<TermLine> Lines, int Total, int Page)
{
    /// <summary>All values of cases that the taxonomy does not have, whatever the filter.</summary>
    public IReadOnlyList<TermName> Unknown { get; init; } = [];

    public bool MayManage { get; init; }

    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;

    /// <summary>The changes that came into force, the newest first.</summary>
    public IReadOnlyList<RuleVersion> Versions { get; init; } = [];
}

/// <summary>Identifies a term.</summary>
public sealed record TermName(TermKind Kind, string Key);

/// <param name="Revision">0 for what the taxonomy does not have.</param>
public sealed record TermLine(TermKind Kind, string Key, string Title, long Revision, TermState State)
{
    /// <summary>Open cases that have it.</summary>
    public int Open { get; init; }

    public TermUse Uses { get; init; } = TermUse.None;

    public TermName Name => new(Kind, Key);
}
