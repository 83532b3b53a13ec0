using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>Label and state of a term; the item is its kind and value.</summary>
public sealed class GovernedTerm(AuditTrail auditTrail) : GovernedPart<TermRules>
{
    private const char Colon = ':';

    public override string Name => GovernedParts.Taxonomy;

    public override string Address => TaxonomyFilter.Home;

    protected override bool HasOwnRevision => true;

    /// <summary>The term as the item of a change, and in the trail.</summary>
    public static string ItemOf(TermName term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return $"{term.Kind.ToCode()}{Colon}{term.Key}";
    }

    protected override async Task<RulesInForce<TermRules>> InForceAsync(
        ConsoleDbContext db,
        string item,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(db, item, cancellationToken) is { } row ? new(new(row.Title, row.IsRetired), row.Revision) : new(TermRules.None, 0);

    protected override string? ProblemOf(string item, TermRules before, TermRules after) =>
        before == TermRules.None ? Texts.NoSuchTerm
        : after.Title.Length is 0 or > AddTerms.LongestTitle ? Texts.TermLabelHasOneTo.With(AddTerms.LongestTitle)
        : null;

    protected override IReadOnlyList<SettingDifference> Differences(string item, TermRules before, TermRules after)
    {
        List<SettingDifference> changed = [];
        if (!string.Equals(before.Title, after.Title, StringComparison.Ordinal))
        {
            changed.Add(new(Texts.TermLabel, before.Title, after.Title));
        }

        if (before.IsRetired != after.IsRetired)
        {
            changed.Add(new(Texts.TermState, TermLabels.Of(before), TermLabels.Of(after)));
        }

        return changed;
    }

    protected override async Task<string?> EffectAsync(
        OperationScope scope,
        string item,
        TermRules rules,
        CancellationToken cancellationToken
    )
    {
        if (TermOf(item) is not { } term)
        {
            return null;
        }

        var key = term.Key;
        var open =
            term.Kind is TermKind.IssueType
                ? await scope.Db.Cases.CountAsync(row => row.IsOpen && row.IssueType == key, cancellationToken)
                : await scope.Db.Cases.CountAsync(row => row.IsOpen && row.Product == key, cancellationToken);
        return Texts.TermKeptBy.With(open);
    }

    protected override async Task<Result<string>> WriteAsync(
        OperationScope scope,
        GovernedWrite<TermRules> write,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(scope.Db, write.Item, cancellationToken) is not { } row)
        {
            return Error.NotFound(Texts.NoSuchTerm);
        }

        scope.Db.Attach(row);
        (row.Title, row.IsRetired, row.Revision) = (write.After.Title, write.After.IsRetired, row.Revision + 1);
        var details = new Dictionary<string, string>(origin.Details, StringComparer.Ordinal)
        {
            ["title"] = row.Title,
            ["titleBefore"] = write.Before.Title,
            ["isRetired"] = row.IsRetired ? "true" : "false",
        };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(SaveTerm.Name, row.Kind.ToCode(), row.Key, AuditOutcome.Done, details));
        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, "", scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken)
            ? Texts.TermSaved.With(row.Title)
            : Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
    }

    private static async Task<TaxonomyTermRow?> FindAsync(ConsoleDbContext db, string item, CancellationToken cancellationToken) =>
        TermOf(item) is { } term
            ? await db
                .TaxonomyTerms.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Kind == term.Kind && row.Key == term.Key, cancellationToken)
            : null;

    private static TermName? TermOf(string item) =>
        item.Split(Colon, 2) is [var kind, var key] && ColumnCodes.Find<TermKind>(kind) is { } found ? new(found, key) : null;
}

/// <param name="IsRetired">Forms no longer offer it.</param>
public sealed record TermRules(string Title, bool IsRetired)
{
    /// <summary>There is no such term.</summary>
    internal static TermRules None { get; } = new("", IsRetired: false);
}
