using System.Text;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>Converts a simulated case to rows: the case, its events, notes and used documents. Hidden traits are dropped.</summary>
internal sealed class DemoCaseRows(DemoContent content, DemoNames names, DateTimeOffset at)
{
    private readonly DemoLetters _letters = new(content, names);

    public IEnumerable<object> All(SimulatedCase simulated)
    {
        var id = names.Case(simulated.Key);
        var rating = DemoRatings.Of(content.Tenant.Key, simulated, at);
        var letters = simulated.Events.Select((happened, index) => _letters.Of(simulated, id, happened, index)).ToList();
        return
        [
            Rated(Promised(Case(simulated, id), simulated.Setting), rating),
            .. simulated.Events.Select((happened, index) => Event(simulated, id, happened, index, letters[index])),
            .. rating is null ? [] : new object[] { Event(simulated, id, rating) },
            .. letters.OfType<MessageRow>(),
            .. simulated.Notes.Select((note, index) => Note(simulated, id, note, index)),
            .. simulated.Readings.DistinctBy(reading => reading.Document, StringComparer.Ordinal).Select(reading => Reading(id, reading)),
        ];
    }

    private CaseRow Case(SimulatedCase simulated, Guid id)
    {
        var (setting, version) = (simulated.Setting, ProcessVersion(simulated.Setting));
        return new CaseRow
        {
            TenantId = names.TenantId,
            Id = id,
            Key = simulated.Key,
            Title = simulated.Text.Title,
            Description = simulated.Text.Description,
            TypeKey = content.Tenant.CaseType,
            IssueType = setting.IssueType.Title,
            Product = names.Product(setting.IssueType.Product),
            Region = setting.Account.Region,
            Language = setting.Language,
            Priority = setting.Priority,
            Status = simulated.State,
            WorkflowVersion = version,
            OpenedAt = setting.OpenedAt,
            SlaDeadline = setting.Deadline,
            TeamKey = setting.IssueType.Team,
            AssigneeId = simulated.Assignee is { } assignee ? names.Person(assignee) : null,
            AccountKey = setting.Account.Key,
            ContactName = DemoLetters.ContactOf(simulated),
            ContactAddress = DemoLetters.AddressOf(simulated),
            CustomerWroteAt = _letters.CustomerWroteAt(simulated),
            RepliedAt = _letters.RepliedAt(simulated),
            // personal data and suspicions are not for everybody who works cases
            Classification = setting.IssueType.Product is "privacy" ? 2 : 1,
            CustomFieldsJson = Json(simulated.Text.CustomFields),
            IsOpen = simulated.IsOpen,
            ResolvedAt = simulated.ResolvedAt,
            ResolvedById = simulated.Resolver is { } resolver ? names.Person(resolver) : null,
            Resolution = simulated.Resolution,
            SolutionNoteId = SolutionNote(simulated),
            SlaMet = simulated.SlaMet,
            Reopened = simulated.Reopened,
            ProcessVersion = version,
            LastEventAt = simulated.Events[^1].At,
            EventCount = simulated.Events.Count,
            Revision = simulated.Events.Count,
        };
    }

    private CaseRow Promised(CaseRow row, CaseSetting setting)
    {
        row.SlaLevelKey = DemoServiceLevelRows.KeyFor(content.Tenant, setting.Priority, setting.Account.Tier);
        row.SlaLevelVersion = DemoServiceLevelRows.Version;
        return row;
    }

    private static CaseRow Rated(CaseRow row, CustomerRating? rating)
    {
        if (rating is not null)
        {
            row.LastEventAt = rating.At;
            row.EventCount++;
            row.Revision++;
        }

        return row;
    }

    private CaseEventRow Event(SimulatedCase simulated, Guid id, CustomerRating rating) =>
        new()
        {
            TenantId = names.TenantId,
            CaseId = id,
            Ordinal = simulated.Events.Count + 1,
            EventKey = FormattableString.Invariant($"demo:{simulated.Key}:{simulated.Events.Count + 1}"),
            Activity = CustomerRating.Activity,
            Kind = CaseEventKind.System,
            At = rating.At,
            AttributesJson = Json(CustomerRating.Attributes(rating.Stars)),
        };

    private Guid NoteId(SimulatedCase simulated, int index) =>
        DemoIds.Of("note", FormattableString.Invariant($"{content.Tenant.Key} {simulated.Key} {index}"));

    // the person who marked it as resolved sometimes wrote how
    private Guid? SolutionNote(SimulatedCase simulated)
    {
        var last = simulated.Notes.ToList().FindLastIndex(note => note.About is "resolve");
        return simulated.ResolvedAt is null || last < 0 ? null : NoteId(simulated, last);
    }

    private int ProcessVersion(CaseSetting setting)
    {
        var since = at.AddDays(content.Workflow.VersionSinceDays);
        return setting.OpenedAt < since ? content.Workflow.Version - 1 : content.Workflow.Version;
    }

    private CaseEventRow Event(SimulatedCase simulated, Guid id, SimulatedEvent happened, int index, MessageRow? letter) =>
        new()
        {
            TenantId = names.TenantId,
            CaseId = id,
            Ordinal = index + 1,
            EventKey = FormattableString.Invariant($"demo:{simulated.Key}:{index + 1}"),
            Activity = happened.Step,
            Kind = happened.IsAction ? CaseEventKind.Action : CaseEventKind.System,
            ActorId = happened.Actor is { } actor ? names.Person(actor) : null,
            At = happened.At,
            FromState = index == 0 ? null : happened.From,
            ToState = happened.To,
            AttributesJson = Json(AttributesOf(happened, letter)),
        };

    // the simulation names the new assignee; the rows use ids
    private Dictionary<string, string> AttributesOf(SimulatedEvent happened, MessageRow? letter)
    {
        var attributes = happened.Attributes.ToDictionary(
            pair => pair.Key,
            pair =>
                string.Equals(pair.Key, CaseEvents.ToAttribute, StringComparison.Ordinal)
                    ? names.Person(pair.Value).ToString("D")
                    : pair.Value,
            StringComparer.Ordinal
        );
        if (letter is not null)
        {
            attributes[CaseMessages.Attribute] = letter.Id.ToString("D");
        }

        return attributes;
    }

    private NoteRow Note(SimulatedCase simulated, Guid id, SimulatedNote note, int index) =>
        new()
        {
            TenantId = names.TenantId,
            Id = NoteId(simulated, index),
            CaseId = id,
            AuthorId = names.Person(note.Author),
            At = note.At,
            Text = note.Text,
        };

    private CaseDocumentRow Reading(Guid id, SimulatedObservation reading) =>
        new()
        {
            TenantId = names.TenantId,
            CaseId = id,
            DocumentKey = reading.Document,
            At = reading.At,
            PersonId = names.Person(reading.Person),
        };

    private static string Json(IReadOnlyDictionary<string, string> values) => Encoding.UTF8.GetString(CanonicalJson.Serialize(values));
}
