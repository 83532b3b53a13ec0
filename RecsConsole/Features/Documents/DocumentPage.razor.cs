using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents;

/// <summary>Shows a document for reading.</summary>
public sealed partial class DocumentPage(ReadDocument readDocument, ActorProvider actors)
{
    private static string[] Classifications => [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];

    private DocumentView? _view;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private string? _readKey;

    [Parameter]
    public required string Key { get; set; }

    /// <summary>The case that the document was opened from; the case page checks access itself.</summary>
    [SupplyParameterFromQuery(Name = "case")]
    public string? CaseKey { get; set; }

    private string ClassificationWords => Classifications[Math.Clamp(_view!.Classification, 0, Classifications.Length - 1)];

    private string? ReviewHint => _view!.ReviewBy is { } by ? Texts.ReviewWasDue.With(InstantLabels.Exact(by, _zone)) : null;

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
        var result = await readDocument.RunAsync(actor, key, Disposed);
        if (string.Equals(key, Key, StringComparison.Ordinal))
        {
            (_view, _error) = (result.Value, result.Error);
            _zone = TimeZones.Find(_view?.TimeZone);
        }
    }
}
