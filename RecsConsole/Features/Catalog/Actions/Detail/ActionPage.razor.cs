using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>An action of the catalog: its versions, their life, how it fared and who did what.</summary>
public sealed partial class ActionPage(ReadAction readAction, ActionMemory memory, ActorProvider actors)
{
    private ActionView? _view;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private string? _readKey;
    private string? _said;
    private string? _refusal;

    [Parameter]
    public required string Key { get; set; }

    private IEnumerable<ActionVersion> Standing =>
        new[] { _view!.Published ?? (_view.Pending is null ? _view.Newest : null), _view.Pending }.OfType<ActionVersion>().Distinct();

    public static string AddressOf(string key) => $"{ActionFilter.Root}/{Uri.EscapeDataString(key)}";

    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_readKey, Key, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        (_readKey, _view, _error) = (Key, null, null);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var key = Key;
        var actor = await actors.GetAsync(Disposed);
        var result = await readAction.RunAsync(actor, key, Disposed);
        if (string.Equals(key, Key, StringComparison.Ordinal))
        {
            (_view, _error) = (result.Value, result.Error);
            _zone = TimeZones.Find(_view?.TimeZone);
        }
    }

    // Whatever came of the step, the page shows what stands now.
    private async Task StepAsync(Result<VersionMoved> moved)
    {
        (_said, _refusal) = (moved.Value?.Message, moved.Error?.Message);
        await ReadAsync();
    }
}
