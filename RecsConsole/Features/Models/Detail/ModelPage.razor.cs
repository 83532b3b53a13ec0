using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Detail;

/// <summary>A model of the registry: how it did, what the gate says, its life, and the next step.</summary>
public sealed partial class ModelPage(ModelOperations operations)
{
    private ModelView? _view;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;
    private string? _readVersion;
    private string? _said;
    private string? _refusal;

    [Parameter]
    public required string Version { get; set; }

    private string Standing
    {
        get
        {
            var line = _view!.Line;
            var kind = ModelLabels.Kind(line.Kind).ToLowerInvariant();
            return line.Status switch
            {
                ModelStates.Live => $"ranks {kind} for everybody",
                ModelStates.Pilot => $"ranks {kind} for {ModelLabels.Covered(line.Share)}",
                ModelStates.Shadow => $"would rank {kind}; shown to nobody",
                _ => $"ranked {kind} once; out of use",
            };
        }
    }

    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_readVersion, Version, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        (_readVersion, _view, _error) = (Version, null, null);
        (_said, _refusal) = (null, null);
        return ReadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var version = Version;
        var actor = await operations.Actors.GetAsync(Disposed);
        _changes ??= ModelChanges.Follow(operations.Changes, actor, FollowAsync);
        var result = await operations.Read.RunAsync(actor, version, Disposed);
        if (string.Equals(version, Version, StringComparison.Ordinal))
        {
            (_view, _error) = (result.Value, result.Error);
            _zone = TimeZones.Find(_view?.TimeZone) ?? _zone;
        }
    }

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await ReadAsync();
                StateHasChanged();
            }
        });

    // Whatever came of the step, the page shows what stands now.
    private async Task StepAsync(Result<ModelMoved> moved)
    {
        (_said, _refusal) = (moved.Value?.Message, moved.Error?.Message);
        await ReadAsync();
    }
}
