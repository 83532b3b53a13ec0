using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tenancy.People;

/// <summary>The people whom a job can mail: active, with an address.</summary>
public static class MailReaders
{
    /// <param name="among">Their ids; null for all.</param>
    public static async Task<IReadOnlyList<MailReader>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid>? among,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var people = db.People.AsNoTracking().Where(person => person.IsActive && person.Email != null);
        if (among is not null)
        {
            people = people.Where(person => among.Contains(person.Id));
        }

        var rows = await people
            .OrderBy(person => person.Id)
            .Select(person => new
            {
                person.Id,
                person.Email,
                person.TimeZone,
                Settings = db.PersonSettings.Where(row => row.PersonId == person.Id).Select(row => row.SettingsJson).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => !string.IsNullOrWhiteSpace(row.Email))
                .Select(row => new MailReader(row.Id, row.Email!, row.TimeZone, PersonalSettings.Parse(row.Settings))),
        ];
    }
}

/// <summary>A person who can be mailed.</summary>
/// <param name="Settings">The person's own; defaults where nothing was set.</param>
public sealed record MailReader(Guid PersonId, string Email, string TimeZone, PersonalSettings Settings);
