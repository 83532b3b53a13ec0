using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy.Alarms;

/// <summary>
/// The alarms on figures that every tenant begins with, by the keys of the insights: outcome and acceptance against their own history,
/// empty slates, silence, and gaps in the audit trail. A tenant may mute or delete them.
/// </summary>
public static class UsualAlarms
{
    private const int Week = 7;
    private const long One = 1_000_000;

    /// <summary>Figure, kind and limit in millionths.</summary>
    public static IReadOnlyList<(string Figure, FigureAlarmKind Kind, long? Limit)> All { get; } =
    [
        ("headline.slamet", FigureAlarmKind.Unusual, null),
        ("headline.timetosolution", FigureAlarmKind.Unusual, null),
        ("acceptance.decisions", FigureAlarmKind.Unusual, null),
        ("empty.action", FigureAlarmKind.Above, 3 * One / 10),
        ("volume.decisions", FigureAlarmKind.Missing, null),
        ("audit.decisions", FigureAlarmKind.Below, One),
    ];

    /// <summary>Adds them to a context that is bound to the new tenant.</summary>
    public static void Append(ConsoleDbContext db, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.FigureAlarms.AddRange(
            All.Select(alarm => new FigureAlarmRow
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(now),
                Figure = alarm.Figure,
                Kind = alarm.Kind,
                Limit = alarm.Limit,
                Days = Week,
                CreatedAt = Timestamps.Round(now),
            })
        );
    }
}
