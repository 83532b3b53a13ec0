using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The open cases for which a playbook, saved or not, would propose a step.</summary>
public sealed partial class PlaybookEffect(PreviewPlaybook previewPlaybook, ActorProvider actors)
{
    private PlaybookPreview? _preview;
    private Error? _error;
    private string? _evaluatedHash;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required PlaybookContent Text { get; set; }

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
            var result = await previewPlaybook.RunAsync(actor, Text, Disposed);
            (_preview, _error) = (result.Value, result.Error);
        }
        finally
        {
            _isBusy = false;
        }
    }
}
