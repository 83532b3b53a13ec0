using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// The whole ticket after an event: what the event leaves out stays as it is stored here, and an event older than what was seen only adds
/// its message, since the sender's attempts may arrive in any order.
/// </summary>
/// <param name="EventId">The sender's id of the event.</param>
/// <param name="ArrivedAt">
/// When its first attempt arrived, which is the time of an event that names none: each attempt is signed anew, and a late one would
/// otherwise pass for the latest change.
/// </param>
internal sealed record DeliveredTicket(MappedTicket Mapped, string EventId, DateTimeOffset ArrivedAt)
{
    private DateTimeOffset UpdatedAt => Mapped.UpdatedAt ?? ArrivedAt;

    /// <summary>Its number only, to look up what is stored.</summary>
    public RemoteTicket Head => new(Mapped.Id, "", "", UpdatedAt, UpdatedAt, IsSettled: true) { Status = new("", "") };

    public RemoteTicket Complete(TicketLinkRow link, CaseRow? row)
    {
        var told = row is not null && UpdatedAt < link.SeenUpdatedAt ? new(Mapped.Id) { Message = Mapped.Message } : Mapped;
        var at = row is not null && link.SeenUpdatedAt > UpdatedAt ? link.SeenUpdatedAt : UpdatedAt;
        var opened = row?.OpenedAt ?? told.CreatedAt ?? UpdatedAt;
        var status = told.Status ?? link.StatusId ?? "";
        var (subject, text) = (told.Subject ?? row?.Title ?? Mapped.Id, told.Description ?? row?.Description ?? "");
        return new(Mapped.Id, subject, text, opened, at, IsSettled: true)
        {
            WebAddress = told.WebAddress ?? link.WebAddress,
            Queue = told.Queue ?? row?.Product,
            Type = told.Type ?? row?.IssueType,
            Status = new(status, status),
            Priority = told.Priority ?? row?.Priority,
            Author = told.Author ?? AuthorOf(row),
            Owner = told.HasOwner ? told.Owner : OwnerOf(link),
            Due = told.Due,
            IsPrivate = told.IsPrivate ?? row?.Classification >= Classifications.Confidential,
            Fields = FieldsOf(told, row),
            Entries = [.. EntriesOf(told, link)],
        };
    }

    private IEnumerable<RemoteEntry> EntriesOf(MappedTicket told, TicketLinkRow link)
    {
        var at = UpdatedAt.ToUnixTimeMilliseconds();
        if (told.Status is { } status && !string.Equals(status, link.StatusId, StringComparison.Ordinal))
        {
            yield return new(at, UpdatedAt, By: null, "", IsPrivate: false) { HasChangedStatus = true };
        }

        if (told.Message is { } message)
        {
            yield return new(at, message.At ?? UpdatedAt, message.By, message.Text, message.IsPrivate)
            {
                Key = KeyOf(message.Id is { } id ? $"message:{id}" : $"event:{EventId}"),
            };
        }
    }

    private static string KeyOf(string name) => "m" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));

    private static RemotePerson? AuthorOf(CaseRow? row) =>
        (row?.ContactAddress ?? row?.ContactName) is { } id ? new(PersonIds.Of(id), row?.ContactName ?? id, row?.ContactAddress) : null;

    // the id alone says that the owner is the same as before
    private static RemotePerson? OwnerOf(TicketLinkRow link) => link.OwnerId is { } id ? new(id, "", null) : null;

    private static Dictionary<string, string> FieldsOf(MappedTicket told, CaseRow? row)
    {
        var fields = row is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson);
        var all = new Dictionary<string, string>(fields ?? [], StringComparer.Ordinal);
        foreach (var (name, value) in told.Fields)
        {
            all[name] = value;
        }

        return all;
    }
}
