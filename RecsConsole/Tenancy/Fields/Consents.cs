using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Tenancy.Fields;

/// <summary>Who consented to the use of their data, where consent is the basis of it. Where it is not, everybody is covered.</summary>
public sealed class Consents
{
    private readonly HashSet<string>? _customers;
    private readonly HashSet<Guid>? _people;

    private Consents(HashSet<string>? customers, HashSet<Guid>? people) => (_customers, _people) = (customers, people);

    /// <summary>No class rests on consent.</summary>
    public static Consents NotAsked { get; } = new(null, null);

    /// <summary>Whether the class rests on consent.</summary>
    public bool IsAsked(FieldClass of) =>
        of is FieldClass.Customers ? _customers is not null : of is FieldClass.People && _people is not null;

    /// <summary>Whether data of the customer may be used; a case without one has nothing of a customer.</summary>
    public bool CoversCustomer(string? key) => _customers is null || key is null || _customers.Contains(key);

    /// <summary>Whether data of the person may be used.</summary>
    public bool CoversPerson(Guid id) => _people is null || _people.Contains(id);

    /// <summary>The classes that may not be used for a case of the customer that the person works.</summary>
    public IReadOnlyList<FieldClass> RefusedFor(string? customer, Guid person) =>
        [
            .. CoversCustomer(customer) ? (FieldClass[])[] : [FieldClass.Customers],
            .. CoversPerson(person) ? (FieldClass[])[] : [FieldClass.People],
        ];

    /// <summary>The consents in force.</summary>
    public static async Task<Consents> ReadAsync(ConsoleDbContext db, TenantConfiguration settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(settings);
        var asked = (settings.Bases ?? []).Where(each => each.Basis is LegalBasis.Consent).Select(each => each.Class).ToHashSet();
        return asked.Count == 0
            ? NotAsked
            : new(
                asked.Contains(FieldClass.Customers)
                    ? [.. await GivenAsync(db, FieldClass.Customers, SubjectName.AccountKind, cancellationToken)]
                    : null,
                asked.Contains(FieldClass.People)
                    ? [.. (await GivenAsync(db, FieldClass.People, SubjectName.PersonKind, cancellationToken)).Select(Guid.Parse)]
                    : null
            );
    }

    /// <summary>How a class is stored.</summary>
    public static string CodeOf(FieldClass of) => of.ToString().ToLowerInvariant();

    private static async Task<IEnumerable<string>> GivenAsync(
        ConsoleDbContext db,
        FieldClass of,
        string kind,
        CancellationToken cancellationToken
    )
    {
        var code = CodeOf(of);
        var said = await db
            .Consents.AsNoTracking()
            .Where(row => row.DataClass == code && row.SubjectKind == kind)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new { row.SubjectKey, row.IsGiven })
            .ToListAsync(cancellationToken);
        return said.GroupBy(each => each.SubjectKey, StringComparer.Ordinal).Where(each => each.Last().IsGiven).Select(each => each.Key);
    }
}
