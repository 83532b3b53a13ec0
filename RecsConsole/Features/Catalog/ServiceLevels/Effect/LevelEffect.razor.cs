using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.ServiceLevels.Effect;

/// <summary>The open cases whose deadline a service level, saved or not, would change, before and after.</summary>
public sealed partial class LevelEffect(PreviewServiceLevel previewLevel, ActorProvider actors)
{
    private LevelPreview? _preview;
    private Error? _error;
    private string? _evaluatedHash;
    private bool _isBusy;

    /// <summary>The level; empty while a new one has no id.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required ServiceLevelContent Text { get; set; }

    /// <summary>Other published levels for the same cases, which block publishing.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string>? Against { get; set; }

    private bool IsOutdated => !string.Equals(_evaluatedHash, Text.Hash, StringComparison.Ordinal);

    private async Task EvaluateAsync()
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        (_isBusy, _evaluatedHash) = (true, Text.Hash);
        try
        {
            var actor = await actors.GetAsync(Disposed);
            var result = await previewLevel.RunAsync(actor, Key, Text, Disposed);
            (_preview, _error) = (result.Value, result.Error);
        }
        finally
        {
            _isBusy = false;
        }
    }
}
