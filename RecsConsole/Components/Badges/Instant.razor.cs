using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Badges;

/// <summary>An instant in everyday words, exact on hover.</summary>
public sealed partial class Instant(TimeProvider clock)
{
    [Parameter, EditorRequired]
    public required DateTimeOffset At { get; set; }

    /// <summary>Only the day matters.</summary>
    [Parameter]
    public bool IsDay { get; set; }

    /// <summary>The reader's time zone; UTC where nobody gave one.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }
}
