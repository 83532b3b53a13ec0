using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>
/// Adds issue types or products. One person does: nothing is suggested otherwise because of it. A term that is there stays as it is.
/// </summary>
public sealed class AddTerms(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    internal const string Name = "create.taxonomy_term";
    internal const int LongestKey = 100;
    internal const int LongestTitle = 200;
    internal const int Most = 2 * TermLearning.Most;

    public async Task<Result<int>> RunAsync(Actor actor, IReadOnlyList<NewTerm> request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        List<NewTerm> wanted = [.. request.Select(term => term.Trimmed()).DistinctBy(term => (term.Kind, term.Key))];
        if (wanted.Count is 0 or > Most)
        {
            return Error.Invalid(Texts.TermsOneTo.With(Most));
        }

        if (wanted.Select(ProblemOf).FirstOrDefault(problem => problem is not null) is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var added = await AddAsync(scope, wanted, cancellationToken);
        if (added.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return added;
    }

    private async Task<Result<int>> AddAsync(OperationScope scope, List<NewTerm> wanted, CancellationToken cancellationToken)
    {
        var there = await scope.Db.TaxonomyTerms.Select(row => new { row.Kind, row.Key }).ToListAsync(cancellationToken);
        var known = there.Select(row => (row.Kind, row.Key)).ToHashSet();
        var fresh = wanted.Where(term => !known.Contains((term.Kind, term.Key))).ToList();
        if (fresh.Count == 0)
        {
            return Error.Conflict(Texts.TermIsThere.With(wanted[0].Key));
        }

        foreach (var term in fresh)
        {
            scope.Db.TaxonomyTerms.Add(RowOf(scope, term));
            var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = term.Title };
            auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, term.Kind.ToCode(), term.Key, AuditOutcome.Done, details));
        }

        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, "", scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? fresh.Count : Error.Conflict(Texts.TermIsThere.With(fresh[0].Key));
    }

    private static TaxonomyTermRow RowOf(OperationScope scope, NewTerm term) =>
        new()
        {
            TenantId = scope.Db.TenantId,
            Kind = term.Kind,
            Key = term.Key,
            Title = term.Title,
            AddedAt = scope.Now,
            Revision = 1,
        };

    private static string? ProblemOf(NewTerm term) =>
        !Enum.IsDefined(term.Kind) || UnknownTerms.IsNone(term.Key) || term.Key.Length > LongestKey || term.Key.Any(char.IsControl)
            ? Texts.TermKeyHasOneTo.With(LongestKey)
        : term.Title.Length is 0 or > LongestTitle ? Texts.TermLabelHasOneTo.With(LongestTitle)
        : null;
}

/// <param name="Key">The value as cases have it.</param>
/// <param name="Title">What readers see; empty for the value itself.</param>
public sealed record NewTerm(TermKind Kind, string Key, string Title)
{
    internal NewTerm Trimmed() => this with { Key = Key.Trim(), Title = string.IsNullOrWhiteSpace(Title) ? Key.Trim() : Title.Trim() };
}
