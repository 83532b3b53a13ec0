using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>An item with its conversation.</summary>
/// <param name="Said">Newest first.</param>
/// <param name="CaseId">Id of the case, if the reader may see it.</param>
public sealed record OpenItem(InboxLine Line, Guid? CaseId, IReadOnlyList<ThreadLine> Said)
{
    /// <summary>Name of the reader; set if they wrote something too.</summary>
    public string? Reader { get; init; }

    internal static async Task<OpenItem> ReadAsync(
        OperationScope scope,
        InboxItemRow row,
        InboxLine line,
        CancellationToken cancellationToken
    )
    {
        if (line.IsHidden)
        {
            return new(line, null, []);
        }

        var told = line.Text is null ? null : new ThreadLine(line.From, line.Text, row.At);
        var other = row.Kind switch
        {
            InboxKind.Asked when row.AnsweredAt is not null => await AnswerAsync(scope, row, cancellationToken),
            InboxKind.Answered when Guid.TryParse(row.Reference, out var question) => await OwnNoteAsync(
                scope,
                row,
                question,
                cancellationToken
            ),
            _ => null,
        };
        return new(line, row.CaseId, [.. new[] { told, other }.OfType<ThreadLine>().OrderByDescending(said => said.At)])
        {
            Reader = other is null ? null : await NameAsync(scope, cancellationToken),
        };
    }

    private static Task<string?> NameAsync(OperationScope scope, CancellationToken cancellationToken) =>
        scope
            .Db.People.Where(person => person.Id == scope.Actor.PersonId)
            .Select(person => (string?)person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);

    // answered by the reader, by a stand-in who was asked too, or by the person for whom the reader is the stand-in
    private static async Task<ThreadLine?> AnswerAsync(OperationScope scope, InboxItemRow row, CancellationToken cancellationToken)
    {
        var asked = scope
            .Db.InboxItems.Where(each => each.EventKey == row.EventKey && each.Kind == InboxKind.Asked)
            .Select(each => each.Id);
        var note = await scope
            .Db.Notes.AsNoTracking()
            .FirstOrDefaultAsync(found => asked.Contains(found.Id) && found.CaseId == row.CaseId, cancellationToken);
        if (note is null)
        {
            return null;
        }

        var names = await PeopleNames.ReadAsync(scope.Db, [note.AuthorId], cancellationToken);
        return new(
            note.AuthorId == scope.Actor.PersonId ? null : names.GetValueOrDefault(note.AuthorId, Texts.SomebodyWhoLeft),
            note.Text,
            note.At
        );
    }

    // the reader's own question or answer, stored as a note on the case
    private static async Task<ThreadLine?> OwnNoteAsync(
        OperationScope scope,
        InboxItemRow row,
        Guid noteId,
        CancellationToken cancellationToken
    )
    {
        var note = await scope
            .Db.Notes.AsNoTracking()
            .FirstOrDefaultAsync(
                found => found.Id == noteId && found.CaseId == row.CaseId && found.AuthorId == scope.Actor.PersonId,
                cancellationToken
            );
        return note is null ? null : new(null, note.Text, note.At);
    }
}

/// <summary>One contribution to the conversation.</summary>
/// <param name="Who">Null for the reader.</param>
public sealed record ThreadLine(string? Who, string Text, DateTimeOffset At);
