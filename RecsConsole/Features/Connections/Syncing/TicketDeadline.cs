using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>Updates the deadline of a case from the due date of its ticket, see <see cref="TicketDue"/>.</summary>
internal static class TicketDeadline
{
    /// <summary>True when the deadline of the case changed; its event says so. The caller saves it.</summary>
    public static async Task<bool> FollowAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken)
    {
        if (turn.Ticket.Due is not { } told)
        {
            return false;
        }

        var db = turn.Scope.Db;
        var due = told.At(told.IsDay ? await ZoneAsync(db, row, cancellationToken) : TimeZoneInfo.Utc);
        if (await TicketDue.FindAsync(db, row, turn.Machine, due, cancellationToken) is not { } change)
        {
            return false;
        }

        var attributes = turn.AttributesOf(null);
        change.Note(attributes);
        TicketDue.Note(attributes, due);
        var key = turn.KeyOf(FormattableString.Invariant($"due:{row.EventCount + 1}"));
        CaseEvents.Append(
            db,
            row,
            new(key, RemoteEvents.Due, CaseEventKind.System, null, turn.IsFirst ? row.OpenedAt : turn.Scope.Now)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = turn.IsFirst,
                IsFromOutside = true,
            }
        );
        change.Apply(row);
        return true;
    }

    // a day ends where the case is worked on
    private static async Task<TimeZoneInfo> ZoneAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        var calendars = db.Calendars.Where(calendar =>
            db.CaseTypes.Any(type => type.Key == row.TypeKey && type.CalendarKey == calendar.Key)
        );
        var name =
            await calendars.Select(calendar => calendar.TimeZone).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Tenants.Where(tenant => tenant.Id == row.TenantId).Select(tenant => tenant.TimeZone).FirstAsync(cancellationToken);
        return TimeZones.Find(name) ?? TimeZoneInfo.Utc;
    }
}
