using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Settings;

/// <summary>Finds a time zone by name and shows the current time there.</summary>
public sealed partial class ZoneChoice(TimeProvider clock)
{
    private readonly string _id = $"zone-{Guid.NewGuid():N}";
    private string _text = "";

    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter]
    public EventCallback<string> OnChoose { get; set; }

    private string? NowIn(string name) =>
        ZoneList.Find(name) is { } zone
            ? Texts.NowThere.With(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).ToString("HH:mm", CultureInfo.InvariantCulture))
            : null;

    private Task ChooseAsync(string name)
    {
        _text = "";
        return OnChoose.InvokeAsync(name);
    }
}
