using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tenancy.People;

/// <summary>A new person created with an account; administrators complete the profile.</summary>
public static class NewPerson
{
    private const int UsualCapacity = 10;
    internal const int LongestKey = 100;
    private const int LongestAddress = 256;

    /// <summary>
    /// Adds a person to a context bound to the tenant. The key is the local part of the address, numbered if it is taken.
    /// </summary>
    public static async Task<PersonRow> AppendAsync(
        ConsoleDbContext db,
        string name,
        string email,
        IEnumerable<string> roles,
        int clearance,
        string timeZone,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(email);
        var wanted = NewTenant.KeyOf(email.Split('@')[0]) is { Length: > 0 } key ? key : "person";
        var taken = await db.People.Where(row => row.Key.StartsWith(wanted)).Select(row => row.Key).ToListAsync(cancellationToken);
        var person = new PersonRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            Key = Free(wanted, taken.ToHashSet(StringComparer.OrdinalIgnoreCase)),
            DisplayName = name,
            Email = email,
            Roles = [.. roles],
            Clearance = clearance,
            TimeZone = timeZone,
            Capacity = UsualCapacity,
            IsActive = true,
        };
        db.People.Add(person);
        return person;
    }

    /// <summary>Whether mail can be sent to this address: exactly one address, without a display name.</summary>
    public static bool IsAddress(string email) =>
        email is { Length: > 2 and <= LongestAddress }
        && MailAddress.TryCreate(email, out var parsed)
        && string.Equals(parsed.Address, email, StringComparison.OrdinalIgnoreCase);

    private static string Free(string wanted, HashSet<string> taken)
    {
        var key = wanted[..Math.Min(wanted.Length, LongestKey - 4)];
        return taken.Contains(key)
            ? $"{key}-{Enumerable.Range(2, taken.Count + 1).First(number => !taken.Contains($"{key}-{number}"))}"
            : key;
    }
}
