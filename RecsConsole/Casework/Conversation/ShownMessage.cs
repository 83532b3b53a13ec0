using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Conversation;

/// <summary>A message as shown on the case.</summary>
/// <param name="Contact">The contact person of the customer; null when none is named.</param>
/// <param name="Error">The error of the mail server or the other system for a message that is not delivered yet.</param>
public sealed record ShownMessage(
    Guid Id,
    MessageDirection Direction,
    string? Contact,
    string? Address,
    string Text,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<ShownAttachment> Attachments,
    MessageDelivery Delivery,
    string? Error
)
{
    /// <summary>Characters changed from what the console had drafted; null when it drafted nothing.</summary>
    public int? Changed { get; init; }

    /// <summary>Messages by id; missing ones are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ShownMessage>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, ShownMessage>();
        }

        var rows = await db.Messages.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var files = await db
            .Attachments.Where(file => ids.Contains(file.MessageId))
            .OrderBy(file => file.Id)
            .Select(file => new { file.MessageId, File = new ShownAttachment(file.Id, file.Name, file.Size) })
            .ToListAsync(cancellationToken);
        var byMessage = files.ToLookup(each => each.MessageId, each => each.File);
        return rows.ToDictionary(row => row.Id, row => From(row, [.. byMessage[row.Id]]));
    }

    private static ShownMessage From(MessageRow row, IReadOnlyList<ShownAttachment> files) =>
        new(
            row.Id,
            row.Direction,
            row.ContactName,
            row.Address,
            row.Text,
            Citation.Read(row.CitationsJson),
            files,
            row.Delivery,
            StoredText.Read(row.DeliveryError)?.Words
        )
        {
            Changed = row.DraftText is null ? null : row.EditDistance,
        };
}

/// <summary>An attachment.</summary>
/// <param name="Size">Size in bytes.</param>
public sealed record ShownAttachment(Guid Id, string Name, int Size);
