using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>
/// The link from a ticket to its case: a line of the first private note that is written there, so that a ticket nobody works on here is not
/// written on only for it.
/// </summary>
internal static class LinkBack
{
    /// <summary>The text to write, with the link if the ticket has none yet and its connection wants one.</summary>
    public static async Task<string> TextAsync(
        ConsoleDbContext db,
        OutboxRow row,
        PublicAddress address,
        CancellationToken cancellationToken
    )
    {
        if (!address.IsSet || CarriedMessages.MessageOf(row) is not null || CarriedOwners.EventKeyOf(row) is not null)
        {
            return row.Text;
        }

        // an address in the console is nothing for customers
        var isNote = CarriedNotes.IsNote(row);
        var isWanted = await db.Connections.AnyAsync(
            each => each.Id == row.ConnectionId && each.LinksBack && (each.NotesArePrivate || isNote),
            cancellationToken
        );
        if (!isWanted)
        {
            return row.Text;
        }

        var key = await db.Cases.Where(each => each.Id == row.CaseId).Select(each => each.Key).FirstAsync(cancellationToken);
        var link = address.Of("/cases/" + Uri.EscapeDataString(key));
        var written = await db
            .Outbox.AsNoTracking()
            .Where(other => other.CaseId == row.CaseId && other.TicketId == row.TicketId && other.State == CarryState.Carried)
            .ToListAsync(cancellationToken);
        // this row has it from an earlier attempt
        return HasLine(row, link) || written.Exists(other => HasLine(other, link)) ? row.Text : $"{row.Text}\n\n{link}";
    }

    private static bool HasLine(OutboxRow row, string line) => row.Text.Split('\n').Contains(line, StringComparer.Ordinal);
}
