using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Forms;
using RecsConsole.Connectors;
using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// What a step decided about fields of the ticket: values of its form that a case field prefilled. The case shows them once the ticket is
/// read again.
/// </summary>
public static class CarriedFields
{
    /// <summary>None for a message, and for a step whose form has no such field.</summary>
    public static async Task<IReadOnlyList<FieldWriting>> ReadAsync(
        ConsoleDbContext db,
        OutboxRow sent,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(sent);
        var step = await db
            .CaseEvents.AsNoTracking()
            .FirstOrDefaultAsync(each => each.CaseId == sent.CaseId && each.EventKey == sent.EventKey, cancellationToken);
        var filled = step is null ? [] : FormJson.ReadFilled(CaseEvents.AttributesOf(step).GetValueOrDefault(FormJson.Attribute));
        return
        [
            .. filled
                .Where(field => field.From is not null)
                .DistinctBy(field => field.From, StringComparer.Ordinal)
                .Select(field => new FieldWriting(field.From!, field.Value, field.Before)),
        ];
    }
}
