using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>When to publish, as chosen in the dialog.</summary>
/// <param name="IsLater">At a time to come; otherwise now.</param>
/// <param name="Typed">The value of the field for date and time, in the reader's time zone.</param>
public sealed record PublishTime(bool IsLater, string Typed)
{
    public static PublishTime Now { get; } = new(IsLater: false, "");

    /// <summary>The chosen instant; null for now, and while nothing readable is typed.</summary>
    public DateTimeOffset? At(TimeZoneInfo? zone) => IsLater ? FieldTimes.Read(Typed, zone) : null;
}
