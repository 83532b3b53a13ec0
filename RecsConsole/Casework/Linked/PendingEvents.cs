using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Secrets;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Events of ticket systems that wait to be applied. Their content is encrypted with the installation's own keys, because nobody knows yet
/// whom it is about: destroying a subject's key leaves it readable, so an erasure forgets it here.
/// </summary>
public sealed class PendingEvents(IDataProtectionProvider protection)
{
    /// <summary>Names the keys that encrypt what connections keep.</summary>
    public const string Purpose = "RecsConsole.Connections";

    // anything shorter occurs in too many texts about others
    private const int ShortestName = 3;

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>
    /// Forgets events on cases of the subject, and those that name it. They count as applied, so that the same event sent again does not
    /// bring back what was erased. Call before the subject's key is destroyed.
    /// </summary>
    public async Task ForgetAsync(ConsoleDbContext db, SubjectName subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var waiting = await db
            .IncomingDeliveries.Where(row => row.Body != null)
            .Select(row => new { row.ConnectionId, row.EventId })
            .ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return;
        }

        var names = await NamesAsync(db, subject, cancellationToken);
        foreach (var each in waiting)
        {
            // one at a time: a body may be large
            var row = await db.IncomingDeliveries.FirstOrDefaultAsync(
                found => found.ConnectionId == each.ConnectionId && found.EventId == each.EventId && found.Body != null,
                cancellationToken
            );
            if (row is null)
            {
                continue; // applied meanwhile
            }

            if (await IsOfAsync(db, row, subject, cancellationToken) || IsNamedIn(row.Body, names))
            {
                (row.Body, row.DoneAt, row.Error) = (null, now, ErasedText.Word);
                row.Revision++;
            }
            else
            {
                db.Entry(row).State = EntityState.Detached;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<List<string>> NamesAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken)
    {
        List<string?> names = [];
        if (string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal))
        {
            var id = Guid.Parse(subject.Key);
            var person = await db.People.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
            names.AddRange([person.DisplayName, person.Email]);
        }
        else
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Key == subject.Key, cancellationToken);
            names.AddRange([account.Key, account.Name]);
            var contacts = await db.Cases.AsNoTracking().Where(row => row.AccountKey == subject.Key).ToListAsync(cancellationToken);
            names.AddRange(contacts.SelectMany(row => new[] { row.ContactName, row.ContactAddress }));
        }

        return
        [
            .. names
                .OfType<string>()
                .Select(name => name.Trim())
                .Where(name => name.Length >= ShortestName && !ErasedText.IsErased(name))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static async Task<bool> IsOfAsync(
        ConsoleDbContext db,
        IncomingDeliveryRow row,
        SubjectName subject,
        CancellationToken cancellationToken
    ) =>
        row.TicketId is { } ticket
        && string.Equals(subject.Kind, SubjectName.AccountKind, StringComparison.Ordinal)
        && await db
            .TicketLinks.Where(link => link.ConnectionId == row.ConnectionId && link.TicketId == ticket)
            .AnyAsync(link => db.Cases.Any(found => found.Id == link.CaseId && found.AccountKey == subject.Key), cancellationToken);

    private bool IsNamedIn(string? sealedBody, List<string> names)
    {
        string body;
        try
        {
            body = _protector.Unseal(sealedBody!);
        }
        catch (CryptographicException)
        {
            return true; // nobody can apply it any more
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return StringsOf(json.RootElement).Any(text => IsNamed(text, names));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: a text with half a character
        {
            return IsNamed(body, names);
        }
    }

    private static bool IsNamed(string text, List<string> names) => names.Exists(name => HasWord(text, name));

    // whole words: "Ann" is not named in "planning", and an event of others must not be lost
    private static bool HasWord(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }

            at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    // values, not the text of the document: that may escape letters
    private static IEnumerable<string> StringsOf(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(StringsOf),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(each => StringsOf(each.Value)),
            _ => [],
        };
}
