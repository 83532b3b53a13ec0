using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>A ticket being imported, with the data needed on the way.</summary>
/// <param name="Link">Record of what was seen before; new for a ticket never imported.</param>
/// <param name="People">People of the tenant by e-mail address.</param>
internal sealed record TicketTurn(
    OperationScope Scope,
    ConnectionRow Connection,
    RemoteTicket Ticket,
    TicketLinkRow Link,
    StateMachine Machine,
    IReadOnlyDictionary<string, Guid> People
)
{
    private const int LongestKey = 100;
    private const string Case = "case";

    /// <summary>The ticket has no case yet: its entries are history.</summary>
    public bool IsFirst => Link.CaseId is null;

    /// <summary>The accepted files of what is new on the ticket, by their id there.</summary>
    public required IReadOnlyDictionary<string, NewAttachment> Files { get; init; }

    public StatusMap Statuses { get; } = StatusMap.Read(Connection.StatusesJson);

    /// <summary>The state that a status means here; null when it means none that the workflow has.</summary>
    public string? StateOf(string statusId) =>
        Statuses.StateOf(statusId) is { } state
        && Machine.Definition.States.Any(each => string.Equals(each.Key, state, StringComparison.Ordinal))
            ? state
            : null;

    /// <summary>Whether a status is known, and means no state here.</summary>
    public bool IsWithoutState(string? statusId) =>
        statusId is not null && StateOf(statusId) is null && Statuses.NameOf(statusId) is not null;

    /// <summary>Key of an event: the same each time the ticket is read, and short enough for its column.</summary>
    public string KeyOf(string what) => KeyOf(Connection.Id, Ticket.Id, what);

    /// <summary>Id of a row: the same each time the ticket is read.</summary>
    public Guid IdOf(string what) => IdOf(Connection.Id, Ticket.Id, what);

    /// <summary>Id of the case of a ticket: the same after the ticket was gone for a while.</summary>
    public static Guid CaseIdOf(Guid connectionId, string ticketId) => IdOf(connectionId, ticketId, Case);

    public static string KeyOf(Guid connectionId, string ticketId, string what)
    {
        var key = $"remote:{connectionId:N}:{ticketId}:{what}";
        return key.Length <= LongestKey
            ? key
            : $"remote:{connectionId:N}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 24))}";
    }

    private static Guid IdOf(Guid connectionId, string ticketId, string what) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(connectionId, ticketId, what))).AsSpan(0, 16));

    /// <summary>
    /// The person here for somebody there: who has that address, or was added as an owner whose address their system does not show.
    /// </summary>
    public Guid? PersonOf(RemotePerson? person) =>
        person?.Address is { } address ? (People.TryGetValue(address, out var id) ? id : null)
        : person is not null && Statuses.PersonOf(person.Id) is { } added && People.Values.Contains(added) ? added
        : null;

    /// <summary>The accepted files of an entry.</summary>
    public IReadOnlyList<NewAttachment> FilesOf(RemoteEntry entry) =>
        [.. entry.Files.Select(file => Files.GetValueOrDefault(file.Id)).OfType<NewAttachment>()];

    /// <summary>Attributes of an event of the other system.</summary>
    public string Attributes(RemotePerson? by, params IEnumerable<KeyValuePair<string, string>> more) =>
        JsonSerializer.Serialize(AttributesOf(by, more));

    /// <summary>The same, before serialisation.</summary>
    public Dictionary<string, string> AttributesOf(RemotePerson? by, params IEnumerable<KeyValuePair<string, string>> more)
    {
        var attributes = new Dictionary<string, string>(more, StringComparer.Ordinal)
        {
            [RemoteEvents.SystemAttribute] = Connection.Name,
            [RemoteEvents.TicketAttribute] = Ticket.Id,
        };
        if (by is { Name.Length: > 0 } && PersonOf(by) is null)
        {
            attributes[RemoteEvents.ByAttribute] = by.Name;
        }

        return attributes;
    }
}
