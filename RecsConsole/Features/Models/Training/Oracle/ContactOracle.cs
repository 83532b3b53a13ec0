using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// How often a customer had been contacted when a decision was made, from the events of all their cases. Without caps in the tenant's
/// settings nothing is read; the contacts around a finished case are not replayed.
/// </summary>
internal sealed class ContactOracle
{
    private readonly ILookup<string, ContactLine> _contacts;

    private ContactOracle(IEnumerable<ContactLine> contacts) => _contacts = contacts.ToLookup(row => row.Account, StringComparer.Ordinal);

    public static async Task<ContactOracle> ReadAsync(ConsoleDbContext db, List<ActionRow> actions, CancellationToken cancellationToken)
    {
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var channels = actions
            .Where(row => row.IsCustomerContact)
            .GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(row => row.Version)!.Channel, StringComparer.Ordinal);
        if (settings.Part.ContactCaps is not { Count: > 0 })
        {
            return new([]);
        }

        var keys = channels.Keys.ToList();
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row =>
                (row.Kind == CaseEventKind.Action && keys.Contains(row.Activity))
                || (row.Kind == CaseEventKind.Message && row.Activity == CaseMessages.Outreach)
            )
            .Join(
                db.Cases.Where(row => row.AccountKey != null),
                row => row.CaseId,
                row => row.Id,
                (row, found) =>
                    new
                    {
                        Account = found.AccountKey!,
                        row.Activity,
                        row.At,
                    }
            )
            .ToListAsync(cancellationToken);
        return new(
            events.Select(each => new ContactLine(each.Account, each.At, channels.GetValueOrDefault(each.Activity, CaseMessages.Mail)))
        );
    }

    /// <summary>Whether one more contact on the channel would be more than a cap of that time allows.</summary>
    public bool IsOneTooMany(TrainingExample example, string? channel)
    {
        var snapshot = example.Snapshot;
        return !example.IsWhole
            && snapshot.Case.AccountKey is { } account
            && (snapshot.Shared.Configuration.ContactCaps ?? []).Any(cap =>
                (cap.Channel is null || string.Equals(cap.Channel, channel, StringComparison.Ordinal))
                && _contacts[account]
                    .Count(contact =>
                        contact.At < snapshot.At
                        && contact.At > snapshot.At.AddDays(-cap.Days)
                        && (cap.Channel is null || string.Equals(contact.Channel, cap.Channel, StringComparison.Ordinal))
                    ) >= cap.Most
            );
    }

    private sealed record ContactLine(string Account, DateTimeOffset At, string? Channel);
}
