using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Undo;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Features.Cases.Fields;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>What the history lines need besides the events: names, titles of actions, texts of notes.</summary>
internal sealed class TimelineTexts
{
    private readonly Dictionary<Guid, string> _names;
    private readonly Dictionary<string, string> _titles;
    private readonly List<NoteRow> _notes;
    private readonly IReadOnlyDictionary<Guid, ShownMessage> _messages;
    private readonly HashSet<(Guid Decision, string Action)> _required;

    private TimelineTexts(
        Dictionary<Guid, string> names,
        Dictionary<string, string> titles,
        List<NoteRow> notes,
        IReadOnlyDictionary<Guid, ShownMessage> messages,
        HashSet<(Guid Decision, string Action)> required
    ) => (_names, _titles, _notes, _messages, _required) = (names, titles, notes, messages, required);

    // the reader's; UTC without one, which the text then says
    private TimeZoneInfo? Zone { get; init; }
    private EditWords? Edits { get; init; }

    public static async Task<TimelineTexts> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<CaseEventRow> rows,
        TimeZoneInfo? zone,
        CancellationToken cancellationToken
    )
    {
        var attributes = rows.SelectMany(row => CaseEvents.AttributesOf(row).Values);
        var people = rows.Select(row => row.ActorId)
            .OfType<Guid>()
            .Concat(attributes.Select(IdOf).OfType<Guid>())
            .Concat(rows.SelectMany(FormOf).SelectMany(field => field.People()))
            .Distinct()
            .ToList();
        var names = await PeopleNames.ReadAsync(db, people, cancellationToken);
        var keys = rows.Select(row => row.Activity)
            .Concat(rows.Select(row => ReportedSolution.StepIn(row.AttributesJson)).OfType<string>())
            .Concat(rows.Select(DeclinedSteps.StepIn).OfType<string>());
        var titles = await ActionTitles.ReadAsync(db, keys, cancellationToken);
        var cases = rows.Where(HasNote).Select(row => row.CaseId).Distinct().ToList();
        // a solution that waited for approval was written before its step was done
        var told = rows.Select(row => IdOf(CaseEvents.AttributesOf(row).GetValueOrDefault(CaseHistory.NoteAttribute)))
            .OfType<Guid>()
            .ToList();
        var from = rows.Where(HasNote).Select(row => row.At).DefaultIfEmpty().Min();
        var notes = await db
            .Notes.AsNoTracking()
            .Where(note => cases.Contains(note.CaseId) && (note.At >= from || told.Contains(note.Id)))
            .ToListAsync(cancellationToken);
        var messageIds = rows.Select(row => CaseMessages.MessageOf(CaseEvents.AttributesOf(row))).OfType<Guid>().ToList();
        return new(
            names,
            titles,
            notes,
            await ShownMessage.ReadAsync(db, messageIds, cancellationToken),
            await ReadRequiredAsync(db, rows, cancellationToken)
        )
        {
            Zone = zone,
            Edits = await EditWords.ReadAsync(db, rows, cancellationToken),
        };
    }

    // a required step was shown without a confidence: the history says what its card said
    private static async Task<HashSet<(Guid Decision, string Action)>> ReadRequiredAsync(
        ConsoleDbContext db,
        IReadOnlyList<CaseEventRow> rows,
        CancellationToken cancellationToken
    )
    {
        var decisions = rows.Where(row => row.SuggestedConfidence is not null)
            .Select(row => row.DecisionId)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        if (decisions.Count == 0)
        {
            return [];
        }

        var required = await db
            .DecisionItems.AsNoTracking()
            .Where(item => decisions.Contains(item.DecisionId) && item.Kind == ItemKind.Action && item.RequiredBy != null)
            .Select(item => new { item.DecisionId, item.ItemId })
            .ToListAsync(cancellationToken);
        return required.Select(item => (item.DecisionId, item.ItemId)).ToHashSet();
    }

    public TimelineLine ToLine(CaseEventRow row)
    {
        var attributes = CaseEvents.AttributesOf(row);
        var moved = !IsTakenBack(row) && !string.Equals(row.FromState, row.ToState, StringComparison.Ordinal);
        var message = CaseMessages.MessageOf(attributes) is { } messageIds ? _messages.GetValueOrDefault(messageIds) : null;
        return new(
            row.Ordinal,
            row.At,
            row.ActorId is { } id
                ? _names.GetValueOrDefault(id)
                : AuthorOf(message) ?? attributes.GetValueOrDefault(RemoteEvents.ByAttribute),
            RemoteLines.Of(row, attributes) ?? WordsOf(row, attributes, message),
            HasNote(row) ? NoteOf(row, attributes) : null,
            moved ? row.FromState : null,
            moved ? row.ToState : null,
            row.DecisionId is null || IsTakenBack(row) ? null : ConfidenceOf(row),
            IsSystem(row, message) && !(IsNote(row) && attributes.ContainsKey(RemoteEvents.ByAttribute))
        )
        {
            IsVerb = IsNote(row) || row.Kind is CaseEventKind.Message,
            IsNote = IsNote(row) && !attributes.ContainsKey(RemoteEvents.ByAttribute),
            Message = message,
            Execution = ExecutionOf(row, attributes),
            IsRequired = row.DecisionId is { } decision && _required.Contains((decision, row.Activity)),
            Clock = IsTakenBack(row) ? null : ClockNote.In(attributes),
            Form = FormOf(row) is { Count: > 0 } filled ? FilledFieldLabels.Of(filled, _names) : null,
        };
    }

    // as the catalog said when it was done; steps of other systems and of earlier versions do not say
    private static string? ExecutionOf(CaseEventRow row, IReadOnlyDictionary<string, string> attributes) =>
        row.Kind is not CaseEventKind.Action
            ? null
            : ColumnCodes.Find<Execution>(attributes.GetValueOrDefault(CaseSteps.ExecutionAttribute)) switch
            {
                Execution.Performed => Texts.StepRun,
                Execution.Noted => Texts.StepNoted,
                _ => null,
            };

    private string WordsOf(CaseEventRow row, IReadOnlyDictionary<string, string> attributes, ShownMessage? message)
    {
        if (row.Kind is CaseEventKind.Message)
        {
            return MessageWords(row, message);
        }

        if (string.Equals(row.Activity, CaseActivities.Assigned, StringComparison.Ordinal))
        {
            return AssignmentOf(row, attributes);
        }

        if (string.Equals(row.Activity, CaseActivities.Emergency, StringComparison.Ordinal))
        {
            return Texts.OpenedTheCaseInAnEmergencyUntil.With(UntilOf(attributes));
        }

        if ((Edits?.Of(row) ?? OwnWords(row) ?? RequirementWords(row)) is { } known)
        {
            return known;
        }

        if (IsQuestion(row) || IsAnswer(row))
        {
            var other = NameIn(attributes, Questions.PersonAttribute) ?? Texts.SomebodyWhoLeft;
            return IsAnswer(row) ? Texts.AnsweredPerson.With(other) : Texts.AskedPerson.With(other);
        }

        var words =
            _titles.GetValueOrDefault(row.Activity)
            ?? (IsRecorded(row, message) ? Texts.RecordedThat.With(Happenings.Words(row.Activity)) : Happenings.Words(row.Activity));
        words = attributes.TryGetValue("channel", out var channel) ? Texts.ByChannel.With(words, channel) : words;
        if (IsTakenBack(row))
        {
            return Texts.TakenBackAtOnce.With(words);
        }

        words = HandedOn(row, attributes) is { } name ? Texts.HandedTo.With(words, name) : words;
        words = ReportedSolution.StepIn(attributes) is { } cure ? Texts.SolvedByStep.With(words, TitleOf(cure)) : words;
        return NameIn(attributes, CaseSteps.ApproverAttribute) is { } approver ? Texts.ApprovedBy.With(words, approver) : words;
    }

    private string? RequirementWords(CaseEventRow row) =>
        DeclinedSteps.StepIn(row) is { } step
            ? DeclinedSteps.IsDeclined(row)
                ? Texts.DeclinedRequired.With(TitleOf(step))
                : Texts.RequiredIsBack.With(TitleOf(step))
            : null;

    private string TitleOf(string action) => _titles.GetValueOrDefault(action, StateLabels.Of(action));

    private static string ClockWords(CaseEventRow row) =>
        CaseEvents.AttributesOf(row).ContainsKey(ClockChange.CalendarAttribute) ? Texts.CalendarApplied : Texts.ServiceLevelApplied;

    private static string? OwnWords(CaseEventRow row) =>
        IsNote(row) ? Texts.Noted
        : string.Equals(row.Activity, CaseActivities.ServiceLevel, StringComparison.Ordinal) ? ClockWords(row)
        : string.Equals(row.Activity, CaseActivities.CustomerTerms, StringComparison.Ordinal) ? Texts.CustomerTierChanged
        : CaseEdits.SetsOnlyCustomer(row) ? Texts.CustomerSetElsewhere
        : CaseEdits.IsEdit(row) ? Texts.FieldsChangedElsewhere
        : string.Equals(row.Activity, CaseActivities.ReadAgain, StringComparison.Ordinal) ? Texts.FileWasReadAgain
        : CustomerRating.From(row) is { } rating ? Texts.CustomerRated.With(rating.Stars, CustomerRating.Max)
        : null;

    // what the customer did by writing carries their name; an event without an actor has none
    private static string? AuthorOf(ShownMessage? message) => message is { Direction: MessageDirection.Inbound } ? message.Contact : null;

    private static bool IsSystem(CaseEventRow row, ShownMessage? message) =>
        message is null && (row.ActorId is null || row.Kind is CaseEventKind.System);

    // who wrote to whom; the name of the person who recorded the customer's words comes before it
    private static string MessageWords(CaseEventRow row, ShownMessage? message)
    {
        var contact = message?.Contact ?? Texts.TheCustomer;
        return string.Equals(row.Activity, CaseMessages.Received, StringComparison.Ordinal)
            ? row.ActorId is null
                ? Texts.CustomerWrote
                : Texts.TookDownWhat.With(contact)
            : Texts.WroteTo.With(contact);
    }

    // the new assignee after a step; null if unchanged, or if it is the person who did the step
    private string? HandedOn(CaseEventRow row, IReadOnlyDictionary<string, string> attributes) =>
        CaseEvents.PersonIn(attributes, CaseEvents.ToAttribute) is { } to && to != row.ActorId
            ? NameIn(attributes, CaseEvents.ToAttribute) ?? Texts.SomebodyWhoLeft
            : null;

    private string AssignmentOf(CaseEventRow row, IReadOnlyDictionary<string, string> attributes)
    {
        var before = NameIn(attributes, CaseEvents.FromAttribute);
        var to = IdOf(attributes.GetValueOrDefault(CaseEvents.ToAttribute));
        if (to is null && before is not null)
        {
            return Texts.TookTheCaseFrom.With(before);
        }

        var isGiven = to is not null && row.ActorId is not null && to != row.ActorId;
        var name = isGiven ? NameIn(attributes, CaseEvents.ToAttribute) ?? Texts.SomebodyWhoLeft : "";
        return (isGiven, before) switch
        {
            (true, null) => Texts.GaveTheCase.With(name),
            (true, _) => Texts.GaveTheCaseOf.With(name, before),
            (_, null) => Texts.TookTheCase,
            _ => Texts.TookTheCaseOver.With(before),
        };
    }

    private string? NoteOf(CaseEventRow row, IReadOnlyDictionary<string, string> attributes)
    {
        if (IdOf(attributes.GetValueOrDefault(CaseHistory.NoteAttribute)) is { } id)
        {
            return _notes.Find(note => note.Id == id)?.Text;
        }

        return IsNote(row) ? _notes.Find(note => note.At == row.At && note.AuthorId == row.ActorId)?.Text : null;
    }

    private string? NameIn(IReadOnlyDictionary<string, string> attributes, string name) =>
        IdOf(attributes.GetValueOrDefault(name)) is { } id ? _names.GetValueOrDefault(id) : null;

    private string UntilOf(IReadOnlyDictionary<string, string> attributes) =>
        DateTimeOffset.TryParse(
            attributes.GetValueOrDefault(CaseHistory.UntilAttribute),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var until
        )
            ? InstantLabels.Exact(until, Zone)
            : "";

    private static string? ConfidenceOf(CaseEventRow row) =>
        row.SuggestedConfidence is { } confidence ? ConfidenceLabels.Of(confidence) : null;

    private static bool IsTakenBack(CaseEventRow row) => row.Kind is CaseEventKind.TakenBack;

    // a person recorded that it happened; what the customer did by writing carries the customer's name
    private static bool IsRecorded(CaseEventRow row, ShownMessage? message) =>
        message is null && row is { Kind: CaseEventKind.System, ActorId: not null, FromState: not null };

    private static bool IsNote(CaseEventRow row) => row.Kind is CaseEventKind.Note;

    private static bool IsQuestion(CaseEventRow row) => string.Equals(row.Activity, Questions.Asked, StringComparison.Ordinal);

    private static bool IsAnswer(CaseEventRow row) => string.Equals(row.Activity, Questions.Answered, StringComparison.Ordinal);

    private static bool HasNote(CaseEventRow row) => IsNote(row) || CaseEvents.AttributesOf(row).ContainsKey(CaseHistory.NoteAttribute);

    private static IReadOnlyList<FilledField> FormOf(CaseEventRow row) =>
        FormJson.ReadFilled(CaseEvents.AttributesOf(row).GetValueOrDefault(FormJson.Attribute));

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
