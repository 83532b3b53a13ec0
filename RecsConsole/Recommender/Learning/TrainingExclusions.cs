using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Recommender.History;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Recommender.Learning;

/// <summary>The subjects from which nothing is learned: people and customers who opted for rules only, and those who were erased.</summary>
internal sealed record TrainingExclusions(
    IReadOnlySet<Guid> ByRulesPeople,
    IReadOnlySet<string> ByRulesAccounts,
    IReadOnlySet<SubjectName> Erased
)
{
    /// <summary>Who consented, if consent is the basis for learning.</summary>
    public Consents Consents { get; init; } = Consents.NotRequired;

    public static TrainingExclusions None { get; } =
        new(new HashSet<Guid>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<SubjectName>());

    public static async Task<TrainingExclusions> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        new(
            (await db.People.Where(row => row.IsByRulesOnly).Select(row => row.Id).ToListAsync(cancellationToken)).ToHashSet(),
            (await db.Accounts.Where(row => row.IsByRulesOnly).Select(row => row.Key).ToListAsync(cancellationToken)).ToHashSet(
                StringComparer.Ordinal
            ),
            await ErasedSubjects.AllAsync(db, cancellationToken)
        )
        {
            Consents = await Consents.ReadAsync(
                db,
                await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken),
                cancellationToken
            ),
        };

    /// <summary>Why nothing is learned from what a person did or was shown on a customer's case; null when learning is allowed.</summary>
    public Reason? Of(Guid? person, Guid caseId, string? account) =>
        Erased.Contains(SubjectName.Case(caseId, account)) || (person is { } erased && Erased.Contains(SubjectName.Person(erased)))
            ? Reason.Erased
        : (person is { } personId && ByRulesPeople.Contains(personId)) || (account is not null && ByRulesAccounts.Contains(account))
            ? Reason.ByRules
        : !Consents.CoversCustomer(account) || (person is { } shown && !Consents.CoversPerson(shown)) ? Reason.NoConsent
        : null;

    /// <summary>Whether nothing is learned from a customer's case.</summary>
    public bool Covers(Guid caseId, string? account) => Of(person: null, caseId, account) is not null;

    /// <summary>Finished cases, those from which nothing is learned without what anything is fitted to.</summary>
    public IReadOnlyList<IndexedCase> On(IReadOnlyList<IndexedCase> cases) =>
        [.. cases.Select(found => Covers(found.Id, found.Background?.AccountKey) ? found.NotLearnedFrom() : found)];

    /// <summary>The same person; null where nothing is learned of what they did.</summary>
    public Guid? Learnable(Guid? person) => Of(person, Guid.Empty, account: null) is null ? person : null;

    internal enum Reason
    {
        /// <summary>The person or the customer opted for rules only.</summary>
        ByRules,

        /// <summary>The person or the customer was erased.</summary>
        Erased,

        /// <summary>The person or the customer did not consent, and consent is the basis.</summary>
        NoConsent,
    }
}
