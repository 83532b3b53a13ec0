using System.Globalization;

namespace RecsConsole.Features.Audit;

/// <summary>A position in the trail: time and id of an entry, the sort order of pages.</summary>
public readonly record struct AuditCursor(DateTimeOffset At, Guid Id)
{
    private const string Form = "yyyyMMddHHmmssfff";

    public static AuditCursor? Parse(string? text)
    {
        var parts = text?.Split('-', 2) ?? [];
        return
            parts is [var at, var id]
            && DateTimeOffset.TryParseExact(at, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && Guid.TryParseExact(id, "N", out var known)
            ? new(instant, known)
            : null;
    }

    public override string ToString() => $"{At.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}-{Id:N}";
}
