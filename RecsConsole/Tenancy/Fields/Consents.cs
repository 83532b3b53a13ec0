using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Tenancy.Fields;

/// <summary>Who consented to the use of their data, for classes with consent as their legal basis. Otherwise everyone is covered.</summary>
public sealed class Consents
{
    private readonly HashSet<string>? _customers;
    private readonly HashSet<Guid>? _people;

    private Consents(HashSet<string>? customers, HashSet<Guid>? people) => (_customers, _people) = (customers, people);

    /// <summary>No class requires consent.</summary>
    public static Consents NotRequired { get; } = new(null, null);

    /// <summary>SHA-256 in hexadecimal of who consented: equal when figures may use the same data.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new { Customers = _customers?.Order(StringComparer.Ordinal), People = _people?.Order() }
                )
            )
        );

    /// <summary>Whether the class requires consent.</summary>
    public bool RequiresConsent(FieldClass of) =>
        of is FieldClass.Customers ? _customers is not null : of is FieldClass.People && _people is not null;

    /// <summary>Whether the customer's data may be used; always true for a case without a customer.</summary>
    public bool CoversCustomer(string? key) => _customers is null || key is null || _customers.Contains(key);

    /// <summary>Whether data of the person may be used.</summary>
    public bool CoversPerson(Guid id) => _people is null || _people.Contains(id);

    /// <summary>The classes that must not be used for a customer's case that the person works on.</summary>
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
            ? NotRequired
            : new(
                asked.Contains(FieldClass.Customers)
                    ? [.. await GivenAsync(db, FieldClass.Customers, SubjectName.AccountKind, cancellationToken)]
                    : null,
                asked.Contains(FieldClass.People)
                    ? [.. (await GivenAsync(db, FieldClass.People, SubjectName.PersonKind, cancellationToken)).Select(Guid.Parse)]
                    : null
            );
    }

    /// <summary>The stored code of a class.</summary>
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
