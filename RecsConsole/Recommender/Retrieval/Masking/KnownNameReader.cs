using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>Reads the names that a tenant knows: its people, its customers, and whom it writes to.</summary>
internal static class KnownNameReader
{
    /// <summary>The tenant's current mask.</summary>
    public static async Task<TextMask> ReadMaskAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var names = new List<KnownName>(await PeopleAsync(db.People.AsNoTracking(), cancellationToken));
        names.AddRange(await CompaniesAsync(db.Accounts.AsNoTracking(), cancellationToken));
        names.AddRange(await ContactsAsync(db.Cases.AsNoTracking(), cancellationToken));
        return new(KnownNames.None.With(names));
    }

    /// <summary>The names of the objects that changed.</summary>
    public static async Task<IReadOnlyList<KnownName>> OfChangedAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> cases,
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var moved = db.Cases.AsNoTracking().Where(row => cases.Contains(row.Id));
        var accounts = db.Accounts.AsNoTracking().Where(row => moved.Any(each => each.AccountKey == row.Key));
        return
        [
            .. await PeopleAsync(db.People.AsNoTracking().Where(row => people.Contains(row.Id)), cancellationToken),
            .. await CompaniesAsync(accounts, cancellationToken),
            .. await ContactsAsync(moved, cancellationToken),
        ];
    }

    private static async Task<IEnumerable<KnownName>> PeopleAsync(IQueryable<PersonRow> people, CancellationToken cancellationToken) =>
        (await people.Select(row => row.DisplayName).ToListAsync(cancellationToken)).Select(name => new KnownName(
            KnownNameKind.Person,
            name
        ));

    private static async Task<IEnumerable<KnownName>> CompaniesAsync(
        IQueryable<AccountRow> accounts,
        CancellationToken cancellationToken
    ) => (await accounts.Select(row => row.Name).ToListAsync(cancellationToken)).Select(name => new KnownName(KnownNameKind.Company, name));

    private static async Task<IEnumerable<KnownName>> ContactsAsync(IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var rows = await cases
            .Where(row => row.ContactName != null || row.ContactAddress != null)
            .Select(row => new { row.ContactName, row.ContactAddress })
            .ToListAsync(cancellationToken);
        return rows.Select(row => row.ContactName)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(name => new KnownName(KnownNameKind.Person, name))
            .Concat(
                rows.Select(row => row.ContactAddress)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(address => new KnownName(KnownNameKind.Address, address))
            );
    }
}
