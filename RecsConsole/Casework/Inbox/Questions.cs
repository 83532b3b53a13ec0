using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// A question to a colleague about a case, and its answer: each is a note, an event in the case's history and an inbox item.
/// </summary>
public static class Questions
{
    /// <summary>Activity of the event of a question.</summary>
    public const string Asked = "expert_asked";

    /// <summary>Activity of the event of an answer.</summary>
    public const string Answered = "expert_answered";

    /// <summary>Attribute of both: the person asked, or the person who asked.</summary>
    public const string PersonAttribute = "person";

    public const int MaxCharacters = 2000;

    /// <summary>Asks the question; the caller saves it.</summary>
    /// <param name="eventKey">Key of the event in the case's history.</param>
    /// <param name="decisionId">The decision that suggested the person; null when nobody suggested them.</param>
    public static async Task AskAsync(
        ConsoleDbContext db,
        CaseRow row,
        CaseRemark question,
        string eventKey,
        Guid? decisionId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        CaseNotes.Add(db, row, question.NoteId, question.FromId, question.Text, question.At);
        CaseEvents.Append(db, row, EventOf(eventKey, Asked, question) with { DecisionId = decisionId });
        await InboxPost.NotifyAsync(
            db,
            new(question.ToId, "question:" + question.NoteId.ToString("D"), InboxKind.Asked, question.At)
            {
                CaseId = question.CaseId,
                FromId = question.FromId,
                Reference = question.NoteId.ToString("D"),
                Text = question.Text,
            },
            cancellationToken
        );
    }

    /// <summary>Answers the question of an item, in the name of its recipient; the caller saves it.</summary>
    public static async Task AnswerAsync(
        ConsoleDbContext db,
        CaseRow row,
        InboxItemRow item,
        string text,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(item);
        var key = "answer:" + item.Id.ToString("D");
        // the note has the item's id, so the answer is found from the question and there is only one
        var answer = new CaseRemark(item.Id, row.Id, item.RecipientId, item.FromId!.Value, text, at);
        CaseNotes.Add(db, row, answer.NoteId, answer.FromId, text, at);
        CaseEvents.Append(db, row, EventOf(key, Answered, answer));
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), at);
        (item.AnsweredAt, item.ReadAt) = (at, item.ReadAt ?? at);
        ChangeFeed.Append(db, ChangeKind.Inbox, item.RecipientId.ToString("D"), at);
        await AnsweredForOthersAsync(db, item, at, cancellationToken);
        await InboxPost.NotifyAsync(
            db,
            new(answer.ToId, key, InboxKind.Answered, at)
            {
                CaseId = answer.CaseId,
                FromId = answer.FromId,
                Reference = item.Reference,
                Text = text,
            },
            cancellationToken
        );
    }

    // the person asked and their stand-in have the same question: one answer is enough
    private static async Task AnsweredForOthersAsync(
        ConsoleDbContext db,
        InboxItemRow item,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var others = await db
            .InboxItems.Where(row =>
                row.EventKey == item.EventKey && row.Kind == InboxKind.Asked && row.Id != item.Id && row.AnsweredAt == null
            )
            .ToListAsync(cancellationToken);
        foreach (var other in others)
        {
            other.AnsweredAt = at;
            ChangeFeed.Append(db, ChangeKind.Inbox, other.RecipientId.ToString("D"), at);
        }
    }

    /// <summary>Whether the person must not be asked about the case: they are on the customer's side, or too close to it.</summary>
    public static Task<bool> IsInConflictAsync(ConsoleDbContext db, CaseRow row, Guid personId, CancellationToken cancellationToken) =>
        InConflict(db, row).AnyAsync(id => id == personId, cancellationToken);

    /// <summary>The people who are on the customer's side, or too close to it.</summary>
    public static IQueryable<Guid> InConflict(ConsoleDbContext db, CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        return db
            .ConflictsOfInterest.Where(conflict =>
                (conflict.SubjectKind == SubjectName.AccountKind && conflict.SubjectKey == row.AccountKey)
                || (conflict.SubjectKind == SubjectName.CaseKind && conflict.SubjectKey == row.Key)
            )
            .Select(conflict => conflict.PersonId);
    }

    private static NewCaseEvent EventOf(string key, string activity, CaseRemark said) =>
        new(key, activity, CaseEventKind.System, said.FromId, said.At)
        {
            AttributesJson = JsonSerializer.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    [CaseEvents.NoteAttribute] = said.NoteId.ToString("D"),
                    [PersonAttribute] = said.ToId.ToString("D"),
                }
            ),
        };
}

/// <summary>A message from one person to another about a case.</summary>
/// <param name="NoteId">Id of the note with the text.</param>
public sealed record CaseRemark(Guid NoteId, Guid CaseId, Guid FromId, Guid ToId, string Text, DateTimeOffset At);
