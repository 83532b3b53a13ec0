using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Fields;
using RecsConsole.Recommender.Learning;

namespace RecsConsole.Features.Embeddings;

/// <summary>The cases from whose texts nothing is learned: those of customers who opted out, were erased or did not consent.</summary>
internal static class ExcludedCases
{
    private const int AtOnce = 500;

    /// <summary>Why each is left out, by its key in the index. Where nobody can be left out, no case is read.</summary>
    public static async Task<IReadOnlyDictionary<string, TrainingExclusions.Reason>> ReadAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var exclusions = await TrainingExclusions.ReadAsync(db, cancellationToken);
        var excluded = new Dictionary<string, TrainingExclusions.Reason>(StringComparer.Ordinal);
        foreach (var cases in PossibleIn(db.Cases.AsNoTracking().Where(row => row.IsOpen || row.ResolvedAt != null), exclusions))
        {
            foreach (var row in await cases.Select(row => new { row.Id, row.AccountKey }).ToListAsync(cancellationToken))
            {
                if (exclusions.Of(person: null, row.Id, row.AccountKey) is { } reason)
                {
                    excluded[row.Id.ToString("D")] = reason;
                }
            }
        }

        return excluded;
    }

    // who opted out or was erased is known by key; who did not consent, only from the cases themselves
    private static IEnumerable<IQueryable<CaseRow>> PossibleIn(IQueryable<CaseRow> cases, TrainingExclusions exclusions)
    {
        var ofCustomers = exclusions.Consents.RequiresConsent(FieldClass.Customers)
            ? [cases.Where(row => row.AccountKey != null)]
            : exclusions
                .ByRulesAccounts.Union(KeysOf(exclusions, SubjectName.AccountKind), StringComparer.Ordinal)
                .Chunk(AtOnce)
                .Select(keys => cases.Where(row => row.AccountKey != null && keys.Contains(row.AccountKey)));
        return ofCustomers.Concat(
            KeysOf(exclusions, SubjectName.CaseKind)
                .Select(Guid.Parse)
                .Chunk(AtOnce)
                .Select(ids => cases.Where(row => ids.Contains(row.Id)))
        );
    }

    private static IEnumerable<string> KeysOf(TrainingExclusions exclusions, string kind) =>
        exclusions.Erased.Where(subject => string.Equals(subject.Kind, kind, StringComparison.Ordinal)).Select(subject => subject.Key);
}
