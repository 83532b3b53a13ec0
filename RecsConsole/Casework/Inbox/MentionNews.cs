using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifies the people mentioned in a note on a case, if they may see the case.</summary>
public static class MentionNews
{
    /// <param name="note">A note on the case, by the actor of the scope.</param>
    public static async Task NotifyAsync(OperationScope scope, CaseRow row, NoteRow note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(note);
        if (!Mentions.MayNameSomebody(note.Text))
        {
            return;
        }

        var people = await scope
            .Db.People.AsNoTracking()
            .Where(person => person.IsActive)
            .Select(person => new Mentionable(person.Id, person.DisplayName, person.Email))
            .ToListAsync(cancellationToken);
        foreach (var person in Mentions.Find(note.Text, people))
        {
            var rights = await scope.ReadRightsOfAsync(person, cancellationToken);
            if (rights.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            {
                await InboxPost.NotifyAsync(
                    scope.Db,
                    new(person, "note:" + note.Id.ToString("D"), InboxKind.Mentioned, note.At)
                    {
                        CaseId = row.Id,
                        FromId = note.AuthorId,
                        Reference = note.Id.ToString("D"),
                        Text = note.Text,
                    },
                    cancellationToken
                );
            }
        }
    }
}
