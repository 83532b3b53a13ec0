using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>A connection being edited in the form.</summary>
public sealed class ConnectionDraft
{
    public Guid? Id { get; private init; }

    public long Revision { get; private set; }

    public string Name { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Empty keeps the stored credentials.</summary>
    public string Secret { get; set; } = "";

    public string Queue { get; set; } = "";

    public string KeyPrefix { get; set; } = "";

    /// <summary>The prefix as it will be stored, or one that shows what it is for.</summary>
    public string ExamplePrefix => KeyPrefix.Trim() is { Length: > 0 } typed ? typed.ToUpperInvariant() : "RM";

    public string CaseTypeKey { get; set; } = "";

    public string TeamKey { get; set; } = "";

    public bool NotesArePrivate { get; set; } = true;

    public bool CarriesNotes { get; set; } = true;

    public bool LinksBack { get; set; } = true;

    public bool IsEnabled { get; set; } = true;

    public IReadOnlyList<StatusPair> Statuses { get; private set; } = [];

    /// <summary>Teams of the queues that have one of their own.</summary>
    public IReadOnlyList<QueueTeam> Teams { get; private set; } = [];

    /// <summary>Queues that the other system told of.</summary>
    public IReadOnlyList<string> KnownQueues { get; private set; } = [];

    /// <summary>Lines, as <see cref="TicketMapping"/> reads them; for a system that sends events.</summary>
    public string Mapping { get; set; } = TicketMapping.Standard.Write();

    public static ConnectionDraft New(ConnectionList choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return new() { Kind = choices.Kinds[0].Key, CaseTypeKey = choices.Types[0].Key };
    }

    public static ConnectionDraft From(SaveConnectionRequest stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new()
        {
            Id = stored.Id,
            Revision = stored.Revision,
            Name = stored.Name,
            Kind = stored.Kind,
            Address = stored.Address,
            Queue = stored.Queue ?? "",
            KeyPrefix = stored.KeyPrefix,
            CaseTypeKey = stored.CaseTypeKey,
            TeamKey = stored.TeamKey ?? "",
            NotesArePrivate = stored.NotesArePrivate,
            CarriesNotes = stored.CarriesNotes,
            LinksBack = stored.LinksBack,
            IsEnabled = stored.IsEnabled,
            Statuses = stored.Statuses,
            Teams = stored.Teams,
            Mapping = stored.Mapping ?? TicketMapping.Standard.Write(),
        };
    }

    /// <summary>
    /// Sets the available statuses. The existing mapping is kept; a status that is new here means the state of the same name, if there is one.
    /// </summary>
    /// <param name="states">States of the case type.</param>
    public void Learn(IReadOnlyList<RemoteStatus> statuses, IReadOnlyList<string> states)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        var before = Statuses;
        Statuses = [.. statuses.Select(status => new StatusPair(status.Id, status.Name, StateOf(status)))];

        string? StateOf(RemoteStatus status) =>
            before.FirstOrDefault(pair => string.Equals(pair.StatusId, status.Id, StringComparison.Ordinal)) is { } known
                ? known.State
                : NamedLike(status.Name, states);
    }

    /// <summary>Notes the queues that the account may see, and those of the tickets that were shown.</summary>
    public void Learn(ConnectionPreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var told = preview.Site.Queues.Concat(preview.Tickets.Select(ticket => ticket.Queue).OfType<string>());
        KnownQueues = [.. KnownQueues.Concat(told).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Gives the tickets of a queue to a team; null: to the team of all others.</summary>
    public void GiveQueue(string queue, string? team)
    {
        List<QueueTeam> others = [.. Teams.Where(pair => !string.Equals(pair.Queue, queue, StringComparison.Ordinal))];
        Teams = string.IsNullOrEmpty(team)
            ? others
            : [.. others.Append(new(queue, team)).OrderBy(pair => pair.Queue, StringComparer.Ordinal)];
    }

    /// <summary>Maps a status to a state here.</summary>
    public void Map(StatusPair pair, string? state) =>
        Statuses = [.. Statuses.Select(each => each == pair ? pair with { State = string.IsNullOrEmpty(state) ? null : state } : each)];

    /// <summary>What may be kept of it: everything but the credentials.</summary>
    public KeptConnection Kept =>
        new(Revision, Name, Kind, Address, CaseTypeKey)
        {
            Queue = Queue,
            KeyPrefix = KeyPrefix,
            TeamKey = TeamKey,
            NotesArePrivate = NotesArePrivate,
            CarriesNotes = CarriesNotes,
            LinksBack = LinksBack,
            IsEnabled = IsEnabled,
            Statuses = Statuses,
            Teams = Teams,
            Mapping = Mapping,
        };

    /// <summary>Continues earlier edits, on the revision they were begun on; the credentials stay as they are.</summary>
    public void TakeBack(KeptConnection kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        (Revision, Name, Kind, Address, CaseTypeKey) = (kept.Revision, kept.Name, kept.Kind, kept.Address, kept.CaseTypeKey);
        (Queue, KeyPrefix, TeamKey) = (kept.Queue, kept.KeyPrefix, kept.TeamKey);
        (NotesArePrivate, IsEnabled, Statuses) = (kept.NotesArePrivate, kept.IsEnabled, kept.Statuses);
        (CarriesNotes, LinksBack, Mapping, Teams) = (kept.CarriesNotes, kept.LinksBack, kept.Mapping, kept.Teams);
    }

    public PreviewConnectionRequest Preview => new(Id, Kind, Address, EmptyIsNull(Secret), EmptyIsNull(Queue));

    public SaveConnectionRequest Request =>
        new(
            Id,
            Revision,
            Name,
            Kind,
            Address,
            EmptyIsNull(Secret),
            EmptyIsNull(Queue),
            KeyPrefix.Trim().ToUpperInvariant(),
            CaseTypeKey,
            EmptyIsNull(TeamKey)
        )
        {
            Statuses = Statuses,
            Teams = Teams,
            Mapping = Mapping,
            NotesArePrivate = NotesArePrivate,
            CarriesNotes = CarriesNotes,
            LinksBack = LinksBack,
            IsEnabled = IsEnabled,
        };

    // "In Progress" is in_progress
    private static string? NamedLike(string status, IReadOnlyList<string> states) =>
        states.FirstOrDefault(state => string.Equals(LettersOf(state), LettersOf(status), StringComparison.OrdinalIgnoreCase));

    private static string LettersOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static string? EmptyIsNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
